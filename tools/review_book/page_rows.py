"""The rows of a page for paper: without the keys under it, and without rows that are only blank."""

from collections.abc import Iterator, Sequence

from rich.segment import Segment

from kiosk.tui.page_pictures import PagePart

COLUMNS, ROWS = 60, 60
"""The narrowest window of the kiosk, and so high that nearly every page stands in it whole."""

RULE = "─" * 8
"""Begins the row above the keys, wherever it stands in the row."""

Row = tuple[Segment, ...]


def rows_for_paper(parts: Sequence[PagePart]) -> list[Row]:
    """The rows of all parts of a page, each once; one blank row between paragraphs, none between choices."""
    rows: list[Row] = []
    seen = set[str]()
    for number, part in enumerate(parts):
        texts = set[str]()
        for strip, text in _above_keys(part):
            # A further part begins with the title again; one more is the page with its empty field.
            has_words = any(map(str.isalnum, text))
            if text in seen or (number and text and not has_words):
                continue
            if text or (rows and _text(rows[-1])):
                rows.append(strip)
            if text:
                texts.add(text)
        seen |= texts
    while rows and not _text(rows[-1]):
        rows.pop()
    # The first blank row is the last one of the band with the title.
    band_end = next((at for at, row in enumerate(rows) if not _text(row)), -1)
    return [
        row
        for at, row in enumerate(rows)
        if at != band_end and not _is_gap_between_choices(rows, at)
    ]


def _above_keys(part: PagePart) -> Iterator[tuple[Row, str]]:
    """The rows above the keys, each with its text."""
    for strip, text in zip(part.strips, part.rows, strict=True):
        if text.strip().startswith(RULE):
            return
        yield strip, text.strip()


def _is_gap_between_choices(rows: list[Row], at: int) -> bool:
    if _text(rows[at]):
        return False
    before, after = _text(rows[at - 1]), _text(rows[at + 1])
    return _is_choice(after) and (_is_choice(before) or not _begins_at_edge(rows[at - 1]))


def _is_choice(text: str) -> bool:
    """Whether a row begins with the digit of a choice."""
    key, _, words = text.removeprefix("▶").strip().partition("  ")
    return len(key) == 1 and key.isdecimal() and bool(words.strip())


def _begins_at_edge(row: Row) -> bool:
    """Whether a row is no further row of a choice, which is indented."""
    text = "".join(segment.text for segment in row)
    return not text.startswith(" " * 6)


def _text(row: Row) -> str:
    return "".join(segment.text for segment in row).strip()
