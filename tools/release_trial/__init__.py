"""Tries the Debian packages of two releases on a fresh Debian, in a folder (a root for chroot)."""
