"""What `scripts/install-kiosk` does: installs the kiosk on Debian or Ubuntu, and removes it again.

It runs on the system's own Python, from 3.10 on, with nothing beside its standard library.
"""
