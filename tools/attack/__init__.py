"""Attacks on the kiosk: what `scripts/attack` runs at length, and the tests in short forms."""
