"""The rules of the guide, one a file; a new one is found by being here."""
