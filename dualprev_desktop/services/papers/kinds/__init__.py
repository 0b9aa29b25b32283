"""Each file is one kind of paper that hangs on the wall."""
