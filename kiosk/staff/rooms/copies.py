"""The settings taken out to a folder, and brought back from a copy."""

from collections.abc import Iterator
from pathlib import Path

from kiosk.journey.context import DraftChoice, PageDraft
from kiosk.settings.writer import SettingsError, list_copies, restore_settings
from kiosk.staff.context import StaffContext
from kiosk.staff.destinations import list_destinations
from kiosk.staff.state import StaffTurn
from kiosk.view_model.page import Text


def draft(sight: StaffContext) -> PageDraft:
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


def choose(option: str, text: str, sight: StaffContext) -> StaffTurn:
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
