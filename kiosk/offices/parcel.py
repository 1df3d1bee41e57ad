"""The parcel of a kiosk and a month: released counts and health, packed as one file for head office.

A parcel is a ZIP archive with the files of the export of that month and `health.json`. They are stored as they
are, without compression and in a fixed form: the same files give the same bytes. So a reader can tell every byte
that was changed on the way, and no small file becomes a large one when it is read.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from io import BytesIO
from typing import Annotated, Literal, NamedTuple
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from msgspec import Meta, Struct

from kiosk.settings.schema import MAX_OFFICE_NAME, Id
from kiosk.store.disclosure import PublishedCount, sum_rounded
from kiosk.store.export import release_stem
from kiosk.store.monthly_counts import Site

FORMAT_VERSION = 1
"""The version of a parcel and its `health.json`; it rises when something changes its meaning or goes."""

HEALTH_FILE = "health.json"
ZIP_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that a ZIP archive can name: the moment of writing stands in `health.json`."""

ParcelClock = Literal["trusted", "waiting", "doubtful", "unread"]
MAX_PAGES = 1_000
Amount = Annotated[int, Meta(ge=0, le=1_000_000_000)]
Month = Annotated[str, Meta(pattern=r"^2\d{3}-(0[1-9]|1[0-2])$")]
CountedId = Annotated[str, Meta(pattern=r"^[A-Za-z0-9@][A-Za-z0-9@._/-]{0,199}$")]
"""An id of the content, such as that of a page."""


class ParcelKey(NamedTuple):
    """Of which kiosk and month a parcel is; head office has one of each."""

    office: str
    kiosk: str
    span: str


class ReleasedDifference(Struct, frozen=True):
    """A page at which members' screens were different, and in how many visits, as released."""

    page: CountedId
    visits: Amount | None


class ParcelHealth(Struct, frozen=True, kw_only=True):
    """How the kiosk stood when the parcel was written.

    Nothing in it is counted otherwise than in the release: `differing_steps` and `crashed_visits` are released
    counts of the month. `stale_facts` are entries of the content that its editors have to look at again.
    """

    format_version: int
    office: Id
    kiosk: Id
    span: Month
    office_name: Annotated[str, Meta(min_length=1, max_length=MAX_OFFICE_NAME)]
    written: Annotated[datetime, Meta(tz=True)]
    program_version: Annotated[str, Meta(pattern=r"^[0-9A-Za-z.+!-]{1,40}$")]
    content_reviewed: date | None
    stale_facts: Amount
    differing_steps: Annotated[tuple[ReleasedDifference, ...], Meta(max_length=MAX_PAGES)]
    crashed_visits: Amount | None
    last_purge: date | None
    last_copy: date | None
    free_megabytes: Amount | None
    clock: ParcelClock

    @property
    def key(self) -> ParcelKey:
        """Of which kiosk and month it is."""
        return ParcelKey(self.office, self.kiosk, self.span)


class NamedCount(NamedTuple):
    """A released count with the name of its value; `visits` is None where it is withheld."""

    figure: str
    value: str
    detail: str
    name: str
    visits: int | None


class Parcel(NamedTuple):
    """What a parcel holds; `digest` is the SHA-256 of its bytes."""

    health: ParcelHealth
    counts: tuple[NamedCount, ...]
    digest: str


def member_names(key: ParcelKey) -> tuple[str, ...]:
    """The files in a parcel, in their order."""
    stem = release_stem(Site(key.office, key.kiosk), key.span)
    return (f"{stem}.csv", f"{stem}-dictionary.csv", f"{stem}.json", HEALTH_FILE)


def parcel_name(key: ParcelKey) -> str:
    """The name of the file: kiosk-lisboa-1-2026-10.zip."""
    return f"{release_stem(Site(key.office, key.kiosk), key.span)}.zip"


def pack_parcel(members: Mapping[str, bytes]) -> bytes:
    """The bytes of a parcel with these files: always the same for the same files."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as archive:
        for name, data in members.items():
            info = ZipInfo(name, ZIP_DAY)
            # As on Linux, wherever it is packed.
            info.create_system = 3
            info.external_attr = 0o600 << 16
            archive.writestr(info, data)
    return packed.getvalue()


def differing_steps(counts: Iterable[PublishedCount]) -> tuple[ReleasedDifference, ...]:
    """The pages at which screens were different, from the released figure `differs`."""
    found: dict[str, int | None] = {}
    for one in counts:
        if one.key.figure == "differs":
            found[one.key.value] = sum_rounded((found.get(one.key.value, 0), one.count))
    return tuple(ReleasedDifference(page, visits) for page, visits in sorted(found.items()))


def crashed_visits(counts: Iterable[PublishedCount]) -> int | None:
    """The visits that ended in a crash, from the released figure `outcome`; None where one is withheld."""
    return sum_rounded(
        one.count for one in counts if (one.key.figure, one.key.value) == ("outcome", "crashed")
    )
