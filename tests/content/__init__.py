"""What the content promises, tested as data."""
