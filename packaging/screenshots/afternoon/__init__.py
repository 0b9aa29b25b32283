"""The first afternoon in parts: eyes, hand, steps, and the tools that check what it left behind."""
