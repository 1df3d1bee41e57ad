"""Changes of settings from the staff pages: each is proposed, made after a question, and can be undone."""

from collections.abc import Mapping
from itertools import dropwhile

from msgspec.structs import replace

from kiosk.journey.page_draft import DraftChoice
from kiosk.settings.previous import read_previous
from kiosk.settings.reader import parse_settings, read_settings
from kiosk.settings.schema import SettingKey, Settings
from kiosk.settings.time_limits import COVER, HELPED_COVER, HELPED_END
from kiosk.settings.writer import (
    SettingsError,
    change_settings,
    differing_values,
    preview_settings,
    read_settings_text,
    read_values,
)
from kiosk.staff.context import StaffContext
from kiosk.staff.setting_words import (
    SEVERAL,
    changed_settings,
    has_other_changes,
    setting_name,
    setting_page,
    setting_value,
)
from kiosk.staff.state import SettingChange, StaffMessage, StaffState, message
from kiosk.view_model.page import Block, Text

CHANGE = "change"
"""The page that asks before a setting is changed."""

CERTAIN = f"{CHANGE}/certain"
"""The page that asks once more, where several settings would change at once."""

UNDO = "undo"
"""The choice that proposes to take back the last change."""

MAX_UNDO = 20
"""Changes of one session that can be undone."""

MAX_TOLD_LETTERS = 200
"""Letters of a sentence that tells old and new: those of many languages would push a page out of its two parts."""

MAX_CHOICE_LETTERS = 54
"""Letters of a choice that stands on one line of the smallest window."""

CLASH_NOTES = {
    HELPED_END: "clash-end",
    COVER: "clash-cover",
    HELPED_COVER: "clash-helped-cover",
}
"""The notes of the page of time limits for a limit that does not fit the others."""


def current_settings(context: StaffContext) -> Settings:
    """The settings as they stand in the file now."""
    return read_settings(context.folder)[0]


def propose_change(
    context: StaffContext,
    setting: str,
    values: Mapping[SettingKey, object],
    *,
    undoes: bool = False,
) -> StaffState:
    """The state with the page that asks about a change, or with the message why there is none to make."""
    try:
        change = _plan_change(context, setting, values, undoes)
    except SettingsError as fault:
        return context.state.with_message(_refusal(fault))
    if change.before == change.after:
        return context.state.with_message(message("change", "same"))
    return replace(context.state.open(CHANGE), proposed=change)


def make_proposed_change(context: StaffContext) -> StaffState:
    """The state after the proposed change, back on the page of that setting; OSError where it cannot be written.

    Where several would change, another page asks first: two stray digits must never change two settings. Where
    the settings have changed since they were shown, nothing is done, and the page shows them as they are.
    """
    state, asked = context.state, context.state.proposed
    if asked is None:
        return leave_proposed_change(state)
    if asked.setting == SEVERAL and state.node != CERTAIN:
        return state.open(CERTAIN)
    values = dict(asked.values)
    try:
        change = _plan_change(context, asked.setting, values, asked.undoes)
        if change.before == change.after:
            return leave_proposed_change(state).with_message(message("change", "same"))
        if change.before != asked.before:
            shown = state.back() if state.node == CERTAIN else state
            return replace(shown, proposed=change).with_message(message("change", "meanwhile"))
        made = _changes_to_undo(context)
        change_settings(context.folder, values, context.journey_context.content)
    except SettingsError as fault:
        return leave_proposed_change(state).with_message(_refusal(fault))
    made = made[1:] if change.undoes else (change, *made)[:MAX_UNDO]
    done = message("care", "undone" if change.undoes else "saved")
    return replace(_close_change(state), changes=made, proposed=None).with_message(done)


def _plan_change(
    context: StaffContext, setting: str, values: Mapping[SettingKey, object], undoes: bool
) -> SettingChange:
    """The change with what it replaces; SettingsError where the settings cannot be used with it."""
    return SettingChange(
        setting=setting,
        values=tuple(values.items()),
        replaced=tuple(read_values(context.folder, values).items()),
        before=current_settings(context),
        after=preview_settings(context.folder, values, context.journey_context.content),
        undoes=undoes,
    )


def _refusal(fault: SettingsError) -> StaffMessage:
    problem = fault.problems[0]
    if problem.key in CLASH_NOTES:
        return message("times", CLASH_NOTES[problem.key])
    return message("care", "refused", name=problem.key or problem.file)


def leave_proposed_change(state: StaffState) -> StaffState:
    """With the question closed, back where the change was proposed."""
    return state.back(2 if state.node == CERTAIN else 1)


def _close_change(state: StaffState) -> StaffState:
    """With the question closed, and the pages below it on which the new value was chosen."""
    state = leave_proposed_change(state)
    while "/" in state.node and len(state.trail) > 1:
        state = state.back()
    return state


def last_change(context: StaffContext) -> SettingChange | None:
    """The last change that can be undone: of this session, or else the one that the data folder keeps."""
    if context.state.changes is not None:
        return next(iter(_changes_to_undo(context)), None)
    before = read_previous(context.folder)
    if before is None:
        return None
    return change_between(before, read_settings_text(context.folder), context)


def _changes_to_undo(context: StaffContext) -> tuple[SettingChange, ...]:
    """Those of this session, the newest first, without the newest ones that somebody has undone elsewhere."""
    made = context.state.changes or ()
    return tuple(dropwhile(lambda change: _is_undone(change, context), made))


def _is_undone(change: SettingChange, context: StaffContext) -> bool:
    """Whether the settings say again what they said before a change, as far as it changed them."""
    now = current_settings(context)
    changed = changed_settings(change.before, change.after, context)
    still = changed_settings(change.before, now, context)
    others = has_other_changes(change.before, change.after)
    return set(changed).isdisjoint(still) and not (others and has_other_changes(change.before, now))


def change_between(before: str, after: str, context: StaffContext) -> SettingChange | None:
    """What was changed between two texts of settings; None for nothing, and for a text that is no TOML."""
    try:
        old, new = parse_settings(before)[0], parse_settings(after)[0]
        values, replaced = differing_values(after, before), differing_values(before, after)
    except ValueError:
        return None
    if old == new:
        return None
    names = changed_settings(old, new, context)
    is_one = len(names) == 1 and not has_other_changes(old, new)
    return SettingChange(
        setting=names[0] if is_one else SEVERAL,
        values=tuple(values.items()),
        replaced=tuple(replaced.items()),
        before=old,
        after=new,
    )


def undo_offer(
    context: StaffContext, page: str = ""
) -> tuple[tuple[Block, ...], DraftChoice | None]:
    """What the last change was, and the choice that takes it back; nothing where there is none.

    A `page` of the settings tells only of a change of its own.
    """
    last = last_change(context)
    if last is None or page not in ("", setting_page(last.setting)):
        return (), None
    if last.setting == SEVERAL:
        said, undo = context.say("change", "last-several"), context.say("change", "undo-last")
        return (Text(said),), DraftChoice(UNDO, undo)
    old, new = (setting_value(last.setting, one, context) for one in (last.before, last.after))
    name = setting_name(last.setting, context)
    said = context.say("change", "last", name=name, old=old, new=new)
    if len(said) > MAX_TOLD_LETTERS:
        said = context.say("change", "last-long", name=name)
    undo = context.say("change", "undo", state=old)
    if len(undo) > MAX_CHOICE_LETTERS:
        undo = context.say("change", "undo-last")
    return (Text(said),), DraftChoice(UNDO, undo)


def propose_undo(context: StaffContext) -> StaffState:
    """The state with the page that asks whether to take back the last change."""
    last = last_change(context)
    if last is None:
        return context.state
    return propose_change(context, last.setting, dict(last.replaced), undoes=True)


def remember_change(change: SettingChange | None, state: StaffState) -> StaffState:
    """The state with a change that was made in another way, so that it can be undone too."""
    if change is None:
        return state
    return replace(state, changes=(change, *(state.changes or ()))[:MAX_UNDO])
