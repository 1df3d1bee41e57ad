"""Makes content packs for the offices, and the keys that sign them."""
