"""Remembers one visit, and forgets it."""
