"""Judges the date of the computer: whether it may be believed, from how long the kiosk has run; pure.

Within one boot the clock is compared with the clock that nobody sets. Across boots it may have gone on while the
computer was off. `docs/decisions/0017-how-the-clock-is-judged.md` says why.
"""

from datetime import date, datetime, timedelta
from typing import Annotated, Literal, NamedTuple

from msgspec import Meta, Struct
from msgspec.structs import replace

from kiosk.clock import BUILD_DAY, RunningTime

DAY_SECONDS = 86400.0

HOLD_SECONDS = DAY_SECONDS
"""Seconds of running for which a gap must hold before it is proven."""

NIGHTS_SECONDS = 7 * DAY_SECONDS
"""Gaps that are not proven and together no longer are the nights and weekends of an office."""

HOLIDAY_SECONDS = 100 * DAY_SECONDS
"""No gap is longer without staff being asked."""

BACK_SECONDS = DAY_SECONDS
"""A clock may be so far behind what is known: winter time, or a correction of some minutes."""

MERGE_SECONDS = 3600.0
"""A gap that has held for less takes in the next one, so that there are never many."""

SMALLEST_GAP = 1.0

Doubt = Literal["", "back", "build", "ahead", "denied"]
"""Why the date is in doubt: before the last known one, before the build, over 100 days ahead, denied by staff."""

ClockState = Literal["trusted", "waiting", "doubtful"]

Seconds = Annotated[float, Meta(ge=0, le=1e12)]


class Look(NamedTuple):
    """What the computer's clock shows, in local time without a zone, and the clock that nobody sets."""

    wall: datetime
    running: RunningTime


class Gap(Struct, frozen=True):
    """Seconds by which the clock went on faster than the kiosk ran, and the seconds run since."""

    seconds: Seconds
    held: Seconds = 0.0


class ClockRecord(Struct, frozen=True, kw_only=True):
    """What is known of the date as of the last look.

    `known` is a moment that the present is no earlier than: a date that was right, and the time that the kiosk
    has run since. `gaps` are what the clock is ahead of that, the oldest first. `purge_day` is the last day up to
    which ages were counted. `moved` is set once a doubt is over: the days by which rows that were written
    meanwhile must be moved (`doubtful_rows.settle_rows`). `has_known_day` is false until some date was plausible.
    `denied` are the seconds by which the clock was ahead when staff said that it is wrong, or at a later boot.
    """

    known: datetime
    boot: str
    running: Seconds
    gaps: tuple[Gap, ...] = ()
    doubt: Doubt = ""
    purge_day: date | None = None
    moved: int | None = None
    has_known_day: bool = True
    denied: float | None = None

    @property
    def unproven(self) -> float:
        """The seconds of all gaps."""
        return sum(gap.seconds for gap in self.gaps)

    @property
    def reckoned(self) -> datetime:
        """What the clock would show had it gone on as it should since it was last plausible."""
        return self.known + timedelta(seconds=self.unproven)

    @property
    def state(self) -> ClockState:
        """Whether the date is trusted, must hold for a while, or has to be asked for."""
        if self.doubt:
            return "doubtful"
        return "waiting" if self.unproven > NIGHTS_SECONDS else "trusted"

    @property
    def hold_left(self) -> float:
        """The seconds that the kiosk has yet to run until a date that is plausible is trusted; 0 where it is."""
        unproven, left = self.unproven, 0.0
        for gap in self.gaps:
            if unproven <= NIGHTS_SECONDS:
                break
            unproven -= gap.seconds
            left = HOLD_SECONDS - gap.held
        return left


def begin_record(look: Look, newest: date | None) -> ClockRecord:
    """The record of a first look; `newest` is the last day that the visit log knows, None for an empty one."""
    known = datetime.combine(newest or BUILD_DAY, datetime.min.time())
    if look.wall.date() == newest:
        known = look.wall
    start = ClockRecord(
        known=known,
        boot=look.running.boot,
        running=look.running.seconds,
        has_known_day=newest is not None,
    )
    return advance(start, look)


def advance(record: ClockRecord, look: Look) -> ClockRecord:
    """The record as of this look."""
    boot, seconds = look.running
    ran = look.running.seconds_since(record.boot, record.running)
    # After another boot the computer has run for as long as that boot lasts.
    is_other_boot, ran = ran is None, seconds if ran is None else ran
    known = record.known + timedelta(seconds=ran)
    before = replace(record, known=known, boot=boot, running=seconds)
    ahead = (look.wall - before.reckoned).total_seconds()
    if is_other_boot and before.denied is not None:
        # A night takes a wrong clock further ahead of what is known; it is no less wrong.
        before = replace(before, denied=max(before.denied, ahead))
    doubt = _find_doubt(before, look.wall, ahead)
    if doubt:
        return replace(before, doubt=doubt)
    if not before.has_known_day:
        after = replace(before, known=look.wall, has_known_day=True)
    else:
        # Time in doubt proves nothing.
        after = _shift(before if before.doubt else _let_hold(before, ran), ahead)
    if before.doubt:
        moved = (before.moved or 0) + (look.wall.date() - before.reckoned.date()).days
        after = replace(after, doubt="", denied=None, moved=moved)
    if after.state == "trusted":
        return replace(after, purge_day=look.wall.date())
    # Where a kiosk runs for a few hours a week some gap is always unproven: what has been proven counts.
    proven = after.known > before.known
    return replace(after, purge_day=after.known.date()) if proven else after


def confirm(record: ClockRecord, look: Look) -> ClockRecord:
    """The record once staff have said that the date is right; ValueError where it cannot be."""
    found = advance(record, look)
    if found.doubt == "build":
        raise ValueError("The date is older than the kiosk.")
    moved = found.moved
    if found.doubt:
        moved = (moved or 0) + (look.wall.date() - found.reckoned.date()).days
    return replace(
        found,
        known=look.wall,
        gaps=(),
        doubt="",
        denied=None,
        moved=moved,
        has_known_day=True,
        purge_day=look.wall.date(),
    )


def deny(record: ClockRecord, look: Look) -> ClockRecord:
    """The record once staff have said that the date is wrong: it stays in doubt until the clock is set."""
    found = advance(record, look)
    if found.doubt:
        return found
    return replace(found, gaps=(), doubt="denied", denied=found.unproven)


def _find_doubt(record: ClockRecord, wall: datetime, ahead: float) -> Doubt:
    """Why a date cannot be right, or must be asked for; "" where it is plausible."""
    if wall.date() < BUILD_DAY:
        return "build"
    if not record.has_known_day:
        return ""
    if wall < record.known - timedelta(seconds=BACK_SECONDS):
        return "back"
    # Once the clock has been set, either way, it shows another date than the one that was denied.
    if record.denied is not None and abs(ahead - record.denied) < DAY_SECONDS / 2:
        return "denied"
    return "ahead" if wall > record.known + timedelta(seconds=HOLIDAY_SECONDS) else ""


def _let_hold(record: ClockRecord, ran: float) -> ClockRecord:
    """Let every gap hold for so many seconds more; those that have held long enough are proven, oldest first."""
    gaps = [Gap(gap.seconds, gap.held + ran) for gap in record.gaps]
    proven = 0.0
    while gaps and gaps[0].held >= HOLD_SECONDS:
        proven += gaps.pop(0).seconds
    return replace(record, known=record.known + timedelta(seconds=proven), gaps=tuple(gaps))


def _shift(record: ClockRecord, ahead: float) -> ClockRecord:
    """Take in a jump: ahead as a gap, back from the newest gaps and then from what is known."""
    gaps = list(record.gaps)
    if ahead >= SMALLEST_GAP:
        if gaps and gaps[-1].held < MERGE_SECONDS:
            gaps[-1] = replace(gaps[-1], seconds=gaps[-1].seconds + ahead)
        else:
            gaps.append(Gap(ahead))
        return replace(record, gaps=tuple(gaps))
    back = -ahead if ahead <= -SMALLEST_GAP else 0.0
    while gaps and back:
        last = gaps.pop()
        if last.seconds > back:
            gaps.append(Gap(last.seconds - back, last.held))
        back = max(0.0, back - last.seconds)
    return replace(record, known=record.known - timedelta(seconds=back), gaps=tuple(gaps))
