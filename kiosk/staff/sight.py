"""What a staff room works with: the words of its page, where one stands, the data folder, the hour."""

from datetime import datetime
from pathlib import Path

from kiosk.content.records import PageTexts
from kiosk.journey.context import Context, DraftChoice, PageText
from kiosk.journey.state import Position
from kiosk.staff.means import Means
from kiosk.staff.state import State
from kiosk.view_model.page import Block


class Sight:
    """One look at the staff pages; `epoch` is seconds since 1970."""

    def __init__(self, kit: Context, state: State, epoch: float, means: Means) -> None:
        self.tell = PageText(kit, Position(state.node, offset=state.offset), state.comfort)
        self.kit = kit
        self.state = state
        self.epoch = epoch
        self.means = means

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self.means.folder

    @property
    def now(self) -> datetime:
        """The present day and hour."""
        return self.kit.now

    @property
    def rest(self) -> str:
        """The node behind its first word: of `visit/0123` it is `0123`."""
        return self.state.node.partition("/")[2]

    def title(self, id: str, /, **more: object) -> str:
        """The title of a staff page."""
        return self.tell.title(f"staff-{id}", **more)

    def say(self, id: str, name: str, /, **more: object) -> str:
        """One of its named sentences."""
        return self.tell.note(f"staff-{id}", name, **more)

    def say_if_any(self, id: str, name: str, /, **more: object) -> str:
        """A named sentence that the page may do without; nothing where it does."""
        return self.tell.note_if_any(f"staff-{id}", name, **more)

    def choice(self, id: str, name: str, *, careful: bool = False, **more: object) -> DraftChoice:
        """One of its choices."""
        return self.tell.choice(f"staff-{id}", name, careful=careful, **more)

    def choices(self, id: str, *names: str) -> tuple[DraftChoice, ...]:
        """Some of its choices."""
        return tuple(self.choice(id, name) for name in names)

    def opening(self, id: str, **more: object) -> tuple[Block, ...]:
        """What it says first."""
        return self.tell.opening(f"staff-{id}", **more)

    def lead_note(self, id: str, name: str, /) -> tuple[Block, ...]:
        """One of its named sentences as the one thing to do."""
        return self.tell.lead_note(f"staff-{id}", name)

    def words(self, id: str) -> PageTexts:
        """All its words."""
        return self.tell.page(f"staff-{id}")
