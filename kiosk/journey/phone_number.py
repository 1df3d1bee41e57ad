"""Parses a telephone number in any usual way of typing it; doubts are warnings, never refusals."""

from contextlib import suppress
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from kiosk.journey.phone_text import find_number
from kiosk.settings.countries import iso_code

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

EUROPE = frozenset(
    {
        "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IS",
        "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
    }
)  # fmt: skip
"""The Union, the European Economic Area, Switzerland and the United Kingdom: where most members live."""

MAX_LENGTH = 250
"""Characters of a text that can be a number: the limit of the library, whose patterns take minutes beyond it."""

UNREADABLE = "This reads as no telephone number: begin it with + and the country."
UNKNOWN_COUNTRY = (
    "No country has a number that begins so: look at the digits behind the + once more."
)


class ParsedPhoneNumber(Struct, frozen=True):
    """A number in the form that EU Login accepts, such as +32470123456, and what is known of its line.

    `region` is the country in two letters, empty where no country is meant. No complaint means that an SMS can
    reach the number. `other` is what the same digits can be as well, where nobody can tell.
    """

    e164: str
    kind: LineKind
    region: str
    complaint: Complaint = ""
    other: "ParsedPhoneNumber | None" = None


def parse_phone_number(text: str, region: str | None = "BE") -> ParsedPhoneNumber:
    """The number that a text says; ValueError where it says none. Words around it are left out.

    `region` is the country, in two letters, of a number that names none itself.
    """
    if len(text) > MAX_LENGTH:
        raise ValueError(UNREADABLE)
    typed = find_number(text)
    numbers = _readings(typed, iso_code(region) if region else None)
    if not numbers:
        raise ValueError(UNKNOWN_COUNTRY if typed.startswith("+") and typed[1:] else UNREADABLE)
    first, *others = map(_describe, numbers)
    return replace(first, other=others[0]) if others else first


def _readings(typed: str, region: str | None) -> list["PhoneNumber"]:
    """What a number can be, the likeliest first: two where nobody can tell, none where it is no number.

    Without + or 00 it is a number of the region, or one of any country whose + was left out.
    """
    import phonenumbers as lib

    national = _parse(typed, region)
    international = _parse(f"+{typed}", None) if typed.lstrip("([ ")[:1] in "123456789" else None
    if international is None or not lib.is_valid_number(international) or international == national:
        return [] if national is None else [national]
    if national is None or region is None or not lib.is_valid_number(national):
        return [international]
    return _compare(national, international, typed, region)


def _parse(typed: str, region: str | None) -> "PhoneNumber | None":
    import phonenumbers as lib

    with suppress(lib.NumberParseException):
        return lib.parse(typed, region)
    return None


def _compare(
    national: "PhoneNumber", international: "PhoneNumber", typed: str, region: str
) -> list["PhoneNumber"]:
    """Which of two valid readings are plausible, the likelier first."""
    import phonenumbers as lib

    if _has_national_zero(international, typed):
        # Whoever writes the 0 of a national number leaves no country before it.
        return [national]
    # Where national numbers begin with 0, this one, which does not, is not written in full.
    in_full = not lib.ndd_prefix_for_region(region, True)
    mobile_here, mobile_there = _can_be_mobile(national), _can_be_mobile(international)
    country = lib.region_code_for_number(international)
    if country not in EUROPE and international.country_code != national.country_code:
        # A number from far away is seldom typed without its +.
        return [national] if in_full and mobile_here >= mobile_there else [national, international]
    if mobile_there and not mobile_here:
        return [international, national] if in_full else [international]
    return (
        [national, international]
        if in_full or mobile_here > mobile_there
        else [international, national]
    )


def _has_national_zero(number: "PhoneNumber", typed: str) -> bool:
    """Whether a 0 stands behind the country that is no part of the number: in Italy it is one."""
    digits = "".join(filter(str.isdigit, typed))
    rest = digits.removeprefix(str(number.country_code))
    return rest.startswith("0") and not number.italian_leading_zero


def _can_be_mobile(number: "PhoneNumber") -> bool:
    return _line_kind(number) in ("mobile", "either")


def _describe(number: "PhoneNumber") -> ParsedPhoneNumber:
    import phonenumbers as lib

    kind = _line_kind(number)
    code = number.country_code or 0
    found = lib.region_code_for_number(number) or lib.region_code_for_country_code(code)
    # The library says ZZ for an unknown region, and 001 for numbers of no country.
    return ParsedPhoneNumber(
        e164=lib.format_number(number, lib.PhoneNumberFormat.E164),
        kind=kind,
        region=found if found.isalpha() and found != "ZZ" else "",
        complaint=COMPLAINTS[kind] if lib.is_possible_number(number) else "wrong-length",
    )


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
