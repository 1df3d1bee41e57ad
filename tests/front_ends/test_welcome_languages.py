"""The welcome page with three and four languages: each choice stands there with its label, in any window."""

import itertools
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from msgspec.structs import replace

from kiosk.content.content import Language
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Office
from kiosk.journey.fold import MORE_OPTION
from kiosk.journey.journey import Journey
from kiosk.journey.state import State
from kiosk.view_model.page import Choices, Option, Page
from kiosk.view_model.plain_text import CHECK_BOXES
from kiosk.view_model.replies import Chose
from tests.front_ends.planned_pages import WindowSize, plan_variants
from tests.played_visit import NOON, shipped_content
from tests.sampling import sampled
from tests.tui.pages import WELCOME
from tests.tui.window import Window, window

SIZES = ((60, 18), (80, 24))
SETTINGS = ("space", "contrast", "voice")
WELCOME_CHOICES = {"space", "contrast", "voice", "line"}


def language(tag: str, name: str, greeting: str, about: str, **preferences: str) -> Language:
    """A language that the content has not, with the words of its welcome page."""
    return replace(
        shipped_content().languages["en"],
        tag=tag,
        name=name,
        greeting=greeting,
        about=about,
        choices=preferences,
    )


GERMAN = language(
    "de",
    "Deutsch",
    "Willkommen.",
    "EU Login, Schritt für Schritt, auf Ihrem eigenen Gerät.",
    space="Mehr Abstand",
    contrast="Stärkerer Kontrast",
    voice="Vorlesen",
    line="Zeile für Zeile",
    larger="Größere Schrift",
    more="Mehr Auswahl",
    first="Sprachen",
)
GREEK = language(
    "el",
    "Ελληνικά",
    "Καλώς ήρθατε.",
    "EU Login, βήμα προς βήμα, στη δική σας συσκευή.",
    space="Περισσότερος χώρος",
    contrast="Εντονότερη αντίθεση",
    voice="Ανάγνωση δυνατά",
    line="Γραμμή προς γραμμή",
    larger="Μεγαλύτερο κείμενο",
    more="Περισσότερες επιλογές",
    first="Γλώσσες",
)
LANGUAGES = {**shipped_content().languages, "de": GERMAN, "el": GREEK}
TAGS = ("fr", "en", "de", "el")


def journey_with(count: int, *, enlarges: bool) -> Journey:
    """A journey that offers so many languages."""
    content = replace(shipped_content(), languages=LANGUAGES)
    office = Office(languages=TAGS[:count], enlarges=enlarges)
    return Journey(LANGUAGES, lambda: content, office, load_translator)


def welcome_pages(journey: Journey, state: State) -> list[tuple[State, Page]]:
    """The welcome page with each page of its choices, until the first comes again."""
    found: list[tuple[State, Page]] = []
    for _ in range(5):
        page = journey.page(state, NOON, "screen")
        assert isinstance(page.ask, Choices)
        if found and page.ask == found[0][1].ask:
            break
        found.append((state, page))
        if MORE_OPTION not in {one.id for one in page.ask.options}:
            break
        state = journey.answer(state, page, Chose(MORE_OPTION), NOON, "screen").state
    return found


@pytest.fixture(scope="module")
def windows() -> Iterator[dict[WindowSize, Window]]:
    """A window of each size."""
    with ExitStack() as stack:
        yield {size: stack.enter_context(window(WELCOME, size=size)) for size in SIZES}


def text_in_window(page: Page, opened: Window) -> str:
    """All that a page shows in a window; fails where it is more than one part."""
    shown = opened.show(page)
    assert shown.parts == 1
    assert {str(one.key) for one in options(page)} <= {target.key for target in shown.targets}
    return shown.text


def options(page: Page) -> tuple[Option, ...]:
    """What a page offers."""
    assert isinstance(page.ask, Choices)
    return page.ask.options


CHOSEN = itertools.product((False, True), repeat=len(SETTINGS))


@pytest.mark.parametrize(
    ("count", "enlarges", "size", "chosen"),
    sampled(itertools.product((3, 4), (False, True), SIZES, CHOSEN), 3),
)
def test_every_language_and_setting_is_shown_with_its_label_and_can_be_chosen(
    count: int,
    enlarges: bool,
    size: WindowSize,
    chosen: tuple[bool, ...],
    windows: dict[WindowSize, Window],
) -> None:
    journey = journey_with(count, enlarges=enlarges)
    state = journey.start()
    for setting, wanted in zip(SETTINGS, chosen, strict=True):
        if wanted:
            page = journey.page(state, NOON, "screen")
            state = journey.answer(state, page, Chose(setting), NOON, "screen").state
    offered: set[str] = set()
    for _, page in welcome_pages(journey, state):
        text = text_in_window(page, windows[size])
        for option in options(page):
            say = " ".join(option.say.split())
            assert f"{option.key} {CHECK_BOXES[option.checked]}{say}" in text, option
            assert option.say.strip()
        offered |= {one.id for one in options(page)}
    assert offered - {MORE_OPTION} == {
        *TAGS[:count],
        *WELCOME_CHOICES,
        *({"larger"} if enlarges else ()),
    }


@pytest.mark.parametrize("count", [3, 4])
def test_all_languages_are_on_the_first_page_of_choices_and_settings_are_named_in_each(
    count: int, windows: dict[WindowSize, Window]
) -> None:
    journey = journey_with(count, enlarges=True)
    (_, first), *rest = welcome_pages(journey, journey.start())
    ids = [one.id for one in options(first)]
    assert tuple(ids[:count]) == TAGS[:count]
    assert "voice" in ids
    for page in (first, *(page for _, page in rest)):
        for option in options(page):
            if option.id not in TAGS:
                assert GERMAN.choices[
                    {MORE_OPTION: "more"}.get(option.id, option.id)
                ] in option.say or (GERMAN.choices["first"] in option.say)
    text = text_in_window(first, windows[60, 18])
    for tag in TAGS[:count]:
        assert LANGUAGES[tag].greeting in text


def test_the_second_page_of_choices_is_left_again_when_nobody_is_there() -> None:
    journey = journey_with(4, enlarges=False)
    paces = [page.pace for _, page in welcome_pages(journey, journey.start())]
    assert paces == ["welcome", "question"]


@pytest.mark.parametrize("tag", TAGS)
def test_what_the_welcome_page_has_no_room_for_is_said_on_the_page_after_it(tag: str) -> None:
    journey = journey_with(4, enlarges=False)
    page = journey.page(journey.start(), NOON, "screen")
    state = journey.answer(journey.start(), page, Chose(tag), NOON, "screen").state
    after = journey.page(state, NOON, "screen")
    assert after.id == "intent"
    # A page without a translation, as in these tests, is shown in another language of the office.
    assert LANGUAGES[after.language].privacy in [
        getattr(block, "say", "") for block in after.blocks
    ]
    for size in SIZES:
        (planned,) = plan_variants(after, size)
        assert planned.parts <= 2
