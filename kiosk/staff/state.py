"""The state of a staff session: which pages are open, and what was chosen on them."""

from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from kiosk.events import FrontEndName, Outcome
from kiosk.journey.state import Preferences
from kiosk.settings.schema import SettingKey, Settings

PIN, MENU = "pin", "menu"


FieldValue = str | int | date
"""What stands in the braces of a message; a day is written in the language of the page."""


class StaffMessage(Struct, frozen=True):
    """The result of a reply: a note of a staff page, with its fields, in words only once a page is built."""

    page: str
    note: str
    fields: tuple[tuple[str, FieldValue], ...] = ()


def message(page: str, note: str, /, **fields: FieldValue) -> StaffMessage:
    """The message that is the note of that staff page."""
    return StaffMessage(page, note, tuple(fields.items()))


class SettingChange(Struct, frozen=True, kw_only=True):
    """A change of one setting, or of several: its id, and the values that are set, by their keys in kiosk.toml.

    `replaced` are the values that stood there, None for none. `before` and `after` are all settings without and
    with it, from which its words are made. `undoes` is whether it takes back an earlier one.
    """

    setting: str
    values: tuple[tuple[SettingKey, object], ...]
    replaced: tuple[tuple[SettingKey, object], ...]
    before: Settings
    after: Settings
    undoes: bool = False


class StaffState(Struct, frozen=True, kw_only=True):
    """The open pages, each over the one before it; the last of them is shown. Before the PIN it is the PIN page.

    `chosen` holds what was chosen, by the names of the choices: filters, the period of the figures, a copy of
    the settings. `first_row` is the number of the first row shown of the list of visits, from 0 on;
    `opened_visit` is the visit that was opened last, `messages` the result of the last reply, `first_pin` a new
    PIN that was typed once. `left_by` holds for each page by which choice, and from which part of a long list,
    another one was opened over it. `is_return` is whether one that was over the page shown was closed, and
    `earlier_choice` the choice that had opened it, where the key that goes back closed it. `proposed` is the
    change of a setting that the page asks about; `changes` are those that were made and not undone, the newest
    first, None where this session has not changed any.
    """

    trail: tuple[str, ...] = (PIN,)
    offset: int = 0
    preferences: Preferences = Preferences()
    chosen: dict[str, str] = field(default_factory=dict)
    first_row: int = 0
    opened_visit: str = ""
    messages: tuple[StaffMessage, ...] = ()
    first_pin: str = ""
    left_by: dict[str, tuple[str, int]] = field(default_factory=dict)
    is_return: bool = False
    earlier_choice: str = ""
    proposed: SettingChange | None = None
    changes: tuple[SettingChange, ...] | None = None

    @property
    def node(self) -> str:
        """The page shown: its kind, and after a slash what it is of, as in "visit/0123"."""
        return self.trail[-1]

    def open(self, node: str) -> "StaffState":
        """With a page opened over this one."""
        return self._at((*self.trail, node))

    def restart_at(self, node: str) -> "StaffState":
        """With a page in place of all others."""
        return self._at((node,))

    def back(self, pages: int = 1) -> "StaffState":
        """With the last page, or the last pages, closed; the first one stays."""
        return replace(self._at(self.trail[: max(1, len(self.trail) - pages)]), is_return=True)

    def go_back(self) -> "StaffState":
        """With the last page closed, and what was chosen on the page below marked there."""
        below = self.back()
        option, offset = self.left_by.get(below.node, ("", 0))
        return replace(below, offset=offset, earlier_choice=option)

    def _at(self, trail: tuple[str, ...]) -> "StaffState":
        return replace(self, trail=trail, offset=0, is_return=False, earlier_choice="")

    def with_message(self, *messages: StaffMessage) -> "StaffState":
        """With a message of so many sentences, which is shown once, above the page; without any, with none."""
        return replace(self, messages=messages)

    def with_choice(self, **chosen: str) -> "StaffState":
        """With something chosen; an empty text removes a choice."""
        return replace(self, chosen={**self.chosen, **chosen})


class StaffTurn(Struct, frozen=True):
    """The next state, and the end or the other front end where one was asked for."""

    state: StaffState
    end: Outcome | None = None
    front_end: FrontEndName | None = None
