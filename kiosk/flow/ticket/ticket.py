"""A ticket: the place of a journey, made into nine digits and read from them again."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from kiosk.catalog.catalog import Catalog
from kiosk.flow.holds import holds
from kiosk.flow.ticket.digits import UnreadableError, digits_of, number_of
from kiosk.flow.ticket.layout import WEEKS, Fields, OtherVersionError, pack, unpack
from kiosk.flow.ticket.ledger import KINDS, LANGUAGES, name, number
from kiosk.flow.ticket.slots import slot_of, step_at, steps

GROUPS = (3, 3, 3)


class Ticket(Struct, frozen=True):
    """Where somebody stood: step key, method and kind of device ("" where not known), language, weeks since."""

    step: str
    method: str
    kind: str
    language: str
    weeks: int


def issue(step: str, facts: Mapping[str, str], language: str, day: date, catalog: Catalog) -> str:
    """The nine digits of a step; nothing for a step that has no slot."""
    method = catalog.methods.get(facts.get("method", ""))
    slot = slot_of(step, method.id if method else "", catalog)
    if slot is None:
        return ""
    fields = Fields(
        slot=slot,
        method=method.number if method else 0,
        kind=number(facts.get("kind", ""), KINDS),
        language=number(language, LANGUAGES),
        week=_week(day),
    )
    return digits_of(pack(fields))


def read(text: str, day: date, catalog: Catalog) -> Ticket:
    """The ticket in what was typed; UnreadableError, with the reason, where it is none."""
    found = number_of(text)
    try:
        fields = unpack(found)
    except OtherVersionError as fault:
        raise UnreadableError("newer") from fault
    ticket = _ticket(fields, day, catalog)
    if ticket is None:
        raise UnreadableError("unknown")
    return ticket


def grouped(digits: str) -> str:
    """The digits as they are shown: 482 915 730."""
    return " ".join(digits[at : at + 3] for at in range(0, len(digits), 3))


def _ticket(fields: Fields, day: date, catalog: Catalog) -> Ticket | None:
    """What the fields name; None where this content knows no such place."""
    numbers = {0: "", **{method.number: id for id, method in catalog.methods.items()}}
    method = numbers.get(fields.method)
    kind, language = name(fields.kind, KINDS), name(fields.language, LANGUAGES)
    if method is None or kind is None or language is None:
        return None
    key = steps(method, catalog).get(fields.slot, "")
    step = step_at(key, method, catalog) if key else None
    if step is None or (kind and kind not in catalog.kinds):
        return None
    told = {fact: id for fact, id in (("kind", kind), ("method", method)) if id}
    if holds(step.when, told) is False:
        return None
    return Ticket(key, method, kind, language, (_week(day) - fields.week) % WEEKS)


def _week(day: date) -> int:
    """The week of a day, from Monday on, modulo 128."""
    return (day.toordinal() - 1) // 7 % WEEKS
