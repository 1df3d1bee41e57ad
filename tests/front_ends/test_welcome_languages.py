"""The welcome page with 1 to 24 languages: all of it stands in any window, in the language that has the focus."""

import io
import itertools
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kiosk.events import Event
from kiosk.journey.fold import MORE_OPTION
from kiosk.journey.journey import Journey
from kiosk.journey.pages.welcome import COMFORT, COMFORT_NODE, GREETING_LENGTH
from kiosk.journey.state import State
from kiosk.line_mode.front_end import run_session
from kiosk.line_mode.line_reader import NoLine
from kiosk.services.speech import SilentVoice
from kiosk.tui.widgets.controls import Choice
from kiosk.view_model.page import Choices, Option, Page
from kiosk.view_model.page_languages import page_in_each_language
from kiosk.view_model.plain_text import CHECK_BOXES
from kiosk.view_model.replies import Chose
from kiosk.visit.services import Voice
from kiosk.visit.visit import Visit
from tests.front_ends.planned_pages import SIZES, WindowSize, plan_variants
from tests.front_ends.union_languages import TAGS, union_journey, union_languages
from tests.played_visit import NOON
from tests.sampling import sampled
from tests.tui.window import Shown, Window

COUNTS = (1, 2, 3, 4, 5, 6, 7, 8, 12, 24)
SETTINGS = ("space", "contrast", "voice")
COMFORTS = ("space", "contrast", "voice", "line")
LANGUAGES = union_languages()
MORE_KEY, COMFORT_KEY = "5", "7"
"""The keys of the next languages and of the other settings, with so many languages that both are there."""


def options(page: Page) -> tuple[Option, ...]:
    """What a page offers."""
    assert isinstance(page.ask, Choices)
    return page.ask.options


def ids(page: Page) -> list[str]:
    """The ids of what a page offers."""
    return [one.id for one in options(page)]


def welcome_pages(journey: Journey, state: State) -> list[Page]:
    """All parts of the welcome page, each with the page of settings that it opens."""
    found: list[Page] = []
    for _ in TAGS:
        page = journey.page(state, NOON, "screen")
        if any(page.ask == known.ask for known in found):
            break
        found.append(page)
        if COMFORT in ids(page):
            below = journey.answer(state, page, Chose(COMFORT), NOON, "screen").state
            found.append(journey.page(below, NOON, "screen"))
        if MORE_OPTION not in ids(page):
            break
        state = journey.answer(state, page, Chose(MORE_OPTION), NOON, "screen").state
    return found


def state_with(journey: Journey, *settings: str) -> State:
    """The beginning of a visit with these settings."""
    state = journey.start()
    for setting in settings:
        page = journey.page(state, NOON, "screen")
        state = journey.answer(state, page, Chose(setting), NOON, "screen").state
    return state


CHOSEN = tuple(
    tuple(itertools.compress(SETTINGS, chosen))
    for chosen in itertools.product((False, True), repeat=len(SETTINGS))
)


@pytest.mark.parametrize(
    ("count", "enlarges", "chosen"),
    sampled(itertools.product(COUNTS, (False, True), CHOSEN), 7),
)
def test_each_page_is_whole_in_any_window_and_its_rows_are_the_same_in_each_language(
    count: int, enlarges: bool, chosen: tuple[str, ...]
) -> None:
    journey = union_journey(count, enlarges=enlarges)
    pages = welcome_pages(journey, state_with(journey, *chosen))
    for page, size in itertools.product(pages, SIZES):
        plans = [
            planned
            for version in page_in_each_language(page)
            for planned in plan_variants(version, size)
        ]
        assert {one.parts for one in plans} == {1}, (page.id, size)
        assert all(one.part_rows(0) <= one.room for one in plans), (page.id, size)
        assert len({(one.fit, one.blocks, one.room) for one in plans}) == 1, (page.id, size)


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("enlarges", [False, True])
def test_all_languages_and_settings_are_offered_once_in_the_order_of_the_office(
    count: int, enlarges: bool
) -> None:
    journey = union_journey(count, enlarges=enlarges)
    pages = welcome_pages(journey, journey.start())
    parts = [page for page in pages if page.id == "welcome"]
    assert [id for page in parts for id in ids(page) if id in LANGUAGES] == list(TAGS[:count])
    assert all("voice" in ids(page) for page in parts)
    for page in parts:
        below = next((one for one in pages if one.id == COMFORT_NODE), None)
        offered = [*ids(page), *(ids(below) if below else ())]
        settings = [id for id in offered if id in (*COMFORTS, "larger")]
        assert sorted(settings) == sorted((*COMFORTS, *(("larger",) if enlarges else ())))
    for page in pages:
        assert len({one.key for one in options(page)}) == len(options(page)) <= 7
        assert all(1 <= one.key <= 7 and one.say.strip() for one in options(page))


@contextmanager
def visit_window(
    count: int,
    size: WindowSize = (60, 18),
    enlarges: bool = False,
    voice: Voice | None = None,
) -> Iterator[Window]:
    """A window with a visit to an office that offers so many languages."""
    visit = Visit(
        union_journey(count, enlarges=enlarges),
        lambda: 0.0,
        lambda: NOON,
        lambda event: None,
        voice=voice,
    )
    with Window(visit, size) as opened:
        yield opened


def shown_options(window: Window) -> list[Option]:
    """The choices as they stand in the window."""
    return [one.option for one in window.screen.query(Choice) if one.display]


def check_whole(window: Window) -> Shown:
    """All of a page in one part, each choice with its label."""
    shown, page = window.shown(), window.session.page()
    assert shown.parts == 1
    said = shown_options(window)
    assert [(one.key, one.id) for one in said] == [(one.key, one.id) for one in options(page)]
    for option in said:
        label = " ".join(option.say.split())
        assert label
        assert f"{option.key} {CHECK_BOXES[option.checked]}{label}" in shown.text, option
    assert {str(one.key) for one in said} <= {target.key for target in shown.targets}
    if page.id == "welcome":
        languages = [LANGUAGES[id] for id in ids(page) if id in LANGUAGES]
        assert all(one.greeting in shown.text for one in languages)
        assert any(" ".join(one.about.split()) in shown.text for one in languages)
    return shown


@pytest.mark.parametrize(
    ("count", "size", "spaced"), sampled(itertools.product(COUNTS, SIZES, (False, True)), 7)
)
def test_each_language_can_be_seen_and_chosen_with_digits_alone(
    count: int, size: WindowSize, spaced: bool
) -> None:
    with visit_window(count, size, enlarges=True) as window:
        if spaced:
            window.press("f2")
        seen: dict[str, tuple[int, str]] = {}
        for part in range(count):
            check_whole(window)
            page = window.session.page()
            for option in options(page):
                if option.id in LANGUAGES:
                    seen.setdefault(option.id, (part, str(option.key)))
            if COMFORT in ids(page):
                window.press(str(options(page)[-1].key))
                check_whole(window)
                assert window.session.page().id == COMFORT_NODE
                window.press(COMFORT_KEY)
                assert ids(window.session.page()) == ids(page)
            if MORE_OPTION not in ids(page) or len(seen) == count:
                break
            window.press(MORE_KEY)
        assert list(seen) == list(TAGS[:count])
        if count > 5:
            window.press(MORE_KEY)
            assert ids(window.session.page())[0] == TAGS[0]
        part, key = seen[TAGS[count - 1]]
        window.press(*[MORE_KEY] * part, key)
        assert window.session.page().id == "intent"


def said_by(window: Window) -> dict[str, str]:
    """The labels in the window by the ids of their choices."""
    return {one.id: one.say for one in shown_options(window)}


@pytest.mark.parametrize("count", [2, 3, 4, 5, 12, 24])
@pytest.mark.parametrize("spaced", [False, True])
def test_settings_are_labelled_in_the_language_of_the_focus_and_nothing_else_moves(
    count: int, spaced: bool
) -> None:
    with visit_window(count) as window:
        if spaced:
            window.press("f2")
        first = window.shown()
        tags = [one.id for one in shown_options(window) if one.id in LANGUAGES]
        for tag in tags:
            language, shown, said = LANGUAGES[tag], window.shown(), said_by(window)
            assert tag == TAGS[int(shown.focus) - 1]
            settings = [id for id in said if id in language.choices]
            assert settings
            assert {said[id] for id in settings} == {language.choices[id] for id in settings}
            assert f"0 {language.labels['help']} " in shown.text
            if count > 4:
                assert language.about in shown.text
                others = (LANGUAGES[one].about for one in tags if one != tag)
                assert not any(about in shown.text for about in others)
            # The targets of choices are where they were; keys of the key bar have labels of their own length.
            regions = [one.region for one in shown.targets[: len(said)]]
            assert regions == [one.region for one in first.targets[: len(said)]]
            lines = [one.region.y for one in shown.targets]
            assert lines == [one.region.y for one in first.targets]
            window.press("right")


def test_a_setting_with_the_focus_stays_in_the_language_that_had_it_last() -> None:
    with visit_window(24) as window:
        window.press("down", "down")
        german = LANGUAGES["de"].choices
        window.press("down", "down", "down")
        assert window.shown().focus == "6"
        greek = LANGUAGES["el"].choices
        assert said_by(window)["voice"] == greek["voice"]
        window.press("up", "up", "up")
        assert window.shown().focus == "3"
        assert said_by(window)["voice"] == german["voice"]
        window.press("6")
        assert said_by(window)["voice"] == german["voice"]
        assert window.shown().focus == "3"
        window.press(COMFORT_KEY)
        assert said_by(window) == {
            id: german[id] for id in ("space", "contrast", "line", "language")
        }
        window.press("1")
        assert said_by(window)["space"] == german["space"]
        window.press(COMFORT_KEY)
        assert window.shown().focus == "3"
        assert said_by(window)[COMFORT] == german[COMFORT]


def test_going_back_from_a_language_leads_to_the_part_on_which_it_stands() -> None:
    with visit_window(24) as window:
        window.press(MORE_KEY, "2")
        assert window.session.page().id == "intent"
        window.press("9")
        assert window.shown().focus == "2"
        assert said_by(window)["voice"] == LANGUAGES[TAGS[5]].choices["voice"]


def test_line_mode_can_be_chosen_from_the_page_of_settings() -> None:
    with visit_window(24) as window:
        window.press(MORE_KEY, COMFORT_KEY)
        line = next(one for one in shown_options(window) if one.id == "line")
        window.press(str(line.key))
        assert window.session.requested_front_end == "line"
        window.session.switch_to("line")
        assert window.session.page().id == "welcome"


def test_the_voice_speaks_in_the_language_of_the_labels() -> None:
    voice = SilentVoice()
    with visit_window(24, voice=voice) as window:
        window.press("down", "down", "*")
        language, text = voice.said[-1]
        assert language == "de"
        assert LANGUAGES["de"].choices["voice"] in text
        assert LANGUAGES["fr"].choices["voice"] not in text
        window.press("down", "8")
        assert voice.said[-1][0] == "el"
        window.press(MORE_KEY)
        assert voice.said[-1][0] == TAGS[4]
        window.press("down", COMFORT_KEY)
        assert voice.said[-1][0] == TAGS[5]
        assert LANGUAGES[TAGS[5]].choices["space"] in voice.said[-1][1]


def test_a_language_without_a_voice_says_so_and_nothing_moves() -> None:
    journey = union_journey(24, speaks=lambda tag: tag != "de")
    page = journey.page(state_with(journey, "voice"), NOON, "screen")
    says = [getattr(one.blocks[-1], "say", "") for one in page_in_each_language(page)]
    assert [bool(say) for say in says] == [False, False, True, False]
    sizes = {
        plan.blocks for one in page_in_each_language(page) for plan in plan_variants(one, (60, 18))
    }
    assert len(sizes) == 1


class LanguageChooser:
    """Types digits until the last language is offered, and chooses that one; `offered` are those seen before."""

    def __init__(self, visit: Visit, last: str) -> None:
        self._visit = visit
        self._last = last
        self.offered: list[str] = []

    def read_line(self, timeout: float | None) -> str | NoLine:
        """A digit of the page that is printed; the end of input after the welcome page."""
        page = self._visit.page()
        if page.id != "welcome":
            return NoLine.END
        self.offered += [id for id in ids(page) if id in LANGUAGES]
        wanted = self._last if self._last in ids(page) else MORE_OPTION
        return str(next(one.key for one in options(page) if one.id == wanted))


@pytest.mark.parametrize("count", COUNTS)
def test_line_mode_offers_each_language_by_digits_in_lines_of_40_columns(count: int) -> None:
    events: list[Event] = []
    journey = union_journey(count)
    visit = Visit(journey, lambda: 0.0, lambda: NOON, events.append, front_end="line")
    last, output = TAGS[count - 1], io.StringIO()
    chooser = LanguageChooser(visit, last)
    run_session(visit, chooser, output, width=40)
    assert chooser.offered == list(TAGS[:count])
    assert last in [event.choice for event in events]
    printed = output.getvalue()
    assert max(map(len, printed.splitlines())) <= 40
    said = " ".join(printed.split())
    for language in (LANGUAGES[tag] for tag in TAGS[:count]):
        assert f". {language.name}." in said
        for words in (language.greeting, language.about, language.choices["voice"]):
            assert " ".join(words.split()) in said


@pytest.mark.parametrize("count", [8, 24])
def test_greetings_keep_to_two_lines_and_none_is_broken(count: int) -> None:
    journey = union_journey(count)
    for page in welcome_pages(journey, journey.start()):
        greeting = getattr(page.blocks[0], "say", "")
        assert len(greeting) <= GREETING_LENGTH
        if page.id == "welcome":
            words = {" ".join(one.split()) for one in greeting.split("  ")}
            assert words == {LANGUAGES[id].greeting for id in ids(page) if id in LANGUAGES}
