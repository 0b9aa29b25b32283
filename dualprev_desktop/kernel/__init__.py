"""The ground everything stands on: errors, text, paths, ids, clock, registry, progress."""
