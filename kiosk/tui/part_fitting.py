"""How a page fits its window: how much space there is between its blocks, and where it is cut into parts.

Pure arithmetic on heights in rows. `styles/spacing.tcss` has the same numbers, and a test compares them.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Spacing(NamedTuple):
    """Blank rows: above the first block, after each block, above the choices, and after each choice.

    `bottom` are those after the last choice. The name is a class of the stylesheet.
    """

    name: str
    top: int
    gap: int
    before: int
    between: int
    bottom: int


ROOMY = Spacing("roomy", top=3, gap=2, before=0, between=2, bottom=2)
TOUCH = Spacing("touch", top=1, gap=1, before=0, between=2, bottom=2)
"""Three rows for each choice, the last one too: enough for a finger."""
WIDE = Spacing("wide", top=3, gap=2, before=0, between=1, bottom=2)
EASY = Spacing("easy", top=2, gap=1, before=1, between=1, bottom=1)
OPEN = Spacing("open", top=1, gap=1, before=0, between=1, bottom=1)
SPACED = Spacing("spaced", top=1, gap=1, before=0, between=1, bottom=0)
EVEN = Spacing("even", top=2, gap=1, before=1, between=0, bottom=1)
PLAIN = Spacing("plain", top=1, gap=1, before=0, between=0, bottom=0)
CLOSE = Spacing("close", top=0, gap=1, before=0, between=0, bottom=0)
SPACED_CLOSE = Spacing("spaced-close", top=0, gap=1, before=0, between=1, bottom=0)

DENSE = Spacing("dense", top=0, gap=0, before=1, between=0, bottom=0)
"""Blank rows nowhere but above the choices."""

SPACINGS = (ROOMY, TOUCH, WIDE, EASY, OPEN, SPACED, EVEN, PLAIN, CLOSE, SPACED_CLOSE, DENSE)

ROOMY_ROWS = 26
"""Rows between band and key bar from which a page can have the most space without falling apart."""


MANY_PARTS = 2
"""With more parts than these, choices stand in columns where that saves one."""


class BlockSize(NamedTuple):
    """The rows of a block; `joined` to the next one without a blank row, `kept` on the same part as it."""

    rows: int
    joined: bool = False
    kept: bool = False


class ChoiceSizes(NamedTuple):
    """The rows of each choice in one column, and `widths`: the cells that each needs to stand on one row."""

    rows: tuple[int, ...] = ()
    widths: tuple[int, ...] = ()


class Fit(NamedTuple):
    """How a page stands: its spacing, the widths of the columns of choices, and its parts.

    A part is the indexes of its first block and of the one after its last.
    """

    spacing: Spacing
    columns: tuple[int, ...]
    parts: tuple[tuple[int, int], ...]


def fit_page(
    blocks: Sequence[BlockSize],
    choices: ChoiceSizes,
    field_rows: int,
    width: int,
    room: int,
    *,
    more_space: bool = False,
    in_one_part: bool = False,
    dense: bool = False,
) -> Fit:
    """The most space with which a page fits `room` rows; without any, as few parts as possible.

    `field_rows` are those of a field and its label, 0 without one; `width` are the cells of the choices.
    `more_space` keeps a blank row between choices, `in_one_part` gives it up rather than have a second part.
    `dense` gives up the blank rows between blocks rather than have a first part that is less than half full.
    """
    tries = list(_spacings(choices, width, room, more_space))
    if more_space and in_one_part:
        tries += _spacings(choices, width, room, more_space=False)
    for spacing, columns in tries:
        if _rows(blocks, choices, field_rows, spacing, columns) <= room:
            return Fit(spacing, columns, ((0, len(blocks)),))
    fit = _best_cut(blocks, choices, field_rows, width, room, more_space=more_space)
    if dense and not more_space and 2 * _height(blocks, 1, *fit.parts[0]) < room:
        for columns in _columns(choices, width):
            if _rows(blocks, choices, field_rows, DENSE, columns) <= room:
                return Fit(DENSE, columns, ((0, len(blocks)),))
    return fit


def _rows(
    blocks: Sequence[BlockSize],
    choices: ChoiceSizes,
    field_rows: int,
    spacing: Spacing,
    columns: tuple[int, ...],
) -> int:
    """The rows of a page in one part."""
    body = _height(blocks, spacing.gap, 0, len(blocks))
    return spacing.top + body + _ending(spacing, columns, choices, field_rows)


def _best_cut(
    blocks: Sequence[BlockSize],
    choices: ChoiceSizes,
    field_rows: int,
    width: int,
    room: int,
    *,
    more_space: bool,
) -> Fit:
    """The fewest parts of a page that does not fit in one."""

    def cut(spacing: Spacing, columns: tuple[int, ...]) -> Fit:
        return _cut(blocks, choices, field_rows, spacing, columns, room)

    if more_space:
        # The blank rows between choices stay unless no words would then stand beside these.
        spaced = [cut(one, (width,)) for one in (OPEN, SPACED, SPACED_CLOSE)]
        good = [one for one in spaced if _has_words_beside_choices(one)] or [cut(PLAIN, (width,))]
        return min(good, key=lambda fit: len(fit.parts))
    cuts = [cut(one, (width,)) for one in (PLAIN, CLOSE)]
    if all(len(fit.parts) > MANY_PARTS for fit in cuts):
        cuts += [cut(*one) for one in _columned_spacings(choices, width)]
    return min(cuts, key=lambda fit: len(fit.parts))


def _has_words_beside_choices(fit: Fit) -> bool:
    first, after = fit.parts[-1]
    return after > first


def choice_columns(widths: Sequence[int], count: int, width: int) -> tuple[int, ...]:
    """The widths of so many columns in which every choice has one row; none where they do not fit."""
    if len(widths) < count:
        return ()
    # One blank cell stands between two columns.
    needed = [max(widths[at::count]) + 1 for at in range(count)]
    needed[-1] -= 1
    spare = width - sum(needed)
    if spare < 0:
        return ()
    even = width // count
    return (even,) * count if max(needed) <= even else tuple(one + spare // count for one in needed)


def _spacings(
    choices: ChoiceSizes, width: int, room: int, more_space: bool
) -> Iterator[tuple[Spacing, tuple[int, ...]]]:
    """What to try for a page in one part, the most space first; choices in several columns last."""
    most = (ROOMY, TOUCH, WIDE) if room >= ROOMY_ROWS else (TOUCH,)
    least = (SPACED, SPACED_CLOSE) if more_space else (EVEN, PLAIN)
    for spacing in (*most, EASY, OPEN, *least):
        yield spacing, (width,)
    for columns in _columns(choices, width)[1:]:
        yield (SPACED if more_space else PLAIN), columns
    if not more_space:
        yield CLOSE, (width,)


def _columns(choices: ChoiceSizes, width: int) -> list[tuple[int, ...]]:
    """The columns in which choices can stand: one first, then more."""
    several = (choice_columns(choices.widths, count, width) for count in (2, 3, 4))
    return [(width,), *filter(None, several)]


def _columned_spacings(
    choices: ChoiceSizes, width: int
) -> Iterator[tuple[Spacing, tuple[int, ...]]]:
    for columns in _columns(choices, width)[1:]:
        yield PLAIN, columns
        yield CLOSE, columns


def _ending(
    spacing: Spacing, columns: tuple[int, ...], choices: ChoiceSizes, field_rows: int
) -> int:
    """The rows of the field and the choices with what belongs to them."""
    count = len(choices.rows)
    if not count:
        return field_rows
    lines = -(-count // len(columns))
    rows = sum(choices.rows) if len(columns) == 1 else lines
    return field_rows + spacing.before + rows + spacing.between * (lines - 1) + spacing.bottom


def _height(blocks: Sequence[BlockSize], gap: int, first: int, after: int) -> int:
    """The rows of some blocks, each with the blank rows after it."""
    return sum(one.rows + (0 if one.joined else gap) for one in blocks[first:after])


def _cut(
    blocks: Sequence[BlockSize],
    choices: ChoiceSizes,
    field_rows: int,
    spacing: Spacing,
    columns: tuple[int, ...],
    room: int,
) -> Fit:
    """The parts of a page: each as full as it can be, and with the choices the last words before them."""
    ending = _ending(spacing, columns, choices, field_rows)
    parts: list[tuple[int, int]] = []
    first = 0
    while True:
        fits = spacing.top + _height(blocks, spacing.gap, first, len(blocks)) + ending <= room
        if fits or not blocks:
            parts.append((first, len(blocks)))
            break
        after = _end_of_part(blocks, spacing, first, room, ending)
        parts.append((first, after))
        first = after
        if first == len(blocks):
            # A long list of choices leaves no room for words beside it.
            parts.append((first, first))
            break
    return Fit(spacing, columns, tuple(parts))


def _end_of_part(
    blocks: Sequence[BlockSize], spacing: Spacing, first: int, room: int, ending: int
) -> int:
    """Where a part that is not the last one ends: between two things that belong together only if it must be."""

    def fits(after: int) -> bool:
        # No blank row is needed below the last block of a part.
        rows = spacing.top + _height(blocks, spacing.gap, first, after)
        return rows - (0 if blocks[after - 1].joined else spacing.gap) <= room

    ends = [at for at in range(first + 1, len(blocks) + 1) if fits(at)] or [first + 1]
    # Words stay beside the choices wherever these leave room for any.
    last_words = [at for at in ends if at < len(blocks)]
    beside = spacing.top + _height(blocks, spacing.gap, len(blocks) - 1, len(blocks)) + ending
    if last_words and beside <= room:
        ends = last_words
    loose = [at for at in ends if not blocks[at - 1].kept] or ends
    whole = [at for at in loose if not blocks[at - 1].joined]
    # A list is kept whole unless the part would then be less than half full.
    if whole and 2 * _height(blocks, spacing.gap, first, whole[-1]) >= room:
        return whole[-1]
    fewest = [at for at in whole if _rest_fits(blocks, spacing, at, room, ending)]
    return fewest[-1] if fewest else loose[-1]


def _rest_fits(
    blocks: Sequence[BlockSize], spacing: Spacing, first: int, room: int, ending: int
) -> bool:
    return spacing.top + _height(blocks, spacing.gap, first, len(blocks)) + ending <= room
