"""Tests of the book for reviewers and of its table."""
