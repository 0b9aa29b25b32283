"""The command line's commands, one a file; a new one is found by being here."""
