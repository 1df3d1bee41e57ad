"""Without any colour nothing is lost: focus and state stand in the text itself, on every page."""

import pytest

from kiosk.tui.options import SIGN
from kiosk.tui.sheet import Sheet
from kiosk.view_model.page import Notice, Page, StepList
from tests.accessibility.shown_pages import every, rows, sheets

LANGUAGES = ("en", "fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_focus_differs_in_text_on_every_page(language: str) -> None:
    focused = 0
    for page, sheet in sheets(language):
        signs = [(row.index(SIGN), y) for y, row in enumerate(rows(sheet)) if SIGN in row]
        if sheet.focus:
            focused += 1
            assert [y for _, y in signs] == [sheet.cursor[1]], page.id
            assert holds(sheet, signs[0]), page.id
        else:
            assert signs == [], page.id
    assert focused > 1000


def holds(sheet: Sheet, cell: tuple[int, int]) -> bool:
    """Whether the target that has the focus holds a cell."""
    return any(one.holds(cell) for one in sheet.targets if one.key == sheet.focus)


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
    for page, sheet in sheets(language):
        first = next((one for one in page.blocks if isinstance(one, Notice)), None)
        told = [row.strip() for row in rows(sheet)]
        if first and sheet.parts == 1:
            warned += 1
            sign = first.sign or "!"
            assert any(row.startswith(f"{sign} ") for row in told), page.id
    assert warned > 50


def test_both_languages_stand_on_the_same_pages() -> None:
    ids: list[list[str]] = [sorted({page.id for page in every(one)}) for one in LANGUAGES]
    assert ids[0] == ids[1]
    assert len(ids[0]) > 500
    assert isinstance(every("fr")[0], Page)
