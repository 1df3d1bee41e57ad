"""What each kind of page looks like at each size, from fixed content: a change of looks is seen in a review.

`KIOSK_SNAPSHOTS=1 scripts/test tests/tui/test_snapshots.py` makes the snapshots anew.
"""

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.view_model.page import Page
from tests.sampling import sampled
from tests.spaces import plain_spaces
from tests.tui import pages
from tests.tui.conftest import OpenWindow
from tests.tui.window import Shown, Window

FOLDER = Path(__file__).parent / "snapshots"
SIZES = ((60, 18), (80, 24), (120, 40))
KINDS: dict[str, Page] = {
    "welcome": pages.WELCOME,
    "question": pages.QUESTION,
    "verdict": pages.VERDICT,
    "checklist": pages.CHECKLIST,
    "step": pages.STEP,
    "wait": pages.WAITING,
    "code-shapes": pages.CODES,
    "contact": pages.PEOPLE,
    "field": pages.PHONE,
    "two-choices": pages.END,
    "long": pages.LONG,
    "cover": pages.COVER,
    "warning": pages.WARNING,
    "qr-code": pages.SQUARE,
    "figures": pages.FIGURES,
    "visits": pages.VISITS,
}


def parts(opened: Window, page: Page) -> Iterator[Shown]:
    """The parts of a page as they are shown one after the other."""
    if page.id in ("cover", "warning"):
        opened.cover(page)
        yield opened.shown()
        return
    yield opened.shown()
    while not opened.shown().is_last:
        yield opened.read_on()


def snapshot(opened: Window, page: Page) -> str:
    """All parts as text, each between lines of equals signs; `^` stands under the cell of the cursor."""
    width = opened.shown_size[0]
    lines: list[str] = []
    for shown in parts(opened, page):
        lines.append("=" * width)
        # No-break spaces are those of the text, and one in each row of every other page (`row_marks.py`).
        lines += [plain_spaces(row).rstrip() for row in shown.rows]
        lines.append(f"{' ' * shown.cursor[0]}^ row {shown.cursor[1] + 1}")
    return "\n".join(lines) + "\n"


MAKES_ANEW = os.environ.get("KIOSK_SNAPSHOTS") == "1"
ALL_CASES = tuple(itertools.product(KINDS, SIZES))


@pytest.mark.parametrize(("kind", "size"), ALL_CASES if MAKES_ANEW else sampled(ALL_CASES, 2))
def test_a_page_looks_as_its_snapshot(
    kind: str, size: tuple[int, int], open_window: OpenWindow
) -> None:
    page = KINDS[kind]
    first = pages.STEP if page.id in ("cover", "warning") else page
    shown = snapshot(open_window(first, size=size), page)
    path = FOLDER / f"{kind}-{size[0]}x{size[1]}.txt"
    if MAKES_ANEW:
        FOLDER.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == shown


def test_there_is_no_snapshot_of_what_is_no_kind_of_page() -> None:
    wanted = {f"{kind}-{width}x{height}.txt" for kind in KINDS for width, height in SIZES}
    assert {path.name for path in FOLDER.iterdir()} == wanted
