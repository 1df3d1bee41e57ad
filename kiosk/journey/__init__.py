"""Decides, and is pure: from the answers of a visit to its pages."""
