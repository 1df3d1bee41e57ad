"""What stands between Textual and the terminal: hardened input and output, signals, crashes."""
