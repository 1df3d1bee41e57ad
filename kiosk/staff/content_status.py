"""What the health page says of content and translations, which takes too long to look at while a page waits."""

from datetime import date

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.content.freshness import find_stale_entries
from kiosk.i18n.validation import all_messages, check_language
from kiosk.paths import CONTENT, shipped_folder


class ContentStatus(Struct, frozen=True):
    """How many things are to be looked at again; sentences missing and fuzzy by language, where there are any."""

    ageing: int = 0
    unfinished: dict[str, tuple[int, int]] = {}


def content_status(content: Content, day: date) -> ContentStatus:
    """Look at all of it, which takes half a second."""
    said = all_messages(CONTENT)
    # What is not translated is said in English, which never lacks anything.
    checked = [
        check_language(shipped_folder("locales"), tag, said)
        for tag in content.languages
        if tag != "en"
    ]
    unfinished = {one.tag: (one.missing, one.fuzzy) for one in checked if one.missing + one.fuzzy}
    return ContentStatus(len(find_stale_entries(content, CONTENT, day)), unfinished)
