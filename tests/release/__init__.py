"""Tests of tools/release: each makes a small one, or a part of one."""
