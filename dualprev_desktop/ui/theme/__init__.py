"""Look: colours, spaces and type from one token file, light and dark."""
