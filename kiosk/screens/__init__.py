"""The full-screen door: pages as rows, keys as replies, and Textual between them and the terminal."""

from kiosk.screens.lean import slim

slim()
