"""The names of the two files that a pack has besides its content."""

MANIFEST, SIGNATURE = "manifest.toml", "manifest.sig"
