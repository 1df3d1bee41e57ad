"""Finds out which device a few words mean."""
