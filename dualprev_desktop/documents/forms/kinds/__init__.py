"""The forms, one a file; a new one is found by being here, and is a document then."""
