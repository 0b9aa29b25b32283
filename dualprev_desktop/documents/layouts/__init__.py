"""The print layouts of plans, one a file; a new one is found by being here."""
