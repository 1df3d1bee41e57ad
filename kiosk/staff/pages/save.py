"""Saving figures, counts and settings to a folder, and restoring settings."""

from collections.abc import Iterator
from pathlib import Path

from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.settings.writer import (
    SettingsError,
    list_copies,
    read_settings_text,
    restore_settings,
)
from kiosk.staff.context import StaffContext
from kiosk.staff.data_folder_problem import fault_kind
from kiosk.staff.destinations import Destination, list_destinations, save_files
from kiosk.staff.settings_change import change_between, remember_change
from kiosk.staff.state import StaffState, StaffTurn, message
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
    return StaffTurn(context.state.back().with_message(message("save", "done", path=str(written))))


def _destination_label(one: Destination, context: StaffContext) -> str:
    if one.stick:
        return context.say("save", "stick", name=one.stick)
    return context.say("save", "own", path=one.path)


def build_copies(context: StaffContext) -> PageDraft:
    """Save a copy of the settings, or restore one from a stick or from the kiosk's folder, after two questions."""
    copy = context.state.chosen.get("copy", "")
    if context.subpage in ("sure", "certain"):
        blocks = context.lead_note("change", "certain")
        if context.subpage == "sure":
            blocks = (Text(context.say("copies", "sure", path=Path(copy).name), lead=True),)
        return PageDraft(
            id=f"copies/{context.subpage}",
            title=context.title("copies"),
            blocks=blocks,
            choices=(
                context.choice("copies", "no"),
                context.choice("copies", "yes", destructive=True),
            ),
        )
    return PageDraft(
        id="copies",
        title=context.title("copies"),
        blocks=context.opening("copies"),
        choices=(
            context.choice("copies", "save"),
            *(
                DraftChoice(str(path), context.say("copies", "copy", path=path))
                for path in _copies(context)
            ),
        ),
    )


def _copies(context: StaffContext) -> Iterator[Path]:
    for one in list_destinations(context.folder):
        yield from list_copies(one.path)


def handle_copies(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Save on the page of folders; restore after two questions, since a copy changes several settings at once."""
    state = context.state
    match option:
        case "save":
            return StaffTurn(state.open("save/settings"))
        case "no":
            return StaffTurn(_close_questions(state))
        case "yes" if context.subpage == "sure":
            return StaffTurn(state.open("copies/certain"))
        case "yes":
            return StaffTurn(_restore(Path(state.chosen["copy"]), context))
    return StaffTurn(state.with_choice(copy=option).open("copies/sure"))


def _close_questions(state: StaffState) -> StaffState:
    """Back on the page of copies."""
    return state.back(2 if state.node == "copies/certain" else 1)


def _restore(copy: Path, context: StaffContext) -> StaffState:
    """The state after the settings were replaced by a copy, which can be undone; or with the reason why not."""
    state, before = _close_questions(context.state), _settings_text(context.folder)
    try:
        restore_settings(context.folder, copy, context.journey_context.content)
    except SettingsError as fault:
        refused = message("copies", "refused", path=copy.name, name=fault.problems[0].key)
        return state.with_message(refused)
    after = read_settings_text(context.folder)
    change = None if before is None else change_between(before, after, context)
    return remember_change(change, state).with_message(message("copies", "restored"))


def _settings_text(folder: Path) -> str | None:
    """What stands in kiosk.toml; None where that is no text."""
    try:
        return read_settings_text(folder)
    except ValueError:
        return None
