"""The full-screen front end, on Textual."""

from kiosk.tui.lean import slim

slim()
