"""What the host is made of: the terminal's modes, the child, its events, the writer of the logbook."""
