"""The one page of a kiosk that cannot lead anybody: out of service, and whom to ask."""

from collections.abc import Callable
from time import monotonic

from kiosk.events import Event, FrontEndName, Outcome
from kiosk.settings.schema import Settings
from kiosk.view_model.page import Block, Choices, ContactDetails, Page, PageLabels, Text
from kiosk.view_model.replies import Chose, Reply

RETRY_AFTER = 1800.0
"""Seconds after which the kiosk tries whether it can serve again."""

OFFICE_CONTACTS = ("aiace-volunteers", "aiace-office")
"""Contacts whom an office may have named in its settings."""

# Written here because the content or its translations may be what is broken.
SENTENCES = (
    ("Cette borne est hors service.", "Adressez-vous à l’équipe du bureau."),
    ("This kiosk is out of service.", "Please ask the staff of this office."),
)
REMEDY = "Équipe / Staff: kiosk check"
"""The command that names what is broken."""

LABELS = PageLabels(
    help="",
    again="",
    back="",
    enter="",
    read_on="Enter",
    part="{part}/{parts}",
    prompt="",
    no_such_choice=" / ".join(first for first, _ in SENTENCES),
    too_small="< 60×18",
    keys="",
)


class OutOfService:
    """A session, in the place of a visit, that shows this page until staff end it or the kiosk tries again.

    `on_event` gets the one event that it sends: its end.
    """

    def __init__(self, settings: Settings, on_event: Callable[[Event], None]) -> None:
        self.outcome: Outcome | None = None
        self.requested_front_end: FrontEndName | None = None
        self._settings, self._on_event = settings, on_event
        self._retry_at = monotonic() + RETRY_AFTER

    def page(self) -> Page:
        """The page, in French and English at once: nobody can choose a language here."""
        return Page(
            id="closed",
            language="fr",
            title=self._settings.office.name,
            place="",
            blocks=(*self._blocks(),),
            ask=Choices(options=()),
            labels=LABELS,
            pace="welcome",
            back=False,
        )

    def answer(self, reply: Reply) -> None:
        """End where staff ask for it; any other reply does nothing."""
        if reply == Chose("staff"):
            self.end("staff")

    def touch(self) -> None:
        """Do nothing: this page has no time limit for a member."""

    def tick(self) -> bool:
        """End when it is time to try again; False, as the page never changes."""
        if monotonic() >= self._retry_at:
            self.end("timed-out")
        return False

    def seconds_until_change(self) -> float | None:
        """Seconds until the kiosk tries again."""
        return max(0.0, self._retry_at - monotonic())

    def seconds_until_end(self) -> float | None:
        """None: this page shows nothing of a member."""
        return None

    def switch_to(self, front_end: FrontEndName) -> None:
        """Show the same page in the other front end."""
        self.requested_front_end = None

    def end(self, outcome: Outcome) -> None:
        """End with this outcome, unless it has ended already."""
        if self.outcome is None:
            self.outcome = outcome
            self._on_event(Event(0, "end", "", outcome))

    def _blocks(self) -> list[Block]:
        blocks: list[Block] = []
        for statement, advice in SENTENCES:
            blocks += [Text(statement, lead=True), Text(advice)]
        for id in OFFICE_CONTACTS:
            contact = self._settings.contacts.get(id)
            if contact is not None and contact.lines:
                name, *lines = (*([contact.name] if contact.name else []), *contact.lines)
                blocks.append(ContactDetails(name, tuple(lines)))
        blocks.append(Text(REMEDY))
        return blocks
