"""Long pages are cut between chunks, in order, with the choices together at the end."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.tui.parts import Part, cut
from kiosk.tui.rows import BLANK, Chunk, Piece, Row, Span

HEIGHT = st.integers(6, 20)
SIZES = st.lists(st.lists(st.integers(1, 8), min_size=1, max_size=10), max_size=8)


def made(sizes: list[list[int]]) -> list[Piece]:
    """Pieces with chunks of these sizes, every row numbered."""
    pieces = []
    number = 0
    for chunks in sizes:
        rows: list[Chunk] = []
        for size in chunks:
            rows.append(tuple((Span(str(number + at)),) for at in range(size)))
            number += size
        pieces.append(Piece(tuple(rows)))
    return pieces


def tail(size: int) -> tuple[Chunk, ...]:
    """Choices of one row each."""
    return tuple(((Span(f"choice {at}"),),) for at in range(size))


def rows(parts: tuple[Part, ...]) -> list[Row]:
    """All rows but the blank ones."""
    return [row for part in parts for row in part if row != BLANK]


def home(parts: tuple[Part, ...], row: Row) -> int:
    """The part that a row is in."""
    return next(at for at, part in enumerate(parts) if row in part)


@given(SIZES, st.integers(0, 6), HEIGHT, st.integers(0, 2))
def test_nothing_is_lost_and_nothing_changes_places(
    sizes: list[list[int]], choices: int, height: int, gap: int
) -> None:
    pieces, end = made(sizes), tail(choices)
    expected = [row for piece in pieces for row in piece.rows] + [chunk[0] for chunk in end]
    assert rows(cut(pieces, end, height, gap)) == expected


@given(SIZES, st.integers(0, 6), HEIGHT, st.integers(0, 2))
def test_every_part_fits_and_begins_and_ends_with_something(
    sizes: list[list[int]], choices: int, height: int, gap: int
) -> None:
    for part in (parts := cut(made(sizes), tail(choices), height, gap)):
        assert len(part) <= height
        assert parts == ((),) or (part[0] != BLANK and part[-1] != BLANK)


@given(SIZES, st.integers(1, 6), HEIGHT, st.integers(0, 2))
def test_the_choices_stand_together_on_the_last_part(
    sizes: list[list[int]], choices: int, height: int, gap: int
) -> None:
    end = tail(choices)
    last = cut(made(sizes), end, height, gap)[-1]
    assert list(last[-choices:]) == [chunk[0] for chunk in end]


@given(SIZES, st.integers(0, 6), st.integers(8, 20), st.integers(0, 2))
def test_rows_that_belong_together_stay_together(
    sizes: list[list[int]], choices: int, height: int, gap: int
) -> None:
    pieces = made(sizes)
    parts = cut(pieces, tail(choices), height, gap)
    for piece in pieces:
        for chunk in piece.chunks:
            assert len({home(parts, row) for row in chunk}) == 1


@given(SIZES, st.integers(0, 6), HEIGHT, st.integers(0, 2))
def test_a_block_that_fits_a_part_is_cut_only_to_stand_beside_the_choices(
    sizes: list[list[int]], choices: int, height: int, gap: int
) -> None:
    pieces = made(sizes)
    parts = cut(pieces, tail(choices), height, gap)
    for piece in pieces[:-1]:
        if len(piece.rows) <= height:
            assert len({home(parts, row) for row in piece.rows}) == 1


@given(st.lists(st.just([1]), min_size=1, max_size=30), st.integers(1, 4), HEIGHT)
def test_the_last_words_stand_beside_the_choices(
    sizes: list[list[int]], choices: int, height: int
) -> None:
    pieces = made(sizes)
    last = cut(pieces, tail(choices), height, 1)[-1]
    assert pieces[-1].rows[-1] in last


def test_a_piece_longer_than_a_part_begins_under_what_stands_before_it() -> None:
    parts = cut(made([[2], [1] * 30]), tail(3), 12, 1)
    assert len(parts[0]) == 12
    assert len(cut(made([[9], [1] * 30]), tail(3), 12, 1)[0]) == 9
