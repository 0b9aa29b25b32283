"""One file per format that a plan's background may come in."""
