"""DualPrev Desktop: building and keeping a dual-prevention system, offline, one company a file."""

__version__ = "0.1.0"
