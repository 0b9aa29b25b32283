"""The plan editor: a scene that follows the records, and its tools."""
