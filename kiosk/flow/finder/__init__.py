"""Finds out which device a few words mean."""

from kiosk.flow.finder.agree import agreed
from kiosk.flow.finder.candidate import Candidate
from kiosk.flow.finder.find import Found, find

__all__ = ["Candidate", "Found", "agreed", "find"]
