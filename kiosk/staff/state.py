"""The state of a staff session: the pages one behind the other, the last one shown."""

from msgspec import Struct, field
from msgspec.structs import replace

from kiosk.events import FrontEndName, Outcome
from kiosk.journey.state import Preferences
from kiosk.store.visit_page import Cursor

PIN, MENU = "pin", "menu"


class StaffState(Struct, frozen=True, kw_only=True):
    """The pages one behind the other, the last of them shown; nothing but the PIN pad is before the PIN.

    `asked` holds what was chosen on pages of that name, `place` where the leaf of visits begins or, if
    `newer`, ends, `opened` the visit that was looked at last, `said` what the last answer came to,
    `typed` a new PIN typed once.
    """

    trail: tuple[str, ...] = (PIN,)
    offset: int = 0
    preferences: Preferences = Preferences()
    asked: dict[str, str] = field(default_factory=dict)
    place: Cursor | None = None
    newer: bool = False
    opened: str = ""
    said: str = ""
    typed: str = ""

    @property
    def node(self) -> str:
        """The page shown."""
        return self.trail[-1]

    def to(self, node: str) -> "StaffState":
        """A page laid over this one."""
        return replace(self, trail=(*self.trail, node), offset=0)

    def in_place(self, node: str) -> "StaffState":
        """A page in place of all others."""
        return replace(self, trail=(node,), offset=0)

    def back(self, pages: int = 1) -> "StaffState":
        """The page below; the first one stays."""
        return replace(self, trail=self.trail[: max(1, len(self.trail) - pages)], offset=0)

    def saying(self, said: str) -> "StaffState":
        """The same with a remark, shown once."""
        return replace(self, said=said)

    def asking(self, **asked: str) -> "StaffState":
        """The same with something chosen; the empty text takes a choice back."""
        return replace(self, asked={**self.asked, **asked})


class StaffTurn(Struct, frozen=True):
    """The next state, and the end or the other door where one was asked for."""

    state: StaffState
    end: Outcome | None = None
    front_end: FrontEndName | None = None
