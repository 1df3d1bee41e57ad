"""What there is to do at home: a page behind the slip on the screen, a sheet of its own on paper."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from kiosk.journey.change_steps import change_blocks, needs_several_changes
from kiosk.journey.context import Context
from kiosk.journey.home_steps import home_steps_blocks, offers_home_steps
from kiosk.journey.page_draft import PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position
from kiosk.view_model.page import Block


class SlipSheet(NamedTuple):
    """For whom a sheet is made, and what stands on it."""

    offers: Callable[[Position, Context], bool]
    blocks: Callable[[PageText], tuple[Block, ...]]


SLIP_SHEETS = {
    "change-steps": SlipSheet(needs_several_changes, change_blocks),
    "home-steps": SlipSheet(offers_home_steps, home_steps_blocks),
}
"""The sheets by the ids of their pages, in their order."""


def offered_sheets(position: Position, context: Context) -> tuple[str, ...]:
    """The ids of the sheets that this member takes home."""
    return tuple(id for id, sheet in SLIP_SHEETS.items() if sheet.offers(position, context))


def sheet_builder(id: str) -> Callable[[PageText], PageDraft]:
    """What builds the page of a sheet."""
    return partial(_build_sheet, id)


def _build_sheet(id: str, texts: PageText) -> PageDraft:
    return PageDraft(
        id=id,
        title=texts.title(id),
        blocks=SLIP_SHEETS[id].blocks(texts),
        choices=(texts.choice(id, "back-to-page"),),
        pace="device",
    )


def handle_sheet(position: Position, answer: Answer, context: Context) -> Move:
    """Back to the slip."""
    return CLOSE if answer.option == "back-to-page" else STAY
