"""Tests of tools/release_trial, but for what only root may do on a fresh Debian."""
