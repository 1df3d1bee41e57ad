"""Writes figures as a PDF, or weekly counts as tables, to a stick or the kiosk's own folder."""

from pathlib import Path

from kiosk.journey.context import DraftChoice, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.data_folder_problem import fault_kind
from kiosk.staff.destinations import Destination, list_destinations, save_files
from kiosk.staff.state import StaffTurn
from kiosk.view_model.page import Block, Text

WRITTEN = ("figures", "counts", "settings")


def draft(sight: StaffContext) -> PageDraft:
    """The folders that there are now."""
    note = Text(sight.say("save", sight.rest))
    blocks: tuple[Block, ...] = (*sight.opening("save"), note)
    return PageDraft(
        id=f"save/{sight.rest}",
        title=sight.title("save"),
        blocks=blocks,
        choices=(
            *(
                DraftChoice(str(one.path), _named(one, sight))
                for one in list_destinations(sight.folder)
            ),
            *sight.choices("save", "again", "back"),
        ),
    )


def choose(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """Write there, and say what was written; a folder that fails leaves one on this page."""
    if option == "back":
        return StaffTurn(sight.state.back())
    if option == "again":
        return StaffTurn(sight.state)
    folder = Path(option)
    if option not in {str(one.path) for one in list_destinations(sight.folder)}:
        return StaffTurn(sight.state.saying(sight.say("save", "gone", path=folder)))
    try:
        written = save_files(sight.rest, folder, sight)
    except OSError as fault:
        why = fault_kind(fault, folder)
        note = why if why in ("full", "gone") else "shut"
        return StaffTurn(sight.state.saying(sight.say("save", note, path=folder)))
    return StaffTurn(sight.state.back().saying(sight.say("save", "done", path=written)))


def _named(one: Destination, sight: StaffContext) -> str:
    if one.stick:
        return sight.say("save", "stick", name=one.stick)
    return sight.say("save", "own", path=one.path)
