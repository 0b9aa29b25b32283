"""The record types, one declaration a file; a new one is found by being here."""
