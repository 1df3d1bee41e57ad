"""Reads the content into frozen records, and names what is wrong with it: file, key, remedy."""
