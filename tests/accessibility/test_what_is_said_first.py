"""Titles, places, labels, choices and errors: what each page says of itself, on the screen, in lines and aloud."""

from collections import Counter
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from kiosk.view_model.page import Choices, CodeBoxes, Digits, Notice, Page
from kiosk.view_model.plain_text import page_lines
from kiosk.view_model.replies import Chose, Help, Typed
from kiosk.view_model.spoken_text import spoken_page
from tests.accessibility.shown_pages import every
from tests.crawl import watched_journey
from tests.journey.test_pages import options, pages
from tests.languages import LANGUAGES
from tests.played_visit import NOON, PlayedVisit
from tests.tui.window import window

WRONG_ENTRIES = {
    "phone": ("1", "0470 12 34", "+32 470 12 34 56 78 90 12"),
    "comeback": ("1", "123 456 780", "123 456 789 012"),
}
"""Entries that a number page cannot use: too few digits, wrong ones, too many."""


def asked_again(language: str) -> Iterator[tuple[Page, Page]]:
    """Each page of digits as it stands at first, and as it stands after a wrong entry."""
    made = watched_journey()
    for node, entries in WRONG_ENTRIES.items():
        start = made.start(language)
        state = replace(start, position=replace(start.position, node=node))
        before = made.page(state, NOON, "line")
        for typed in entries:
            turn = made.answer(state, before, Typed(typed), NOON, "line")
            after = made.page(turn.state, NOON, "line")
            if isinstance(after.ask, Digits):
                yield before, after


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_and_its_remedy_is_said_before_all_else_in_text_and_in_speech(
    language: str,
) -> None:
    asked = 0
    for before, after in asked_again(language):
        error = after.blocks[0]
        assert isinstance(error, Notice), after.id
        assert error.sign in ("", "!")
        assert error not in before.blocks
        # What is wrong, and what to do: two thoughts.
        assert len(error.say.split()) > 8, error.say
        for said in (page_lines(after, 400), spoken_page(after).splitlines()):
            told = [line for line in said if line.strip()]
            heads = sum(bool(part) for part in (after.title, after.place))
            # Aloud, each sentence of it stands on a line of its own.
            first = told[: heads + 1 + error.say.count(". ")]
            assert error.say in " ".join(first), (after.id, told[:4])
        asked += 1
    assert asked >= 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_step_says_its_stage_and_its_number_and_no_two_pages_of_a_place_share_a_title(
    language: str,
) -> None:
    steps = [page for page in every(language) if page.id.startswith("step/")]
    # A step of a stage stands in that stage; one of a situation in its own list.
    for page in steps:
        assert sum(map(str.isdigit, page.place)) >= 2, (page.id, page.place)
    assert len({page.place for page in steps}) > 40
    titles = Counter((page.title, page.place) for page in {one.id: one for one in steps}.values())
    assert [one for one, count in titles.items() if count > 2] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_choices_of_a_page_say_the_same_and_each_says_what_it_does(language: str) -> None:
    for _, page in pages(language):
        words = [one.say.strip().lower() for one in options(page)]
        assert all(any(map(str.isalpha, one)) or one.isdigit() for one in words), page.id
        assert [one for one, count in Counter(words).items() if count > 1] == [], page.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_field_has_its_label_and_its_form_above_it_on_every_page_of_digits(language: str) -> None:
    fields = {one.id: one for one in every(language) if isinstance(one.ask, Digits)}
    assert {"phone", "comeback"} <= set(fields)
    with window(next(iter(fields.values()))) as opened:
        for page in fields.values():
            assert isinstance(page.ask, Digits)
            shown = opened.show(page)
            while not opened.screen.is_last_part:
                opened.press("enter")
                shown = opened.shown()
            rows = shown.text.splitlines()
            field = shown.cursor[1]
            above = " ".join(" ".join(rows[:field]).split())
            label, form = (" ".join(one.split()) for one in (page.ask.say, page.ask.form))
            assert label, page.id
            assert form, page.id
            assert label in above, (page.id, label)
            assert form in above, (page.id, form)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_voice_begins_with_the_title_of_the_page_that_is_shown(language: str) -> None:
    for page in every(language):
        first = " ".join(spoken_page(page).splitlines()[:2])
        # A voice makes a pause where the screen has a dot between two parts of a title.
        assert page.title.replace(" · ", ", ").rstrip(".") in first, (page.id, first)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_visit_ends_only_after_a_question_whose_default_is_to_stay(language: str) -> None:
    visit = PlayedVisit(language=language)
    visit.choose("start")
    visit.reply(Help())
    visit.choose("stop")
    assert visit.session.outcome is None
    asked = visit.page
    assert isinstance(asked.ask, Choices)
    ends = {one.id for one in options(asked) if one.destructive}
    assert ends
    assert asked.ask.default not in ends
    visit.reply(Chose(ends.pop()))
    assert visit.session.outcome is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_nine_digits_of_a_slip_are_said_one_by_one(language: str) -> None:
    said = 0
    for page in every(language):
        for block in page.blocks:
            if isinstance(block, CodeBoxes) and len(block.text) == 9 and block.text.isdigit():
                assert ", ".join(" ".join(block.text[at : at + 3]) for at in (0, 3, 6)) in (
                    spoken_page(page)
                ), page.id
                said += 1
    assert said > 3
