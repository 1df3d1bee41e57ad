"""Decides: which page, which verdict, which step; pure, from answers to pages."""
