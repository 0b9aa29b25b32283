"""The steps of the afternoon, a file for each phase; each step takes the hand and the day."""
