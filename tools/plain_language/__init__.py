"""Plain language: what is asked of every sentence and of every page, in each language."""
