"""Content packs: newer texts for an office, in one signed file; read strictly, checked, kept, chosen."""
