"""Registers and ledgers as tables on paper: what a form is, how its table is set, and the forms themselves."""
