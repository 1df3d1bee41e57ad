"""Plain language: what `kiosk check` asks of every sentence, and of every page, in each language."""
