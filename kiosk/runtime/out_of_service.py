"""The one page of a kiosk that cannot lead anybody: out of service, and whom to ask."""

from collections.abc import Callable
from time import monotonic

from kiosk.events import Event, FrontEndName, Outcome
from kiosk.settings.schema import Settings
from kiosk.view_model.page import Block, Choices, ContactDetails, Page, PageLabels, Text
from kiosk.view_model.replies import Chose, Reply

AGAIN = 1800.0
"""Seconds after which the kiosk tries whether it can serve again."""

STAFF = ("aiace-volunteers", "aiace-office")
"""Contacts whom an office may have named itself."""

SAID = (
    ("Cette borne est hors service.", "Adressez-vous à l’équipe du bureau."),
    ("This kiosk is out of service.", "Please ask the staff of this office."),
)
REMEDY = "Équipe / Staff: kiosk check"
"""The command that names what is broken."""

WORDS = PageLabels(
    help="",
    again="",
    back="",
    enter="",
    read_on="Enter",
    part="{part}/{parts}",
    prompt="",
    no_such_choice=" / ".join(first for first, _ in SAID),
    too_small="< 60×18",
    keys="",
)


class OutOfService:
    """A visit that shows that page until staff open their door, or until the kiosk tries again."""

    def __init__(self, settings: Settings, note: Callable[[Event], None]) -> None:
        self.outcome: Outcome | None = None
        self.requested_front_end: FrontEndName | None = None
        self._settings, self._note = settings, note
        self._until = monotonic() + AGAIN

    def page(self) -> Page:
        """The page."""
        return Page(
            id="closed",
            language="fr",
            title=self._settings.office.name,
            place="",
            blocks=(*self._said(),),
            ask=Choices(options=()),
            labels=WORDS,
            pace="welcome",
            back=False,
        )

    def answer(self, reply: Reply) -> None:
        """Only the staff's key does anything."""
        if reply == Chose("staff"):
            self.end("staff")

    def touch(self) -> None:
        """Nothing waits for anybody."""

    def tick(self) -> bool:
        """Whether it is time to try again: then this visit is over."""
        if monotonic() >= self._until:
            self.end("timed-out")
        return False

    def seconds_until_change(self) -> float | None:
        """Seconds until then."""
        return max(0.0, self._until - monotonic())

    def enter(self, front_end: FrontEndName) -> None:
        """The other door shows the same page."""
        self.requested_front_end = None

    def end(self, outcome: Outcome) -> None:
        """Over."""
        if self.outcome is None:
            self.outcome = outcome
            self._note(Event(0, "end", "", outcome))

    def _said(self) -> list[Block]:
        blocks: list[Block] = []
        for first, then in SAID:
            blocks += [Text(first, lead=True), Text(then)]
        for id in STAFF:
            own = self._settings.contacts.get(id)
            if own is not None and own.lines:
                name, *lines = (*([own.name] if own.name else []), *own.lines)
                blocks.append(ContactDetails(name, tuple(lines)))
        blocks.append(Text(REMEDY))
        return blocks
