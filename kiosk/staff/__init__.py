"""The staff: their PIN, their pages, and what these pages decide."""
