"""Every tool of the plan driven by a real pointer and keys, held against the file after each gesture."""
