"""Copies of the settings: saving one, and restoring one after the page has said what that changes."""

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.settings.reader import parse_settings
from kiosk.settings.schema import MAX_RETENTION_DAYS
from kiosk.settings.writer import (
    SettingsError,
    list_copies,
    preview_restoration,
    read_settings_text,
    restore_settings,
)
from kiosk.staff.changed_settings import changed_rows, deleted_visits
from kiosk.staff.context import StaffContext
from kiosk.staff.destinations import list_destinations
from kiosk.staff.setting_words import SEVERAL
from kiosk.staff.settings_change import change_between, current_settings, remember_change
from kiosk.staff.state import SettingChange, StaffMessage, StaffState, StaffTurn, message
from kiosk.view_model.page import Text


def build_copies(context: StaffContext) -> PageDraft:
    """Save a copy of the settings, or restore one from a stick or from the kiosk's folder, after two questions."""
    copy = context.state.chosen.get("copy", "")
    if context.subpage in ("sure", "certain"):
        blocks = context.lead_note("change", "certain")
        if context.subpage == "sure":
            blocks = (Text(context.say("copies", "sure", path=Path(copy).name), lead=True),)
            if (asked := context.state.proposed) is not None:
                blocks += changed_rows(asked, context) + deleted_visits(asked, context)
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
    return StaffTurn(_ask(Path(option), context))


def _close_questions(state: StaffState) -> StaffState:
    """Back on the page of copies."""
    return state.back(2 if state.node == "copies/certain" else 1)


def _ask(copy: Path, context: StaffContext) -> StaffState:
    """The state with the page that says what a copy would change, or with the message why there is no question."""
    state = context.state
    try:
        after = preview_restoration(context.folder, copy, context.journey_context.content)
    except SettingsError as fault:
        return state.with_message(_refusal(copy, fault))
    if after == _settings_text(context.folder):
        return state.with_message(message("change", "same"))
    asked = state.with_choice(copy=str(copy)).open("copies/sure")
    return replace(asked, proposed=_planned_change(after, context))


def _planned_change(after: str, context: StaffContext) -> SettingChange | None:
    """What would change by this text; None where no setting would.

    Where kiosk.toml cannot be read, this is against what the kiosk does until then: it keeps visits as long as it
    may.
    """
    before = _settings_text(context.folder)
    if before is not None:
        return change_between(before, after, context)
    now = replace(current_settings(context), retention_days=MAX_RETENTION_DAYS)
    return SettingChange(
        setting=SEVERAL, values=(), replaced=(), before=now, after=parse_settings(after)[0]
    )


def _restore(copy: Path, context: StaffContext) -> StaffState:
    """The state after the settings were replaced by a copy, which can be undone; or with the reason why not.

    Where the copy or the settings are no longer those that were shown, nothing is done, and the page shows these.
    """
    state, content = _close_questions(context.state), context.journey_context.content
    before = _settings_text(context.folder)
    try:
        planned = _planned_change(preview_restoration(context.folder, copy, content), context)
        if planned != context.state.proposed:
            shown = replace(context.state.back(), proposed=planned)
            return shown.with_message(message("change", "meanwhile"))
        restore_settings(context.folder, copy, content)
    except SettingsError as fault:
        return state.with_message(_refusal(copy, fault))
    after = read_settings_text(context.folder)
    change = None if before is None else change_between(before, after, context)
    return remember_change(change, state).with_message(message("copies", "restored"))


def _refusal(copy: Path, fault: SettingsError) -> StaffMessage:
    return message("copies", "refused", path=copy.name, name=fault.problems[0].key)


def _settings_text(folder: Path) -> str | None:
    """What stands in kiosk.toml; None where that is no text."""
    try:
        return read_settings_text(folder)
    except ValueError:
        return None
