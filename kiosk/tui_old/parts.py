"""Cuts a page that is longer than the window into parts; the choices stand together on the last one."""

from collections.abc import Iterator, Sequence

from kiosk.tui.rows import BLANK, Chunk, Piece, Row

Part = tuple[Row, ...]
NOTHING = Piece(())
WORTH = 4
"""Rows of a long piece that are worth a beginning under what stands before it."""


def cut(pieces: Sequence[Piece], tail: Sequence[Chunk], height: int, gap: int) -> tuple[Part, ...]:
    """Parts of at most `height` rows: the pieces in order, whole where they can be, then the tail.

    Between two pieces stand `gap` blank rows, and none at the edges of a part.
    """
    filled: list[list[Piece]] = [[]]
    for piece in pieces:
        room = height - _tall([*filled[-1], NOTHING], gap)
        long = piece.height > height
        for kept in _slices(piece, height, room) if long else [piece]:
            if filled[-1] and _tall([*filled[-1], kept], gap) > height:
                filled.append([])
            filled[-1].append(kept)
    ending = Piece(tuple(tail))
    if ending.height > height:
        return cut([*pieces, ending], (), height, gap)
    if ending.height:
        _finish(filled, ending, height, gap)
    return tuple(_join(part, gap) for part in filled if part) or ((),)


def _finish(filled: list[list[Piece]], ending: Piece, height: int, gap: int) -> None:
    """Put the tail last, with some of the last piece beside it where there is room."""
    if _tall([*filled[-1], ending], gap) <= height:
        filled[-1].append(ending)
        return
    last = filled[-1].pop()
    room = height - ending.height - gap
    stays, goes = _split(last, room)
    if stays.chunks:
        filled[-1].append(stays)
    filled.append([goes, ending] if goes.chunks else [ending])


def _split(piece: Piece, room: int) -> tuple[Piece, Piece]:
    """A piece before and from the chunk where the rest fits into `room` rows; whole if it all fits."""
    at = len(piece.chunks)
    while at and sum(map(len, piece.chunks[at - 1 :])) <= room:
        at -= 1
    return Piece(piece.chunks[:at]), Piece(piece.chunks[at:])


def _slices(piece: Piece, height: int, room: int) -> Iterator[Piece]:
    """A piece longer than a part, in slices; a chunk that is itself too long is cut by rows.

    The first one fills the `room` under what stands before it, where that is worth it.
    """
    slice_: list[Chunk] = []
    most = room if room >= max(WORTH, len(piece.chunks[0])) else height
    for chunk in piece.chunks:
        for one in [chunk] if len(chunk) <= height else [(row,) for row in chunk]:
            if slice_ and sum(map(len, slice_)) + len(one) > most:
                yield Piece(tuple(slice_))
                slice_, most = [], height
            slice_.append(one)
    yield Piece(tuple(slice_))


def _tall(pieces: Sequence[Piece], gap: int) -> int:
    return sum(piece.height for piece in pieces) + gap * (len(pieces) - 1)


def _join(pieces: Sequence[Piece], gap: int) -> Part:
    rows: list[Row] = []
    for piece in pieces:
        rows.extend([BLANK] * gap if rows else [])
        rows.extend(piece.rows)
    return tuple(rows)
