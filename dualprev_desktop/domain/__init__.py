"""Values and rules of dual prevention: pure, no input or output, no clock of its own."""
