"""The steps from nothing to a company with a draft register."""
