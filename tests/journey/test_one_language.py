"""A page is in one language: where a sentence lacks its translation, the whole page is shown in another."""

from collections.abc import Collection, Mapping
from gettext import NullTranslations

import pytest
from msgspec.structs import replace

from kiosk.content.content import Content
from kiosk.i18n.translator import Translator
from kiosk.journey.context import Office
from kiosk.journey.journey import Journey
from kiosk.journey.state import Position, Preferences, State
from kiosk.view_model.page import Notice, Page
from kiosk.view_model.plain_text import block_paragraphs
from tests.played_visit import NOON, shipped_content

INTENT = State(Position("intent", facts={"language": "de"}), preferences=Preferences(language="de"))
LEAD = "arrival.intent.lead"
NOTE = "words.words.note.untranslated"


class Marked(NullTranslations):
    """A catalog that says each sentence in English between the marks of its language, but for some contexts."""

    def __init__(self, tag: str, missing: Collection[str]) -> None:
        super().__init__()
        self.tag = tag
        self.missing = missing

    def pgettext(self, context: str, message: str) -> str:
        return message if context in self.missing else f"<{self.tag}>{message}"

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self.pgettext(context, msgid1 if n == 1 else msgid2)


def in_german_too() -> Content:
    """The content with German among its languages."""
    content = shipped_content()
    german = replace(content.languages["fr"], tag="de", name="Deutsch")
    return replace(content, languages={**content.languages, "de": german})


def marked_translator(tag: str, missing: Collection[str]) -> Translator:
    """The translator of such a catalog."""
    return Translator(tag, lambda: Marked(tag, missing))


def journey(missing: Mapping[str, Collection[str]]) -> Journey:
    """A journey in German, French and English, in that order, that lacks these contexts in these languages."""
    content = in_german_too()
    words = {tag: marked_translator(tag, missing.get(tag, ())) for tag in ("de", "fr")}
    return Journey(
        content.languages,
        lambda: content,
        Office(languages=("de", "fr", "en")),
        lambda tag: words.get(tag) or Translator(tag),
    )


def texts(page: Page) -> str:
    """All words of a page but the labels around it."""
    lines = [line for block in page.blocks for line in block_paragraphs(block, page.language)]
    options = getattr(page.ask, "options", ())
    return "\n".join([page.title, *lines, *(option.say for option in options)])


@pytest.mark.parametrize(
    ("missing", "language"),
    [
        ({}, "de"),
        ({"de": (LEAD,)}, "fr"),
        ({"de": (LEAD,), "fr": (LEAD,)}, "en"),
        ({"de": (LEAD,), "fr": (NOTE,)}, "en"),
        ({"fr": (LEAD,), "de": ("arrival.other.title",)}, "de"),
    ],
)
def test_a_page_that_lacks_a_translation_is_whole_in_the_first_language_that_has_all_of_it(
    missing: dict[str, Collection[str]], language: str
) -> None:
    page = journey(missing).page(INTENT, NOON, "screen")
    assert page.language == language
    others = {"<de>", "<fr>"} - {f"<{language}>"}
    assert not any(mark in texts(page) for mark in others)
    assert (f"<{language}>" in texts(page)) == (language != "en")
    notices = [one.say for one in page.blocks if isinstance(one, Notice) and "Deutsch" in one.say]
    assert len(notices) == (language != "de")
    assert all("this page is not translated yet" in notice for notice in notices)


def test_the_next_page_is_in_the_members_language_again() -> None:
    german = journey({"de": (LEAD,)})
    assert german.page(INTENT, NOON, "screen").language == "fr"
    other = replace(INTENT, position=replace(INTENT.position, node="other"))
    assert german.page(other, NOON, "screen").language == "de"
    assert german.page(INTENT, NOON, "screen").language == "fr"


def test_a_form_for_a_number_that_is_missing_counts_too() -> None:
    german = journey({"de": ("leaving.warning.lead",)})
    for seconds in (1, 30):
        page = german.overlay("warning", INTENT, NOON, "screen", seconds=seconds)
        assert page.language == "fr"
        assert f"{seconds} second" in texts(page)
