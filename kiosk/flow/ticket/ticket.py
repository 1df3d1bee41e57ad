"""A ticket: the place of a journey, made into nine digits and read from them again."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from kiosk.content.catalog import Catalog
from kiosk.flow.ticket.digits import GROUP, LENGTH, UnreadableError, digits_of, number_of
from kiosk.flow.ticket.layout import WEEKS, Fields, OtherVersionError, pack, unpack
from kiosk.flow.ticket.ledger import KINDS, LANGUAGES, name, number
from kiosk.flow.ticket.slots import path_steps, slot_of, slot_of_path, steps

GROUPS = (GROUP,) * (LENGTH // GROUP)
"""How the nine digits are shown: 482 915 730."""


class Ticket(Struct, frozen=True):
    """Where somebody stood: step key, method and kind of device ("" where not known), language, weeks since."""

    step: str
    method: str
    kind: str
    language: str
    weeks: int


def issue(step: str, facts: Mapping[str, str], language: str, day: date, catalog: Catalog) -> str:
    """The nine digits of a step; nothing where they cannot name it."""
    path = slot_of_path(step, catalog)
    method = catalog.methods.get(facts.get("method", "")) if path is None else None
    slot = slot_of(step, method.id if method else "", catalog) if path is None else path
    if slot is None:
        return ""
    fields = Fields(
        slot=slot,
        method=method.number if method else 0,
        path=path is not None,
        kind=number(facts.get("kind", ""), KINDS),
        language=number(language, LANGUAGES),
        week=_week(day),
    )
    try:
        return digits_of(pack(fields))
    except ValueError:
        # `kiosk check` names a number that has no room: such a slip has no code.
        return ""


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


def _ticket(fields: Fields, day: date, catalog: Catalog) -> Ticket | None:
    """What the fields name; None where this content knows no such place.

    Whether the step still applies to such a device is for the journey to say: what is on paper stays readable.
    """
    numbers = {0: "", **{method.number: id for id, method in catalog.methods.items()}}
    method = numbers.get(fields.method)
    kind, language = name(fields.kind, KINDS), name(fields.language, LANGUAGES)
    if method is None or kind is None or language is None:
        return None
    known = path_steps(catalog) if fields.path else steps(method, catalog)
    key = known.get(fields.slot)
    if key is None or (kind and kind not in catalog.kinds):
        return None
    return Ticket(key, method, kind, language, (_week(day) - fields.week) % WEEKS)


def _week(day: date) -> int:
    """The week of a day, from Monday on, modulo 128."""
    return (day.toordinal() - 1) // 7 % WEEKS
