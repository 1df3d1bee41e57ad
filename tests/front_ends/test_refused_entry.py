"""Digits and Enter alone lead away from a number that is refused, in both front ends alike."""

import pytest

from kiosk.line_mode.front_end import run_session
from tests.languages import LANGUAGES
from tests.line_mode.scripted_session import RecordedOutput, ScriptedReader
from tests.played_visit import PlayedVisit, shipped_content
from tests.tui.window import Window

FORMS = {
    "comeback": (("come-back",), "123", "intent"),
    "phone": (("something-else", "phone"), "0099", "other"),
}
"""How each form is reached, an entry that it refuses, and the page before it."""


def visit_at(form: str, language: str, front_end: str) -> PlayedVisit:
    """A visit at the empty field of a form."""
    visit = PlayedVisit(language, "line" if front_end == "line" else "screen")
    for option in FORMS[form][0]:
        visit.choose(option)
    return visit


def play(visit: PlayedVisit, *entries: str) -> str:
    """Type entries, each with Enter behind it, in line mode; gives what was printed before the visit was left."""
    output = RecordedOutput()
    run_session(visit.session, ScriptedReader(*entries), output)
    return " ".join(output.text.split())


def entries(visit: PlayedVisit) -> int:
    """How often something was handed in."""
    return sum(event.kind == "typed" for event in visit.events)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_the_same_entry_a_second_time_offers_the_same_ways_out(form: str, language: str) -> None:
    _, wrong, before = FORMS[form]
    for key, page in (("0", f"help/{form}"), ("9", before), ("8", form)):
        heard, shown = (visit_at(form, language, front_end) for front_end in ("line", "screen"))
        printed = play(heard, wrong, wrong, key)
        with Window(shown.session) as window:
            window.press(*wrong, "enter", "enter")
            options = [one.option.say for one in window.screen.view.choices]
            window.press(key)
        assert (shown.page.id, heard.events[-1].page) == (page, page)
        assert len(options) == 4
        assert all(option in printed for option in options)
        assert entries(heard) == entries(shown) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_enter_does_now_is_said_in_words(language: str) -> None:
    labels = shipped_content().languages[language].labels
    heard, shown = (visit_at("comeback", language, front_end) for front_end in ("line", "screen"))
    assert labels["keys"].replace("\N{NO-BREAK SPACE}", " ") in play(heard, "123").replace(
        "\N{NO-BREAK SPACE}", " "
    )
    with Window(shown.session) as window:
        window.press(*"123", "enter")
        bar = " ".join(window.shown().rows[-2:]).strip(" ─")
    assert bar.split() == labels["keys_again"].split()
