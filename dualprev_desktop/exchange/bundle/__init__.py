"""The signed report bundle (上报包, `.dpb`): one file that anyone can verify with tools that are not ours."""
