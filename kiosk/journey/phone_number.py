"""Parses a telephone number in any usual way of typing it; doubts are warnings, never refusals."""

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

INTERNATIONAL_PREFIX = re.compile(
    r"^[\s(\[]*\+?[\s(\[]*0[\s.\-/)\]]*0[\s.\-/)\]]*(?=[\s(\[]*[1-9])"
)
"""00 before a country, however it is spaced, with or without a needless +."""

MAX_LENGTH = 250
"""Characters of a text that can be a number: the limit of the library, whose patterns take minutes beyond it."""

UNREADABLE = "This reads as no telephone number: begin it with + and the country."
UNKNOWN_COUNTRY = (
    "No country has a number that begins so: look at the digits behind the + once more."
)


class ParsedPhoneNumber(Struct, frozen=True):
    """A number in the form that EU Login accepts, such as +32470123456, and what is known of its line.

    `region` is the country in two letters, empty where no country is meant. No complaint means that an SMS can
    reach the number.
    """

    e164: str
    kind: LineKind
    region: str
    complaint: Complaint = ""


def parse_phone_number(text: str, region: str | None = "BE") -> ParsedPhoneNumber:
    """The number that a text says; ValueError where it says none.

    `region` is the country, in two letters, of a number that names none itself.
    """
    # The library is large, and few visits need it: it is imported only here.
    import phonenumbers as lib

    if len(text) > MAX_LENGTH:
        raise ValueError(UNREADABLE)
    number = _best_number(
        INTERNATIONAL_PREFIX.sub("+", unicodedata.normalize("NFKC", text)), region
    )
    kind = _line_kind(number)
    possible = lib.is_possible_number(number)
    code = number.country_code or 0
    found = lib.region_code_for_number(number) or lib.region_code_for_country_code(code)
    # The library says ZZ for an unknown region, and 001 for numbers of no country.
    return ParsedPhoneNumber(
        e164=lib.format_number(number, lib.PhoneNumberFormat.E164),
        kind=kind,
        region=found if found.isalpha() and found != "ZZ" else "",
        complaint=COMPLAINTS[kind] if possible else "wrong-length",
    )


def _best_number(text: str, region: str | None) -> "PhoneNumber":
    """The first valid number among the readings; else one with a + added, else the first that parses at all."""
    import phonenumbers as lib

    parsed = []
    for reading in _readings(text):
        with suppress(lib.NumberParseException):
            parsed.append(lib.parse(reading, region.upper() if region else None))
    valid = [number for number in parsed if lib.is_valid_number(number)]
    with_plus = _with_plus(text)
    if not parsed and with_plus is None:
        names_country = re.match(r"\s*\+\s*\d", text)
        raise ValueError(UNKNOWN_COUNTRY if names_country else UNREADABLE)
    return valid[0] if valid else with_plus or parsed[0]


def _readings(text: str) -> tuple[str, str]:
    """The text as it is, and without words like "home", which the library would read as digits."""
    return text, re.sub(r"[^\W\d_]+", " ", text)


def _with_plus(text: str) -> "PhoneNumber | None":
    """The number with the + that was left out, where that makes it a valid one."""
    import phonenumbers as lib

    if re.match(r"[\s(\[]*[1-9]", text):
        with suppress(lib.NumberParseException):
            number = lib.parse(f"+{text}", None)
            return number if lib.is_valid_number(number) else None
    return None


def _line_kind(number: "PhoneNumber") -> LineKind:
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
