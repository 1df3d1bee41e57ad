"""The resume code: nine digits that hold where a member stands, and nothing of who it is."""
