"""The state of content and translations for the health page; finding it out takes too long for a page to wait."""

from datetime import date

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.content.freshness import find_stale_entries
from kiosk.i18n.validation import all_messages, check_language
from kiosk.paths import CONTENT, shipped_folder


class ContentStatus(Struct, frozen=True):
    """How many entries of the content are stale; the missing and fuzzy translations of each language with any."""

    stale: int = 0
    unfinished: dict[str, tuple[int, int]] = {}


def content_status(content: Content, day: date) -> ContentStatus:
    """Check all of it as on a day; it takes about half a second."""
    sourced = all_messages(CONTENT)
    # English needs no translations.
    reports = [
        check_language(shipped_folder("locales"), tag, sourced, language.forms)
        for tag, language in content.languages.items()
        if tag != "en"
    ]
    unfinished = {one.tag: (one.missing, one.fuzzy) for one in reports if one.missing + one.fuzzy}
    return ContentStatus(len(find_stale_entries(content, CONTENT, day)), unfinished)
