"""Saving figures, counts and settings to a folder, and restoring settings."""

from collections.abc import Iterator
from pathlib import Path

from kiosk.journey.context import DraftChoice, PageDraft
from kiosk.settings.writer import SettingsError, list_copies, restore_settings
from kiosk.staff.context import StaffContext
from kiosk.staff.data_folder_problem import fault_kind
from kiosk.staff.destinations import Destination, list_destinations, save_files
from kiosk.staff.state import StaffTurn
from kiosk.view_model.page import Block, Text

WRITTEN = ("figures", "counts", "settings")


def build_save(sight: StaffContext) -> PageDraft:
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


def handle_save(option: str, text: str, sight: StaffContext) -> StaffTurn:
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


def build_copies(sight: StaffContext) -> PageDraft:
    """Write a copy, or one of those that lie on a stick or in the kiosk's own folder; one is asked about once."""
    copy = sight.state.asked.get("copy", "")
    if sight.rest == "sure":
        return PageDraft(
            id="copies/sure",
            title=sight.title("copies"),
            blocks=(Text(sight.say("copies", "sure", path=Path(copy).name), lead=True),),
            choices=(sight.choice("copies", "no"), sight.choice("copies", "yes", careful=True)),
        )
    return PageDraft(
        id="copies",
        title=sight.title("copies"),
        blocks=sight.opening("copies"),
        choices=(
            sight.choice("copies", "save"),
            *(
                DraftChoice(str(path), sight.say("copies", "copy", path=path))
                for path in _copies(sight)
            ),
        ),
    )


def _copies(sight: StaffContext) -> Iterator[Path]:
    for one in list_destinations(sight.folder):
        yield from list_copies(one.path)


def handle_copies(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """Out through the page of folders; in after one question."""
    state = sight.state
    match option:
        case "save":
            return StaffTurn(state.to("save/settings"))
        case "no":
            return StaffTurn(state.back())
        case "yes":
            return StaffTurn(state.back().saying(_restored(Path(state.asked["copy"]), sight)))
    return StaffTurn(state.asking(copy=option).to("copies/sure"))


def _restored(copy: Path, sight: StaffContext) -> str:
    try:
        restore_settings(sight.folder, copy, sight.kit.catalog)
    except SettingsError as fault:
        return sight.say("copies", "refused", path=copy.name, name=fault.problems[0].key)
    return sight.say("copies", "restored")
