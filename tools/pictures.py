"""Makes the pictures of the documents: pages of a visit, each as an SVG in docs/pictures."""

import argparse
import asyncio
import re
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from kiosk.content.loader import load_content
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Office
from kiosk.journey.fold import MORE_OPTION
from kiosk.journey.journey import Journey
from kiosk.paths import CONTENT, PACKAGE
from kiosk.tui.app import KioskApp
from kiosk.view_model.page import Choices, Option
from kiosk.view_model.replies import Chose
from kiosk.visit.visit import Visit
from tools.quiet_end import end_quietly

ANSWERS = PACKAGE.parent / "tests/answers/passkey-ipad.txt"
DAY = datetime(2026, 11, 20, 10, 0)
SMALL, USUAL, WIDE = (60, 18), (80, 24), (120, 40)
FONT_FACES = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""Rich refers to fonts on a server; without them the pictures also work offline."""


class Picture(NamedTuple):
    """A page of the visit, its language, the size of the window, and how often the contrast key is pressed."""

    name: str
    page: str
    language: str = "en"
    size: tuple[int, int] = SMALL
    contrast: int = 0


PICTURES = (
    Picture("welcome", "welcome", "fr"),
    Picture("question", "device/system-ipad", contrast=1),
    Picture("verdict", "verdict", size=USUAL),
    Picture("checklist", "stage/access", size=USUAL, contrast=1),
    Picture("step", "step/account/name-device"),
    Picture("step-light", "step/account/name-device", contrast=1),
    Picture("step-yellow", "step/account/name-device", contrast=2),
    Picture("checklist-dark", "stage/access"),
    Picture("checklist-light", "stage/access", contrast=1),
    Picture("checklist-yellow", "stage/access", contrast=2),
    Picture("step-french", "step/account/open-key-menu", "fr", USUAL, 1),
    Picture("wait", "step/account/wait-for-email", size=WIDE),
)


@end_quietly
def main() -> None:
    """Make all pictures, or those that are named."""
    parser = argparse.ArgumentParser(prog="scripts/pictures", description=__doc__)
    parser.add_argument("names", nargs="*", help="pictures to make; all of them without a name")
    parser.add_argument("--to", type=Path, default=PACKAGE.parent / "docs/pictures", metavar="DIR")
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        if picture.name in options.names or not options.names:
            svg = asyncio.run(render_picture(picture))
            (options.to / f"{picture.name}.svg").write_text(svg, encoding="utf-8")


async def render_picture(picture: Picture) -> str:
    """The SVG of a picture."""
    app = KioskApp(play_visit(picture))
    async with app.run_test(size=picture.size) as pilot:
        await pilot.pause()
        return FONT_FACES.sub("", app.export_screenshot(title="EU Login"))


def play_visit(picture: Picture) -> Visit:
    """The visit of a member with an iPad, played as far as the page."""
    content, _ = load_content(CONTENT)
    journey = Journey(content.languages, lambda: content, Office(), load_translator)
    visit = Visit(journey, lambda: 0.0, lambda: DAY, lambda event: None)
    for option in options_before(picture):
        while option not in {one.id for one in offered_options(visit)}:
            visit.answer(Chose(MORE_OPTION))
        visit.answer(Chose(option))
    for _ in range(picture.contrast):
        visit.answer(Chose("contrast"))
    return visit


def offered_options(visit: Visit) -> tuple[Option, ...]:
    """The choices of the page that is shown, or those of its empty field."""
    ask = visit.page().ask
    return ask.options if isinstance(ask, Choices) else ask.empty.options


def options_before(picture: Picture) -> Iterator[str]:
    """The options chosen before the page of a picture."""
    for line in ANSWERS.read_text(encoding="utf-8").splitlines():
        page, _, option = line.partition(" ")
        if page == picture.page:
            return
        if page != "#":
            yield picture.language if page == "welcome" else option


if __name__ == "__main__":
    sys.exit(main())
