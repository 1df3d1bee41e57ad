"""Makes a release: Debian packages, wheel, sdist, the changelog's part, checksums and their signature."""
