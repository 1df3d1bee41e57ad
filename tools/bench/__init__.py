"""Measures the kiosk against a bare Textual app, each in a pseudo-terminal of its own."""
