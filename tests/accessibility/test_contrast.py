"""Contrast of every character cell of every page, in every palette, on every kind of terminal."""

import asyncio
from functools import cache

import pytest
from msgspec.structs import replace
from rich.color import Color
from rich.style import Style

from kiosk.tui.kiosk_app import Kiosk
from kiosk.tui.page_view import ROLES, PageView
from kiosk.view_model.page import Appearance, Palette
from tests.accessibility.shown_pages import SMALLEST, role, roles, samples, sheets
from tests.tui.pages import PALETTES
from tests.tui.room import Room, play
from tests.tui.standin import StandIn
from tests.tui.test_contrast import ratio

FRAMES = frozenset({"rule", "box"})
"""Roles of lines and frames alone; all others are read, and so is the panel's role `drawn`."""
TERMS = {"xterm-256color": "truecolor", "xterm": "", "linux": ""}
"""Terminals with all colours, with 16, and the kernel console, which has 8 grounds."""


@pytest.fixture(params=TERMS)
def term(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The terminal that the kiosk believes to be on."""
    monkeypatch.setenv("TERM", request.param)
    monkeypatch.setenv("COLORTERM", TERMS[request.param])
    monkeypatch.delenv("NO_COLOR", raising=False)
    return str(request.param)


@cache
def used() -> frozenset[str]:
    """The roles of all characters of all pages in both languages."""
    return frozenset().union(*(roles(sheet) for one in ("en", "fr") for _, sheet in sheets(one)))


def resolved(term: str, name: Palette) -> dict[str, tuple[Color, Color]]:
    """Letter and ground of each role, as they are painted on the terminal of the environment."""
    page, _ = samples("en")[0]
    found: dict[str, tuple[Color, Color]] = {}

    async def act(room: Room) -> None:
        view = room.app.screen.query_one(PageView)
        found.update({one: painted(view._style(one), term) for one in ROLES})

    play(StandIn(replace(page, appearance=Appearance(palette=name))), act)
    return found


def painted(style: Style, term: str) -> tuple[Color, Color]:
    """Letter and ground of a style; the kernel console has only the eight dark grounds."""
    assert style.color is not None
    assert style.bgcolor is not None
    letter, ground = style.color, style.bgcolor
    if style.reverse:
        letter, ground = ground, letter
    if term == "linux":
        assert ground.number is not None
        assert not style.bold
        assert not style.reverse
        ground = Color.from_ansi(ground.number % 8)
    return letter, ground


@pytest.mark.parametrize("name", PALETTES)
def test_every_character_of_every_page_stands_at_7_to_1(name: Palette, term: str) -> None:
    colours = resolved(term, name)
    assert used() >= {"text", "lead", "soft", "digit", "focus", "entry", "typed", "sign", "rule"}
    for one in sorted(used()):
        assert ratio(*colours[one]) >= (3 if one in FRAMES else 7), (one, colours[one])


@pytest.mark.parametrize("name", PALETTES)
def test_focus_field_and_frames_stand_out_from_the_page_at_3_to_1(name: Palette, term: str) -> None:
    colours = resolved(term, name)
    paper = colours["text"][1]
    assert ratio(colours["focus"][1], paper) >= 3
    assert ratio(colours["entry"][1], paper) >= 3
    assert ratio(colours["rule"][0], paper) >= 3
    assert ratio(colours["box"][0], paper) >= 3
    # The field that has not the focus has brackets around it.
    assert ratio(colours["digit"][0], paper) >= 3


@pytest.mark.parametrize("name", PALETTES)
def test_what_is_painted_is_what_the_roles_say_cell_by_cell(name: Palette, term: str) -> None:
    """One page for each set of roles: the colour of a cell depends on nothing but its role."""
    chosen = {roles(sheet): page for one in ("en", "fr") for page, sheet in samples(one)}
    shown = list(chosen.values())[:: 1 if name == "dark" and term != "linux" else 4]
    cells: list[int] = []

    async def drive() -> None:
        app = Kiosk(StandIn(replace(shown[0], appearance=Appearance(palette=name))), 0)
        async with app.run_test(size=SMALLEST) as pilot:
            room = Room(pilot, app, app.desk.visit)  # type: ignore[arg-type]
            view = app.screen.query_one(PageView)
            for page in shown:
                await room.show(replace(page, appearance=Appearance(palette=name)))
                cells.append(agree(room, view))

    asyncio.run(drive())
    assert len(cells) == len(shown) > 10
    assert min(cells) > 40


def agree(room: Room, view: PageView) -> int:
    """How many cells are painted, all of them as their roles say."""
    sheet, count = room.app.desk.sheet, 0
    for y, (row, strip) in enumerate(zip(sheet.rows, room.rows(), strict=False)):
        wanted = [
            (sign, view._style(role(sheet, y, span.role))) for span in row for sign in span.text
        ]
        seen = [(sign, segment.style) for segment in strip for sign in segment.text]
        for want, got in zip(wanted, seen, strict=False):
            if want[0] != " ":
                assert want == got, (room.app.desk.page.id, y)
                count += 1
    return count
