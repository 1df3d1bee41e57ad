"""The commands of the shell, one a file."""
