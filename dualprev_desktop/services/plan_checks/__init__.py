"""The cross-check of a plan with the register: rules that find what does not agree, and what mends it."""
