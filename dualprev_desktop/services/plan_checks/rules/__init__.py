"""One rule of the cross-check a file, each bound to the name CHECK."""
