"""Use cases and queries: the door through which window, print, exchange and command line reach a company."""
