"""Saving figures, counts and settings to a folder."""

from pathlib import Path

from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.data_folder_problem import fault_kind
from kiosk.staff.destinations import Destination, list_destinations, save_files
from kiosk.staff.state import StaffTurn, message
from kiosk.view_model.page import Block, Text


def build_save(context: StaffContext) -> PageDraft:
    """The folders that files can be saved to now."""
    note = Text(context.say("save", context.subpage))
    blocks: tuple[Block, ...] = (*context.opening("save"), note)
    return PageDraft(
        id=f"save/{context.subpage}",
        title=context.title("save"),
        blocks=blocks,
        choices=(
            *(
                DraftChoice(str(one.path), _destination_label(one, context))
                for one in list_destinations(context.folder)
            ),
            *context.choices("save", "again", "back"),
        ),
    )


def handle_save(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Save to a folder, and say which file; where that fails, stay on this page."""
    if option == "back":
        return StaffTurn(context.state.back())
    if option == "again":
        return StaffTurn(context.state)
    folder = Path(option)
    if option not in {str(one.path) for one in list_destinations(context.folder)}:
        return StaffTurn(context.state.with_message(message("save", "gone", path=option)))
    context.services.announce_work()
    try:
        written = save_files(context.subpage, folder, context)
    except OSError as fault:
        why = fault_kind(fault, folder)
        note = why if why in ("full", "gone") else "shut"
        return StaffTurn(context.state.with_message(message("save", note, path=option)))
    done = "parcels-done" if context.subpage == "parcels" else "done"
    return StaffTurn(context.state.back().with_message(message("save", done, path=str(written))))


def _destination_label(one: Destination, context: StaffContext) -> str:
    if one.stick:
        return context.say("save", "stick", name=one.stick)
    return context.say("save", "own", path=one.path)
