"""The plain door: a line is printed, a line is read."""
