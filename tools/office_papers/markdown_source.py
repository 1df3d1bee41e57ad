"""A paper as it is written: a few words of its own above, then a small part of Markdown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tools.office_papers.typographic_spaces import spaced


@dataclass(frozen=True)
class Text:
    """A paragraph, its lines joined; `kind` is plain, lead, title, head, bullet, box or step."""

    kind: str
    said: str


@dataclass(frozen=True)
class Table:
    """Rows of cells, the first one their headings, which may all be empty."""

    rows: tuple[tuple[str, ...], ...]


Block = Text | Table


@dataclass(frozen=True)
class Paper:
    """One paper: its language, the day on which it was true, the size of its type, and what it says."""

    language: str
    day: date
    type: float
    foot: str
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """Its first line."""
        return next(one.said for one in self.blocks if isinstance(one, Text))


STARTS = {
    "# ": "title",
    "## ": "head",
    "> ": "lead",
    "- [ ] ": "box",
    "- ": "bullet",
}


def read(path: Path) -> Paper:
    """The paper of a file."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    own = dict(line.split(": ", 1) for line in head.splitlines())
    return Paper(
        own["language"],
        date.fromisoformat(own["dated"]),
        float(own["type"]),
        own["foot"],
        tuple(_blocks(spaced(body, own["language"]))),
    )


def _blocks(body: str) -> Iterator[Block]:
    rows: list[tuple[str, ...]] = []
    kind, said = "", ""
    for line in [*body.splitlines(), ""]:
        if not line.startswith("|") and rows:
            yield Table(tuple(rows))
            rows = []
        if said and (not line or not line.startswith("  ")) and (not line or kind != "plain"):
            yield Text(kind, said)
            kind, said = "", ""
        if line.startswith("|"):
            cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
            if not all(set(cell) <= {"-", ":"} and cell for cell in cells):
                rows.append(cells)
        elif line and said:
            said += f" {line.strip()}"
        elif line:
            kind, said = _begin(line)


def _begin(line: str) -> tuple[str, str]:
    if re.match(r"\d+\. ", line):
        return "step", line.partition(" ")[2]
    for start, kind in STARTS.items():
        if line.startswith(start):
            return kind, line.removeprefix(start)
    return "plain", line
