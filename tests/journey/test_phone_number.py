"""Telephone numbers: any usual way of typing is read, doubt is said, and only what is no number is refused."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journey.phone_number import ParsedPhoneNumber, parse_phone_number

TABLE = {
    "+32 470 12 34 56": ("+32470123456", "mobile", "BE"),
    "+32 2 297 68 88": ("+3222976888", "fixed", "BE"),
    "+352 621 123 456": ("+352621123456", "mobile", "LU"),
    "+352 4301 36100": ("+352430136100", "fixed", "LU"),
    "+39 0332 78 30 30": ("+390332783030", "fixed", "IT"),
    "+33 (0)6 12 34 56 78": ("+33612345678", "mobile", "FR"),
    "+45 20 12 34 56": ("+4520123456", "either", "DK"),
    "+1 514 555 0143": ("+15145550143", "either", "CA"),
    "+33 9 12 34 56 78": ("+33912345678", "other", "FR"),
    "+44 7640 123456": ("+447640123456", "other", "GB"),
    "+44 70 1234 5678": ("+447012345678", "other", "GB"),
    "+800 1234 5678": ("+80012345678", "other", ""),
    "+32 123 45 67 89": ("+32123456789", "unknown", "BE"),
    "+33 712345678": ("+33712345678", "unknown", "FR"),
}
COMPLAINTS = {
    "mobile": "", "fixed": "no-sms", "either": "cannot-tell", "other": "no-sms", "unknown": "unusual",
}  # fmt: skip


@pytest.mark.parametrize("text", TABLE)
def test_the_table_of_numbers_is_read_with_and_without_a_country_of_ones_own(text: str) -> None:
    e164, kind, region = TABLE[text]
    for home in ("BE", "be", None):
        phone = parse_phone_number(text, home)
        assert (phone.e164, phone.kind, phone.region) == (e164, kind, region)
        assert phone.complaint == COMPLAINTS[kind]


@pytest.mark.parametrize(
    "text",
    [
        "0032 (470) 12.34.56",
        "0032470123456",
        "(0032) 470/12 34 56",
        "00 32 470 12 34 56",
        "+0032 470 12 34 56",
        "+ 32 470 12 34 56",
        "+32 (0)470 12 34 56",
        "0032 (0)470-12-34-56",
        "+32\N{NO-BREAK SPACE}470\N{NO-BREAK SPACE}12\N{NO-BREAK SPACE}34\N{NO-BREAK SPACE}56",
        "+３２ ４７０ １２ ３４ ５６",
        "+32 470\u201112\u201134\u201156",
        "tel:+32470123456",
        "  +32470123456  ",
        "GSM +32 470 12 34 56",
        "+32 470 12 34 56 (home)",
        "32470123456",
    ],
)
def test_any_way_of_typing_with_the_country_is_read_without_a_region(text: str) -> None:
    mobile = ParsedPhoneNumber("+32470123456", "mobile", "BE")
    assert parse_phone_number(text, "BE") == mobile
    if text[0] != "3":
        assert parse_phone_number(text, None) == mobile


@pytest.mark.parametrize(
    "text", ["0470 12 34 56", "0470/12.34.56", "470 12 34 56", "０４７０１２３４５６"]
)
def test_a_national_number_belongs_to_the_country_of_the_office(text: str) -> None:
    assert parse_phone_number(text, "BE") == ParsedPhoneNumber("+32470123456", "mobile", "BE")
    with pytest.raises(ValueError, match="telephone number"):
        parse_phone_number(text, None)


def test_a_forgotten_plus_is_put_back() -> None:
    assert parse_phone_number("33612345678", "BE") == ParsedPhoneNumber(
        "+33612345678", "mobile", "FR"
    )


def test_a_landline_is_warned_about_and_never_refused() -> None:
    assert parse_phone_number("02 297 68 88", "BE").complaint == "no-sms"


@pytest.mark.parametrize("text", ["0470 12", "112", "0470 12 34 56 78 90 12"])
def test_a_number_of_a_wrong_length_is_read_with_a_warning(text: str) -> None:
    phone = parse_phone_number(text, "BE")
    assert (phone.kind, phone.complaint) == ("unknown", "wrong-length")


@pytest.mark.parametrize("text", ["", "0", "00", "+", "hello", "no number"])
def test_what_is_no_number_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(ValueError, match=r"^This reads as no telephone number") as refused:
        parse_phone_number(text, "BE")
    assert len(text) < 3 or text not in str(refused.value)


@pytest.mark.parametrize("text", ["+999 123 456", "+21012345678", "00999123456"])
def test_a_country_that_does_not_exist_is_named_as_what_is_wrong(text: str) -> None:
    with pytest.raises(ValueError, match=r"^No country has a number that begins so"):
        parse_phone_number(text, "BE")


@given(st.text(), st.sampled_from(["BE", "FR", "US", None]))
def test_no_text_breaks_the_reader(text: str, region: str | None) -> None:
    try:
        phone = parse_phone_number(text, region)
    except ValueError:
        return
    assert phone.e164.startswith("+")
    assert phone.e164[1:].isdecimal()


@given(st.text(alphabet="0123456789+ ()/.-", max_size=30))
def test_what_was_read_reads_the_same_again(text: str) -> None:
    try:
        phone = parse_phone_number(text, "BE")
    except ValueError:
        return
    if phone.complaint in ("", "no-sms", "cannot-tell"):
        assert parse_phone_number(phone.e164, None) == phone


def test_the_numbers_of_all_countries_are_only_loaded_to_read_one() -> None:
    script = "import kiosk.journey.phone_number, sys; sys.exit('phonenumbers' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True)
