"""Writes figures as a PDF, or weekly counts as tables, to a stick or the kiosk's own folder."""

from pathlib import Path

from kiosk.journey.context import DraftChoice, PageDraft
from kiosk.staff.folders import Folder, folders
from kiosk.staff.saving import save
from kiosk.staff.sight import Sight
from kiosk.staff.state import Turn
from kiosk.staff.trouble import kind
from kiosk.view_model.page import Block, Text

WRITTEN = ("figures", "counts", "settings")


def draft(sight: Sight) -> PageDraft:
    """The folders that there are now."""
    note = Text(sight.say("save", sight.rest))
    blocks: tuple[Block, ...] = (*sight.opening("save"), note)
    return PageDraft(
        id=f"save/{sight.rest}",
        title=sight.title("save"),
        blocks=blocks,
        choices=(
            *(DraftChoice(str(one.path), _named(one, sight)) for one in folders(sight.folder)),
            *sight.choices("save", "again", "back"),
        ),
    )


def choose(option: str, text: str, sight: Sight) -> Turn:
    """Write there, and say what was written; a folder that fails leaves one on this page."""
    if option == "back":
        return Turn(sight.state.back())
    if option == "again":
        return Turn(sight.state)
    folder = Path(option)
    if option not in {str(one.path) for one in folders(sight.folder)}:
        return Turn(sight.state.saying(sight.say("save", "gone", path=folder)))
    try:
        written = save(sight.rest, folder, sight)
    except OSError as fault:
        why = kind(fault, folder)
        note = why if why in ("full", "gone") else "shut"
        return Turn(sight.state.saying(sight.say("save", note, path=folder)))
    return Turn(sight.state.back().saying(sight.say("save", "done", path=written)))


def _named(one: Folder, sight: Sight) -> str:
    if one.stick:
        return sight.say("save", "stick", name=one.stick)
    return sight.say("save", "own", path=one.path)
