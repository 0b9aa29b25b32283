"""The window: the only floor, with app, that imports Qt."""
