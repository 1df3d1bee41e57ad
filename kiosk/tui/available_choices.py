"""Leaves out of a page what its window has no room for."""

from msgspec.structs import replace

from kiosk.tui.themes import is_console
from kiosk.view_model.page import Choices, Option, Page


def with_available_choices(page: Page, width: int, height: int) -> Page:
    """The page with the choices that have room in a window of so many cells.

    The kernel console draws all that needs room twice as large.
    """
    if not isinstance(page.ask, Choices) or not has_choices_that_need_room(page):
        return page
    scale = 2 if is_console() else 1

    def fits(option: Option) -> bool:
        columns, rows = option.min_size
        return columns * scale <= width and rows * scale <= height

    options = tuple(filter(fits, page.ask.options))
    default = page.ask.default
    if default not in (one.id for one in options):
        # What was chosen here before may have needed a larger window.
        default = next((one.id for one in options if not one.destructive), "") if default else ""
    return replace(page, ask=Choices(options, default))


def has_choices_that_need_room(page: Page) -> bool:
    """Whether a page has choices that need room."""
    return isinstance(page.ask, Choices) and any(any(one.min_size) for one in page.ask.options)
