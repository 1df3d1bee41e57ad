"""Tests of the Debian packages: what they hold, and what their parts do."""
