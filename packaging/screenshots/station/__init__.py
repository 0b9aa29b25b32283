"""A filling station's four-colour plan drawn again by a real pointer, from a picture of the old one."""
