"""The records of kiosk.toml: what an office may change, each value with its default and its limits."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

SettingKey = tuple[str, ...]
"""The path of a value in kiosk.toml, as in ("contacts", "pmo-brussels", "lines")."""

ID_PATTERN = r"^[a-z0-9][a-z0-9-]{0,31}$"
Id = Annotated[str, Meta(pattern=ID_PATTERN)]
Seconds = Annotated[float, Meta(gt=0, le=86400)]
WarningSeconds = Annotated[float, Meta(ge=20, le=86400)]
"""Long enough to be read and answered: WCAG 2.2.1 asks for at least 20 seconds."""
MAX_OFFICE_NAME = 50
"""Characters of the office's name, which stands on one line of the welcome page."""
MAX_CONTACT_LINES = 6
"""Lines of a contact; with more of them a slip would not fit its sheet of paper."""
MAX_CONTACT_LINE = 100
"""Characters of a contact's name or line."""
MAX_LANGUAGES = 24
MAX_RETENTION_DAYS = 183
"""Half a year."""
MAX_NOTICE_DAYS = 7
"""Days from the one on which a notice of the day is put up to its last."""
MAX_ENTRIES = 50
"""Entries of a list or a table: far more than there are methods, languages or contacts."""
MAX_ID_LENGTH = 64
"""Letters of an id of the content, such as that of a method."""
ContentId = Annotated[str, Meta(max_length=MAX_ID_LENGTH)]
ContentIds = Annotated[tuple[ContentId, ...], Meta(max_length=MAX_ENTRIES)]
Note = Annotated[str, Meta(max_length=200)]
MAX_READER_NAME = 100
"""Characters of the name of somebody who has read all sentences of a language."""
ReaderName = Annotated[str, Meta(min_length=1, max_length=MAX_READER_NAME, pattern=r"\S")]


class OfficeName(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The office: its id in the visit log, its name on the welcome page, and which of its kiosks this is."""

    id: Id = "office"
    kiosk: Id = "1"
    name: Annotated[str, Meta(min_length=1, max_length=MAX_OFFICE_NAME)] = "AIACE"


class TimeLimits(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Seconds without a reply before a visit ends, by the pace of the page, and before its page is covered.

    `warning` are the last of these seconds, during which a warning is shown; `helped_cover` and `helped_end`
    replace the others in a visit with a helper.
    """

    question: Seconds = 240
    reading: Seconds = 480
    device: Seconds = 900
    waiting: Seconds = 2400
    cover: Seconds = 180
    warning: WarningSeconds = 60
    helped_cover: Seconds = 600
    helped_end: Seconds = 7200


class OwnContact(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A name and lines that replace those of a contact of the content, and the day the office confirmed it."""

    name: Annotated[str, Meta(max_length=MAX_CONTACT_LINE)] | None = None
    lines: (
        Annotated[
            tuple[Annotated[str, Meta(max_length=MAX_CONTACT_LINE)], ...],
            Meta(max_length=MAX_CONTACT_LINES),
        ]
        | None
    ) = None
    confirmed: date | None = None


class StandingNotice(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The notice of the day: its id in the content, the day on which it was put up, and its last day."""

    id: ContentId = ""
    since: date | None = None
    until: date | None = None

    def stands(self, today: date) -> bool:
        """Whether it stands on that day: a clock that was wrong when it was put up does not keep it longer."""
        if not self.id or self.since is None or self.until is None:
            return False
        return self.since <= today <= self.until and self.lasts_at_most(MAX_NOTICE_DAYS)

    def lasts_at_most(self, days: int) -> bool:
        """Whether its last day is no more than so many days after the first, and not before it."""
        if self.since is None or self.until is None:
            return True
        return 0 <= (self.until - self.since).days <= days


class Settings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All settings of an office.

    The first of the `languages` is that of the pages before one is chosen. `native_readers` names, by language,
    who has read one of which the content says that nobody has; `incomplete_languages` are offered although they
    lack translations. `closed` and `reopened` methods differ
    from the days of the content; `order` puts methods first, `notes` adds a sentence to some. `guard_ms` is how
    long a second press of the same key is ignored, `spoken_invitation` whether the first key on the welcome page
    brings a sentence about the voice.
    """

    office: OfficeName = OfficeName()
    languages: Annotated[tuple[ContentId, ...], Meta(min_length=1, max_length=MAX_LANGUAGES)] = (
        "fr",
        "en",
    )
    native_readers: Annotated[dict[ContentId, ReaderName], Meta(max_length=MAX_ENTRIES)] = field(
        default_factory=dict
    )
    incomplete_languages: ContentIds = ()
    region: Annotated[str, Meta(pattern=r"^[A-Z]{2}$")] = "BE"
    reopened: ContentIds = ()
    closed: ContentIds = ()
    order: ContentIds = ()
    notes: Annotated[dict[ContentId, Note], Meta(max_length=MAX_ENTRIES)] = field(
        default_factory=dict
    )
    seconds: TimeLimits = TimeLimits()
    guard_ms: Annotated[int, Meta(ge=0, le=5000)] = 500
    spoken_invitation: bool = True
    retention_days: Annotated[int, Meta(ge=1, le=MAX_RETENTION_DAYS)] = 30
    contacts: Annotated[dict[ContentId, OwnContact], Meta(max_length=MAX_ENTRIES)] = field(
        default_factory=dict
    )
    notice: StandingNotice = StandingNotice()
    printer: Annotated[str, Meta(max_length=127)] = ""
    paper: Literal["a4", "a5"] = "a4"
