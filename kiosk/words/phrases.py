"""The few phrases that words need of themselves; all else that is said stands in the content."""

from kiosk.content.records import MISSING, Sentence

MAY_DIFFER = Sentence("phrases.may-differ", "{label} (the wording may differ)")
"""A button whose name nobody has read on a real screen."""

HOUR = Sentence("phrases.hour", "{hour}:{minute}")
"""An hour of the day; both fields are digits, the minute always two."""

TODAY = Sentence("phrases.today", "today, {time}")
TOMORROW = Sentence("phrases.tomorrow", "tomorrow, {time}")
ON_DAY = Sentence("phrases.on-day", "{date}, {time}")

PHRASES = (MISSING, MAY_DIFFER, HOUR, TODAY, TOMORROW, ON_DAY)
