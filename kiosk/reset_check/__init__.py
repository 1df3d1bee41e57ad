"""The reset check: plays visits in a kiosk of its own, and looks for what they left behind."""
