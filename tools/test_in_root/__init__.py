"""Tries a checkout on a fresh Debian, in a folder (a root for chroot), as an ordinary user."""
