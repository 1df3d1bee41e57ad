"""Reads the content into frozen records and says what is wrong with it: file, key, remedy."""
