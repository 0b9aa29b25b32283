"""DXF drawings: loaded, their blocks laid out within a budget, and drawn anew as plain lines and texts."""
