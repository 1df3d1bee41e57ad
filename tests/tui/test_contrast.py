"""Every painted letter stands out from its ground, and the focus from the page, in every palette."""

import pytest
from msgspec.structs import replace
from rich.color import Color as RichColor
from rich.segment import Segment

from kiosk.view_model.page import Appearance, Page, Palette
from tests.sampling import sampled
from tests.tui.pages import PAGES, PALETTES, STEP, french
from tests.tui.window import window

LINES = set("─│┌┐└┘_[] ")


def ratio(one: RichColor, other: RichColor) -> float:
    """The contrast of two colours after WCAG 2."""
    lights = []
    for color in (one, other):
        channels = [part / 255 for part in color.get_truecolor()]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in channels
        )
        lights.append(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def colours(segment: Segment) -> tuple[RichColor, RichColor]:
    """Letter and ground of a segment, as painted."""
    style = segment.style
    assert style is not None
    assert style.color is not None
    assert style.bgcolor is not None
    return (style.bgcolor, style.color) if style.reverse else (style.color, style.bgcolor)


def ground_of(segment: Segment) -> RichColor:
    """The ground of a segment, which may be blank."""
    assert segment.style is not None
    assert segment.style.bgcolor is not None
    return segment.style.bgcolor


def dressed(name: Palette) -> list[Page]:
    """All pages in a palette, or each in one language."""
    appearance = Appearance(palette=name)
    pages = sampled((*PAGES, *map(french, PAGES)), 2)
    return [replace(page, appearance=appearance) for page in pages]


@pytest.mark.parametrize("name", PALETTES)
def test_text_stands_at_7_to_1_and_lines_and_focus_at_3_to_1(name: Palette) -> None:
    with window(dressed(name)[0]) as shown:
        for page in dressed(name):
            painted = [one for row in shown.show(page).strips for one in row if one.text.strip()]
            assert len(painted) > 5
            for segment in painted:
                letter, ground = colours(segment)
                least = 3 if set(segment.text) <= LINES else 7
                assert ratio(letter, ground) >= least, (page.id, segment)


@pytest.mark.parametrize("name", PALETTES)
def test_the_focus_stands_out_from_the_page_by_3_to_1(name: Palette) -> None:
    with window(replace(STEP, appearance=Appearance(palette=name))) as opened:
        shown = opened.shown()
        focused = [one for one in shown.strips[shown.cursor[1]] if one.style and one.style.reverse]
        assert focused
        paper = shown.strips[3][0]
        for segment in focused:
            assert ratio(colours(segment)[1], ground_of(paper)) >= 3


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("term", ["linux", "xterm"])
def test_on_a_terminal_with_16_colours_text_still_stands_at_7_to_1(
    name: Palette, term: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", term)
    monkeypatch.delenv("COLORTERM", raising=False)
    with window(dressed(name)[0]) as shown:
        for page in sampled(dressed(name), 2):
            strips = shown.show(page).strips
            for segment in (one for row in strips for one in row if one.text.strip()):
                letter, ground = colours(segment)
                assert letter.number is not None
                assert ground.number is not None
                if term == "linux":
                    ground = RichColor.from_ansi(ground.number % 8)
                    assert segment.style is not None
                    assert not segment.style.bold, segment
                    assert not segment.style.reverse, segment
                assert ratio(letter, ground) >= 7, (page.id, segment)


def test_without_colours_the_focus_has_a_sign_and_is_reversed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    with window(STEP) as opened:
        shown = opened.shown()
        for style in (segment.style for row in shown.strips for segment in row if segment.style):
            assert style.color is None or style.color.is_default
            assert style.bgcolor is None or style.bgcolor.is_default
        row = shown.strips[shown.cursor[1]]
        assert any(segment.style and segment.style.reverse for segment in row)
        assert "▶" in "".join(segment.text for segment in row)


@pytest.mark.parametrize("name", PALETTES)
def test_on_the_kernel_console_the_focus_has_a_ground_of_its_own(
    name: Palette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    monkeypatch.delenv("COLORTERM", raising=False)
    with window(replace(STEP, appearance=Appearance(palette=name))) as opened:
        shown = opened.shown()
        focused = next(one for one in shown.strips[shown.cursor[1]] if "▶" in one.text)
        grounds = [
            RichColor.from_ansi((ground.number or 0) % 8)
            for ground in (colours(focused)[1], ground_of(shown.strips[3][0]))
        ]
        assert ratio(*grounds) >= 3


def test_another_palette_is_shown_at_once() -> None:
    with window(STEP) as opened:
        grounds = []
        for name in PALETTES:
            shown = opened.show(replace(STEP, appearance=Appearance(palette=name)))
            grounds.append(ground_of(shown.strips[3][0]).get_truecolor())
    assert len(set(grounds)) == len(PALETTES)
