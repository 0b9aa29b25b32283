"""The tools of the plan, one file each."""
