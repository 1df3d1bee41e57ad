"""Reads a telephone number in any usual way of typing it; warns, and never refuses what can be read."""

import re
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

LineKind = Literal["mobile", "fixed", "either", "other", "unknown"]
Complaint = Literal["", "no-sms", "cannot-tell", "unusual", "wrong-length"]

COMPLAINTS: dict[LineKind, Complaint] = {
    "mobile": "",
    "fixed": "no-sms",
    "either": "cannot-tell",
    "other": "no-sms",
    "unknown": "unusual",
}

TWO_ZEROS = re.compile(r"^[\s(\[]*\+?[\s(\[]*0[\s.\-/)\]]*0[\s.\-/)\]]*(?=[\s(\[]*[1-9])")
"""00 before a country, however it is spaced, with or without a needless +."""


LONGEST = 250
"""Signs of a text that can be a number, as the library has it; a longer one would take minutes to read."""

UNREADABLE = "This reads as no telephone number: begin it with + and the country."


class ParsedPhoneNumber(Struct, frozen=True):
    """A number as EU Login accepts it, what sort of line it is, its country's two letters, and any doubt.

    `region` is empty where no country is meant. No complaint means that an SMS can reach it.
    """

    e164: str
    kind: LineKind
    region: str
    complaint: Complaint = ""


def parse_phone_number(text: str, region: str | None = "BE") -> ParsedPhoneNumber:
    """The number that a text says; `region` is for numbers without a country; ValueError if none."""
    import phonenumbers as lib

    if len(text) > LONGEST:
        raise ValueError(UNREADABLE)
    number = _number(TWO_ZEROS.sub("+", unicodedata.normalize("NFKC", text)), region)
    kind = _kind(number)
    possible = lib.is_possible_number(number)
    code = number.country_code or 0
    found = lib.region_code_for_number(number) or lib.region_code_for_country_code(code)
    return ParsedPhoneNumber(
        e164=lib.format_number(number, lib.PhoneNumberFormat.E164),
        kind=kind,
        region=found if found.isalpha() and found != "ZZ" else "",
        complaint=COMPLAINTS[kind] if possible else "wrong-length",
    )


def _number(text: str, region: str | None) -> "PhoneNumber":
    """The first real number among the readings, else the first that reads at all."""
    import phonenumbers as lib

    read = []
    for reading in _readings(text):
        with suppress(lib.NumberParseException):
            read.append(lib.parse(reading, region.upper() if region else None))
    real = [number for number in read if lib.is_valid_number(number)]
    with_plus = _with_plus(text)
    if not read and with_plus is None:
        raise ValueError(UNREADABLE)
    return real[0] if real else with_plus or read[0]


def _readings(text: str) -> tuple[str, str]:
    """As it stands, and without words like "home", which would read as digits."""
    return text, re.sub(r"[^\W\d_]+", " ", text)


def _with_plus(text: str) -> "PhoneNumber | None":
    """The number with the + that was left out, where that makes it a real one."""
    import phonenumbers as lib

    if re.match(r"[\s(\[]*[1-9]", text):
        with suppress(lib.NumberParseException):
            number = lib.parse(f"+{text}", None)
            return number if lib.is_valid_number(number) else None
    return None


def _kind(number: "PhoneNumber") -> LineKind:
    from phonenumbers import PhoneNumberType, number_type

    match number_type(number):
        case PhoneNumberType.MOBILE:
            return "mobile"
        case PhoneNumberType.FIXED_LINE:
            return "fixed"
        case PhoneNumberType.FIXED_LINE_OR_MOBILE:
            return "either"
        case PhoneNumberType.UNKNOWN:
            return "unknown"
    return "other"
