"""Reads the source of an office paper: a header of `key: value` lines, then a small part of Markdown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tools.office_papers.typographic_spaces import add_no_break_spaces


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, its lines joined; `kind` is plain, lead, title, head, bullet, box or step."""

    kind: str
    text: str


@dataclass(frozen=True)
class Table:
    """Rows of cells, the first one their headings, which may all be empty."""

    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | Table


@dataclass(frozen=True)
class Paper:
    """One paper: its language, its date, the font size in points, the text of its foot, and its blocks."""

    language: str
    day: date
    font_size: float
    foot: str
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """The text of its first paragraph."""
        return next(block.text for block in self.blocks if isinstance(block, Paragraph))


MARKERS = {
    "# ": "title",
    "## ": "head",
    "> ": "lead",
    "- [ ] ": "box",
    "- ": "bullet",
}


def read_paper(path: Path) -> Paper:
    """The paper in a file; KeyError or ValueError where its header is not complete."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    header = dict(line.split(": ", 1) for line in head.splitlines())
    return Paper(
        header["language"],
        date.fromisoformat(header["dated"]),
        float(header["type"]),
        header["foot"],
        tuple(_blocks(add_no_break_spaces(body, header["language"]))),
    )


def _blocks(body: str) -> Iterator[Block]:
    rows: list[tuple[str, ...]] = []
    kind, text = "", ""
    for line in [*body.splitlines(), ""]:
        if not line.startswith("|") and rows:
            yield Table(tuple(rows))
            rows = []
        if text and (not line or not line.startswith("  ")) and (not line or kind != "plain"):
            yield Paragraph(kind, text)
            kind, text = "", ""
        if line.startswith("|"):
            cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
            if not all(set(cell) <= {"-", ":"} and cell for cell in cells):
                rows.append(cells)
        elif line and text:
            text += f" {line.strip()}"
        elif line:
            kind, text = _split_marker(line)


def _split_marker(line: str) -> tuple[str, str]:
    """The kind of a paragraph by its first line, and that line without its marker."""
    if re.match(r"\d+\. ", line):
        return "step", line.partition(" ")[2]
    for marker, kind in MARKERS.items():
        if line.startswith(marker):
            return kind, line.removeprefix(marker)
    return "plain", line
