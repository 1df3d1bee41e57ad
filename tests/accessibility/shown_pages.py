"""Every page of every path as planned for a window, and one page shown for each way in which pages differ."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace
from textual.geometry import Region, Size

from kiosk.tui.available_choices import with_available_choices
from kiosk.tui.page_plan import Frame, PagePlan, plan_page
from kiosk.tui.part_fitting import Fit
from kiosk.tui.same_question import is_same_question
from kiosk.tui.widgets.band import band_rows
from kiosk.tui.widgets.blocks import BlockWidget
from kiosk.tui.widgets.controls import choice_rows
from kiosk.tui.widgets.drawing import DrawnWindow
from kiosk.tui.widgets.key_bar import key_rows
from kiosk.tui.widgets.paragraph import Paragraph
from kiosk.tui.wrap import wide
from kiosk.view_model.page import OVERLAY_PAGES, Appearance, Choices, Digits, Page, QrCode
from tests.built_once import built_once
from tests.crawl import watched_journey
from tests.journey.test_pages import pages
from tests.languages import LANGUAGES
from tests.played_visit import NOON
from tests.sampling import sampled
from tests.tui.window import Shown, Window, window

SMALLEST = (60, 18)
USUAL = (80, 24)
LARGE = (120, 40)
STEP = 80
"""Of so many pages one is planned for larger windows too, and with more space."""
BOXES = {"block": "#body > *", "choice": "Choice", "field": "DigitsField", "key": "KeyItem"}
"""The widgets whose places are kept, by their selectors."""


@cache
def every(language: str) -> tuple[Page, ...]:
    """Every page of every path, each once for what it says, with the cover and both warnings."""
    return built_once(f"every-{language}", lambda: _every(language))


def _every(language: str) -> tuple[Page, ...]:
    made, seen = watched_journey(), dict[object, Page]()
    for state, page in pages("en"):
        if language != "en":
            preferences = replace(state.preferences, language=language)
            page = made.page(replace(state, preferences=preferences), NOON, "screen")
        seen.setdefault((page.id, page.title, page.place, page.blocks, page.ask), page)
    state = made.start(language)
    seen["cover"] = made.overlay("cover", state, NOON, "screen")
    for seconds in (60, 30, 10):
        seen[seconds] = made.overlay("warning", state, NOON, "screen", seconds=seconds)
    return tuple(seen.values())


class PlannedBlock(NamedTuple):
    """A widget of a page's body: what it is and is styled by, its rows, the cells of its widest one."""

    kind: str
    rows: int
    width: int
    joined: bool


class PlannedPage(NamedTuple):
    """How a page stands in a window: `room` are the rows between band and key bar, `options` what it offers."""

    page: Page
    options: Choices
    size: tuple[int, int]
    frame: Frame
    fit: Fit
    room: int
    blocks: tuple[PlannedBlock, ...]
    field_rows: int

    @property
    def parts(self) -> int:
        """How many parts the page has."""
        return len(self.fit.parts)

    @property
    def choice_rows(self) -> tuple[int, ...]:
        """The rows of the words of each choice, in its own column."""
        columns = self.fit.columns
        return tuple(
            choice_rows(one, columns[at % len(columns)])
            for at, one in enumerate(self.options.options)
        )

    def rows_of_part(self, part: int) -> int:
        """The rows that a part takes between band and key bar, the last one with the field and the choices."""
        spacing, (first, after) = self.fit.spacing, self.fit.parts[part]
        shown = self.blocks[first:after]
        rows = spacing.top + sum(one.rows + (0 if one.joined else spacing.gap) for one in shown)
        if part < self.parts - 1:
            # No blank row is needed below the last block of a part.
            return rows - (spacing.gap if shown and not shown[-1].joined else 0)
        rows += self.field_rows
        if self.options.options:
            count, columns = len(self.options.options), len(self.fit.columns)
            lines = [max(self.choice_rows[at : at + columns]) for at in range(0, count, columns)]
            rows += spacing.before + sum(lines) + spacing.between * (len(lines) - 1)
            rows += spacing.bottom
        return rows


def plan_all(page: Page, size: tuple[int, int] = SMALLEST) -> Iterator[PlannedPage]:
    """A page as planned for a window; one with a field with what it offers when that is empty, too."""
    page = with_available_choices(page, *size)
    asked = [page.ask] if isinstance(page.ask, Choices) else [Choices(()), page.ask.empty]
    for options in asked:
        yield _planned(page, options, size, plan_page(page, options, Size(*size)))


def _planned(page: Page, options: Choices, size: tuple[int, int], plan: PagePlan) -> PlannedPage:
    frame, fields = plan.frame, 0
    band = band_rows(page, frame.title_width) + 2 * (frame.airy and not frame.close)
    keys = key_rows(page, frame.total) + (not frame.close) + frame.airy
    if isinstance(page.ask, Digits):
        labels = (Paragraph(text) for text in (page.ask.say, page.ask.form) if text)
        # The field, the blank row above it, and one more above choices.
        fields = sum(one.rows_in(frame.text_width) for one in labels) + 2 + bool(options.options)
    blocks = tuple(_planned_block(one, frame.text_width) for one in plan.blocks)
    room = size[1] - band - keys
    return PlannedPage(page, options, size, frame, plan.fit, room, blocks, fields)


def _planned_block(widget: BlockWidget, width: int) -> PlannedBlock:
    kind, widest = [type(widget).__name__, *sorted(widget.classes - {"-joined"})], 0
    if isinstance(widget, Paragraph):
        content = widget.content
        kind += [f"page--{one.style}" for one in content.prefix if one.style]
        widest = content.indent + max(map(wide, content.lines(width)))
    elif isinstance(widget, DrawnWindow):
        widest = widget.width
    return PlannedBlock(" ".join(kind), widget.rows_in(width), widest, widget.joined)


def is_overlay(page: Page) -> bool:
    """Whether a page is laid over another one."""
    return page.id in OVERLAY_PAGES


@cache
def plans(language: str) -> tuple[PlannedPage, ...]:
    """All these pages, or a sample, as planned for the smallest window; of those with a QR code, some."""

    def planned() -> tuple[PlannedPage, ...]:
        pages = sampled(every(language), 3, is_overlay)
        # Computing a QR code takes long.
        coded = [page for page in pages if any(isinstance(one, QrCode) for one in page.blocks)]
        left_out = {id(page) for at, page in enumerate(coded) if at % 8}
        return tuple(plan for page in pages if id(page) not in left_out for plan in plan_all(page))

    return built_once(f"plans-{language}", planned)


def arrangement(plan: PlannedPage) -> object:
    """How a page stands, whatever its words are and however its blocks look."""
    page, frame, fit = plan.page, plan.frame, plan.fit
    return (
        (plan.size, frame.airy, frame.close, bool(frame.side), fit.spacing.name),
        (len(fit.columns), len(fit.parts), type(page.ask), page.id in OVERLAY_PAGES),
    )


def features(plan: PlannedPage) -> set[object]:
    """What else can differ: the kinds of the blocks, the rows of the band, the choices, the keys."""
    page, asked = plan.page, (type(plan.page.ask), bool(plan.options.default))
    return {
        *(one.kind for one in plan.blocks),
        ("band", band_rows(page, plan.frame.title_width)),
        ("keys", page.language, page.back, plan.parts > 1, *asked),
        ("choices", len(plan.options.options), max(plan.choice_rows, default=0), *asked),
    }


def one_of_each(planned: Iterable[PlannedPage]) -> Iterator[PlannedPage]:
    """One page for each arrangement, and one for each feature."""
    seen = set[object]()
    for plan in planned:
        new = {arrangement(plan), *features(plan)} - seen
        if new:
            seen |= new
            yield plan


class Box(NamedTuple):
    """Where a widget stands in the window, and what of it is seen."""

    name: str
    region: Region
    visible: Region


class ShownPage(NamedTuple):
    """One part of a page in a real window, as it was planned and as it is shown."""

    plan: PlannedPage
    shown: Shown
    boxes: tuple[Box, ...]

    @property
    def page(self) -> Page:
        """The page."""
        return self.plan.page

    def boxes_of(self, name: str) -> list[Box]:
        """Where the widgets of one class stand."""
        return [one for one in self.boxes if one.name == name]


def show(opened: Window, plan: PlannedPage) -> Iterator[ShownPage]:
    """Each part of a page as a window shows it; a field empty and filled, or what it offers when it is empty."""
    open_page(opened, plan.page)
    if opened.screen.field and plan.options.options:
        # Without these choices the page may have fewer parts.
        opened.press("down")
        yield _shown(opened, plan)
        return
    yield _shown(opened, plan)
    while not opened.screen.is_last_part:
        opened.press("enter")
        yield _shown(opened, plan)
    if isinstance(plan.page.ask, Digits):
        opened.press(*"0470")
        yield _shown(opened, plan)


def open_page(opened: Window, page: Page) -> None:
    """Show a page from its beginning, whatever was shown before."""
    if is_same_question(page, opened.screen.page):
        opened.show(replace(page, id="another", blocks=()))
    opened.show(page)


def _shown(opened: Window, plan: PlannedPage) -> ShownPage:
    screen, boxes = opened.screen, list[Box]()
    for name, selector in BOXES.items():
        for widget in screen.query(selector):
            if widget.region and all(node.display for node in widget.ancestors_with_self):
                found = screen.find_widget(widget)
                boxes.append(Box(name, found.region, found.visible_region))
    return ShownPage(plan, opened.shown(), tuple(boxes))


@cache
def samples(size: tuple[int, int] = SMALLEST) -> tuple[ShownPage, ...]:
    """All parts of one page for each way in which pages stand in a window, of both languages."""

    def built() -> tuple[ShownPage, ...]:
        chosen = list(one_of_each(_candidates(size)))
        with window(chosen[0].page, size=size) as opened:
            return tuple(shown for plan in chosen for shown in show(opened, plan))

    return built_once(f"samples-{size[0]}", built)


def _candidates(size: tuple[int, int]) -> Iterator[PlannedPage]:
    """Pages to choose from: all in the smallest window, some of them in others and with more space."""
    for language in LANGUAGES:
        if size == SMALLEST:
            yield from plans(language)
        for page in every(language)[::STEP]:
            for space in (False, True):
                if space or size != SMALLEST:
                    yield from plan_all(replace(page, appearance=Appearance(space=space)), size)
