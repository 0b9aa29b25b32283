"""What may be dropped on the window: one file for each kind, found by `ui.dropping`."""
