"""The review book: all pages of a visit on paper, for a reader of one language, and the table of their remarks."""
