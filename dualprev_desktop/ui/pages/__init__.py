"""The working pages, one a file; a new one is found by being here."""
