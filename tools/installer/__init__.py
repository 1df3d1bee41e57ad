"""What `scripts/install-kiosk` does: puts the kiosk onto Debian or Ubuntu, and takes it away again.

It runs on the system's own Python, from 3.10 on, with nothing beside its standard library.
"""
