"""What is wrong with the computer's clock, and what to do, in sentences for staff and the shell."""

from datetime import date

from kiosk.store.clock_record import DAY_SECONDS, ClockRecord

CONFIRM_COMMAND = "kiosk log purge --confirm-date"

REASONS = {
    "back": "The clock says {day}, but the kiosk has already seen {known}",
    "build": "The clock says {day}, but the kiosk is newer than that",
    "ahead": "The clock says {day}, more than 100 days after {known}, the last day that the kiosk knows",
    "denied": "The clock says {day}, and staff have said that this is wrong",
}
NOTHING_GOES = "no old visit is deleted until the right date is known."
SET_CLOCK = (
    "connect the computer to the network, which sets its clock, or run: "
    "sudo timedatectl set-time 'YYYY-MM-DD HH:MM'"
)

WAITING = (
    "The clock has moved on by {days} days since the kiosk last ran: old visits are deleted once the kiosk has run"
    " for {hours} more hours with this date."
)


def doubt_sentence(record: ClockRecord, today: date) -> str:
    """Why the date is in doubt, and what follows; only where it is."""
    reason = REASONS[record.doubt].format(day=today, known=record.known.date())
    return f"{reason}: {NOTHING_GOES}"


def doubt_remedy(record: ClockRecord, today: date) -> str:
    """What to do about it."""
    if record.doubt == "build":
        return f"{SET_CLOCK[0].upper()}{SET_CLOCK[1:]}"
    return f"If today is {today}, run: {CONFIRM_COMMAND}. If not, {SET_CLOCK}"


def waiting_sentence(record: ClockRecord) -> str:
    """For what an unproven date waits, and for how long."""
    return WAITING.format(days=gap_days(record), hours=hours_left(record))


def waiting_remedy(today: date) -> str:
    """How to shorten that."""
    return f"If today is {today}, you need not do anything; if you do not want to wait, run: {CONFIRM_COMMAND}"


def gap_days(record: ClockRecord) -> int:
    """The days by which the clock went on while the kiosk did not run, and which have yet to hold."""
    return round(max((gap.seconds for gap in record.gaps), default=0) / DAY_SECONDS)


def hours_left(record: ClockRecord) -> int:
    """The begun hours that the kiosk has yet to run until its date is trusted."""
    return -int(-record.hold_left // 3600)
