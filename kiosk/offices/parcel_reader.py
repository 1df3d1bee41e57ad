"""Reads a parcel, and refuses whatever no kiosk has written: damaged, packed anew, or of another make."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Annotated, TypeVar
from zipfile import BadZipFile, ZipFile

from msgspec import DecodeError, Meta, Struct, ValidationError, json

from kiosk.files import FileLimitError, read_limited
from kiosk.offices.parcel import (
    FORMAT_VERSION,
    HEALTH_FILE,
    Amount,
    CountedId,
    Month,
    NamedCount,
    Parcel,
    ParcelHealth,
    member_names,
    pack_parcel,
)
from kiosk.printable import printable
from kiosk.settings.schema import Id
from kiosk.store.controlled_rounding import STEP
from kiosk.store.count_relations import VISITS
from kiosk.store.export import FORMAT_VERSION as EXPORT_FORMAT
from kiosk.store.release_span import is_over

MAX_BYTES = 10_000_000
"""A parcel of a month has some 100 kB."""
MAX_COUNTS = 50_000
"""Counts of a month: some hundreds, as a rule."""
MAX_NAME = 500

FOREIGN = "this is no parcel of a kiosk: choose one like kiosk-lisboa-1-2026-10.zip, as the kiosk has written it."
DAMAGED = "this parcel is damaged or was packed anew: ask the office for the file as the kiosk has written it."
NEWER = "this parcel is of a newer version of the kiosk: install that version here, then add the parcel again."
UNREADABLE = "this file cannot be read ({why}): check its name, then do this again."

T = TypeVar("T")
Text = Annotated[str, Meta(max_length=MAX_NAME)]
Detail = Annotated[str, Meta(pattern=r"^([A-Za-z0-9][A-Za-z0-9._/-]{0,199})?$")]


class ParcelError(ValueError):
    """A file is not taken as a parcel; the message goes on from its name, and says what to do."""


class _Version(Struct):
    format_version: int


class _Count(Struct, frozen=True):
    figure: CountedId
    value: CountedId
    name: Text
    detail: Detail
    visits: Amount | None
    hidden: bool


class _Counts(Struct, frozen=True):
    format_version: int
    office: Id
    kiosk: Id
    span: Month
    counts: Annotated[tuple[_Count, ...], Meta(max_length=MAX_COUNTS)]


def read_parcel(path: Path) -> Parcel:
    """The parcel in a file; ParcelError for anything else."""
    try:
        data = read_limited(path, MAX_BYTES)
    except FileLimitError:
        raise ParcelError(FOREIGN) from None
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        raise ParcelError(UNREADABLE.format(why=why)) from None
    return parse_parcel(data)


def parse_parcel(data: bytes) -> Parcel:
    """The parcel of some bytes; ParcelError where they are none."""
    members = _unpack(data)
    health = _decode(members[HEALTH_FILE], ParcelHealth, FORMAT_VERSION)
    names = member_names(health.key)
    if tuple(members) != names:
        raise ParcelError(DAMAGED)
    counted = _decode(members[names[2]], _Counts, EXPORT_FORMAT)
    if (counted.office, counted.kiosk, counted.span) != health.key:
        raise ParcelError(DAMAGED)
    counts = tuple(
        NamedCount(one.figure, one.value, one.detail, printable(one.name), one.visits)
        for one in counted.counts
    )
    if not _is_released(counts, health) or any(
        one.hidden is not (one.visits is None) for one in counted.counts
    ):
        raise ParcelError(DAMAGED)
    if printable(health.office_name) != health.office_name:
        raise ParcelError(DAMAGED)
    return Parcel(health, counts, sha256(data).hexdigest())


def _unpack(data: bytes) -> dict[str, bytes]:
    """The files in an archive that has the form of a parcel to the last byte."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            # Nothing is unpacked of an archive that is not of this form; stored files cannot be larger than it.
            if HEALTH_FILE not in names or len(names) != len(set(names)):
                raise ParcelError(FOREIGN)
            if any(one.compress_type or one.flag_bits for one in archive.infolist()):
                raise ParcelError(DAMAGED)
            members = {name: archive.read(name) for name in names}
    except BadZipFile:
        raise ParcelError(DAMAGED if data.startswith(b"PK") else FOREIGN) from None
    except (
        ValueError,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
        OverflowError,
    ) as error:
        raise error if isinstance(error, ParcelError) else ParcelError(DAMAGED) from None
    if pack_parcel(members) != data:
        raise ParcelError(DAMAGED)
    return members


def _decode(data: bytes, kind: type[T], known: int) -> T:
    try:
        if json.decode(data, type=_Version).format_version > known:
            raise ParcelError(NEWER)
        return json.decode(data, type=kind)
    except (DecodeError, ValidationError, UnicodeDecodeError):
        raise ParcelError(FOREIGN) from None


def _is_released(counts: tuple[NamedCount, ...], health: ParcelHealth) -> bool:
    """Whether these can be the counts of a release: of a month that is over, rounded, none above all visits."""
    visits = {one[:3]: one.visits for one in counts}
    total = visits.get(VISITS, 0)
    shown = [one for one in visits.values() if one is not None]
    return (
        len(visits) == len(counts)
        and is_over(health.span, health.written.date())
        and not any(count % STEP for count in shown)
        and (total is None or max(shown, default=0) <= total)
    )
