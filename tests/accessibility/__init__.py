"""What the table of docs/accessibility.md promises: seen, heard, felt, in one's own time."""
