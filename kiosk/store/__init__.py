"""Remembers that visits happened: what happened, never who."""
