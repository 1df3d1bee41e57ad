"""One language: its sentences, numbers, dates, country names and quotation marks."""

from kiosk.words.label import label
from kiosk.words.load import load
from kiosk.words.words import Words

__all__ = ["Words", "label", "load"]
