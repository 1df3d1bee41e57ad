"""A page gets the most space that fits, and is cut only between blocks, with its last words beside its choices."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.tui.part_fitting import (
    SPACINGS,
    BlockSize,
    ChoiceSizes,
    Fit,
    choice_columns,
    fit_page,
)

ROOM = st.integers(12, 33)
BLOCKS = st.lists(
    st.builds(BlockSize, st.integers(1, 4), joined=st.booleans(), kept=st.booleans()), max_size=20
)
CHOICES = st.lists(st.tuples(st.integers(1, 2), st.integers(8, 70)), max_size=7).map(
    lambda sizes: ChoiceSizes(tuple(rows for rows, _ in sizes), tuple(width for _, width in sizes))
)


def height(fit: Fit, blocks: list[BlockSize], choices: ChoiceSizes, part: int) -> int:
    """The rows that a part takes, counted as the stylesheet lays them out."""
    spacing = fit.spacing
    first, after = fit.parts[part]
    rows = spacing.top + sum(
        one.rows + (0 if one.joined else spacing.gap) for one in blocks[first:after]
    )
    if part < len(fit.parts) - 1:
        # The blank row below the last block of a part may lie beyond the window.
        return rows - (0 if blocks[after - 1].joined else spacing.gap)
    if choices.rows:
        count = len(fit.columns)
        lines = [max(choices.rows[at : at + count]) for at in range(0, len(choices.rows), count)]
        if count > 1:
            lines = [1] * len(lines)
        rows += spacing.before + sum(lines) + spacing.between * (len(lines) - 1) + spacing.bottom
    return rows


@example(blocks=[], choices=ChoiceSizes((1,) * 7, (8,) * 6 + (52,)), room=12, more_space=True)
@given(BLOCKS, CHOICES, ROOM, st.booleans())
def test_every_part_fits_and_together_they_are_the_page(
    blocks: list[BlockSize], choices: ChoiceSizes, room: int, more_space: bool
) -> None:
    fit = fit_page(blocks, choices, 0, 60, room, more_space=more_space)
    assert [at for first, after in fit.parts for at in range(first, after)] == list(
        range(len(blocks))
    )
    alone = sum(choices.rows) + (len(choices.rows) if more_space else 0) + 2
    if alone <= room:
        for part in range(len(fit.parts)):
            assert height(fit, blocks, choices, part) <= room


@given(BLOCKS.filter(bool), CHOICES, ROOM)
def test_the_choices_have_words_beside_them_wherever_there_is_room_for_any(
    blocks: list[BlockSize], choices: ChoiceSizes, room: int
) -> None:
    fit = fit_page(blocks, choices, 0, 60, room)
    first, after = fit.parts[-1]
    if sum(choices.rows) + blocks[-1].rows + 2 <= room:
        assert after > first


@given(BLOCKS, CHOICES, ROOM)
def test_what_is_kept_together_is_cut_only_where_it_is_longer_than_a_part(
    blocks: list[BlockSize], choices: ChoiceSizes, room: int
) -> None:
    fit = fit_page(blocks, choices, 0, 60, room)
    for first, after in fit.parts[:-1]:
        others = [at for at in range(first + 1, after) if not blocks[at - 1].kept]
        assert not others or not blocks[after - 1].kept


def test_more_space_keeps_a_blank_row_between_choices_and_welcome_gives_it_up() -> None:
    blocks, choices = [BlockSize(1)] * 4, ChoiceSizes((1,) * 5, (40,) * 5)
    spaced = fit_page(blocks, choices, 0, 60, 14, more_space=True)
    assert spaced.spacing.between == 1
    assert len(spaced.parts) == 2
    welcome = fit_page(blocks, choices, 0, 60, 13, more_space=True, in_one_part=True)
    assert len(welcome.parts) == 1


def test_a_dense_page_gives_up_blank_rows_rather_than_have_a_first_part_half_empty() -> None:
    choices = ChoiceSizes((2, 2, 2, 1, 1, 1), (70,) * 3 + (30,) * 3)
    blocks = [BlockSize(1), BlockSize(1), BlockSize(2)]
    assert fit_page(blocks, choices, 0, 60, 15).parts == ((0, 2), (2, 3))
    dense = fit_page(blocks, choices, 0, 60, 15, dense=True)
    assert dense.parts == ((0, 3),)
    assert height(dense, blocks, choices, 0) == 14
    # What is better cut, too long, or to be shown with more space, stays as it is.
    for more in ([BlockSize(1)] * 5, [BlockSize(4)]):
        longer = [*more, *blocks]
        assert fit_page(longer, choices, 0, 60, 15, dense=True) == fit_page(
            longer, choices, 0, 60, 15
        )
    spaced = fit_page(blocks, choices, 0, 60, 15, more_space=True, dense=True)
    assert spaced == fit_page(blocks, choices, 0, 60, 15, more_space=True)


def test_choices_stand_in_columns_only_where_each_has_one_row() -> None:
    assert choice_columns((20, 25, 20, 25), 2, 60) == (30, 30)
    assert choice_columns((40, 10, 30, 10), 2, 60) == (45, 14)
    assert choice_columns((40, 30), 2, 60) == ()
    assert choice_columns((10,), 2, 60) == ()


RULE = re.compile(r"^\.-(?P<name>[\w-]+) \{(?P<body>[^{}\n]*\}|.*?^\})", re.DOTALL | re.MULTILINE)


def number(pattern: str, text: str, otherwise: int) -> int:
    """The number behind a property of a rule."""
    found = re.search(pattern, text)
    return int(found[1]) if found else otherwise


@pytest.mark.parametrize("spacing", SPACINGS, ids=lambda one: one.name)
def test_the_stylesheet_has_the_numbers_of_each_spacing(spacing: object) -> None:
    sheet = (Path(__file__).parents[2] / "styles/spacing.tcss").read_text(encoding="utf-8")
    rules = {one["name"]: one["body"] for one in RULE.finditer(sheet)}
    (given_,) = [one for one in SPACINGS if one is spacing]
    body = rules[given_.name]
    between = number(r"Choice \{ padding-bottom: (\d)", body, 0)
    assert number(r"padding-top: (\d)", body, 0) == given_.top
    assert number(r"#body > \* \{ margin-bottom: (\d)", body, 1) == given_.gap
    assert number(r"#choices \{ margin-top: (\d)", body, 0) == given_.before
    assert between == given_.between
    assert number(r"Choice.-last \{ padding-bottom: (\d)", body, between) == given_.bottom
