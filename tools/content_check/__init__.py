"""Checks what the editors of the content must look at."""
