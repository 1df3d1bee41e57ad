"""Checks of the content, as its editors run them."""
