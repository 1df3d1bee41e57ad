"""Without any colour nothing is lost: focus and state stand in the text itself, on every page."""

import pytest

from kiosk.tui.widgets.blocks import block_widgets
from kiosk.tui.widgets.controls import SIGN
from kiosk.tui.widgets.paragraph import Paragraph
from kiosk.view_model.page import Notice, Page, StepList
from tests.accessibility.shown_pages import (
    LARGE,
    SMALLEST,
    USUAL,
    every,
    plans,
    samples,
    show,
)
from tests.languages import LANGUAGES
from tests.tui.window import window

FIELD_INDENT = 3
"""Cells from the sign of a field to its first one."""


@pytest.mark.parametrize("size", [SMALLEST, USUAL, LARGE], ids=str)
def test_the_focus_differs_in_text_on_every_page(size: tuple[int, int]) -> None:
    focused = 0
    for one in samples(size):
        shown = one.shown
        signs = [(row.index(SIGN), y) for y, row in enumerate(shown.rows) if SIGN in row]
        if shown.focus:
            focused += 1
            assert [y for _, y in signs] == [shown.cursor[1]], one.page.id
            (target,) = [one for one in shown.targets if one.key == shown.focus]
            # The sign of a field stands before its bracket.
            x, y = signs[0]
            assert target.holds(x, y) or target.holds(x + FIELD_INDENT, y)
        else:
            assert signs == [], one.page.id
    assert focused > 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_state_of_a_step_is_a_word_of_its_own(language: str) -> None:
    words: dict[str, set[str]] = {}
    for page in every(language):
        for block in page.blocks:
            if isinstance(block, StepList):
                for line in block.lines:
                    assert line.word.strip(), page.id
                    words.setdefault(line.status, set()).add(line.word)
    assert set(words) == {"done", "now", "later", "not-yet"}
    said = [word for found in words.values() for word in found]
    assert len(said) == len(set(said)) == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_warning_has_a_sign_of_its_own(language: str) -> None:
    warned = 0
    for plan in plans(language):
        for block in plan.page.blocks:
            if isinstance(block, Notice):
                warned += 1
                (widget,) = block_widgets(block, plan.frame.text_width)
                assert isinstance(widget, Paragraph)
                assert "".join(span.text for span in widget.content.prefix).strip(), plan.page.id
                assert widget.text == block.say
    assert warned > 50


def test_the_sign_of_a_warning_stands_before_its_words() -> None:
    warning = [
        plan
        for plan in plans("en")
        if plan.parts == 1 and any(isinstance(block, Notice) for block in plan.page.blocks)
    ]
    chosen = warning[:: len(warning) // 5]
    with window(chosen[0].page, size=SMALLEST) as opened:
        for plan in chosen:
            (one,) = show(opened, plan)
            told = [row.strip() for row in one.shown.rows]
            first = next(block for block in one.page.blocks if isinstance(block, Notice))
            begin = f"{first.sign or '!'}  {first.say.split()[0]}"
            assert any(row.startswith(begin) for row in told), one.page.id
    assert len(chosen) >= 5


def test_both_languages_stand_on_the_same_pages() -> None:
    ids: list[list[str]] = [sorted({page.id for page in every(one)}) for one in LANGUAGES]
    assert ids[0] == ids[1]
    assert len(ids[0]) > 500
    assert isinstance(every("fr")[0], Page)
