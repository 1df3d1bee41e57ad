"""Telephone numbers: any usual way of typing is read, doubt is said, and only what is no number is refused."""

import subprocess
import sys
from itertools import product

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers import PhoneNumberFormat, PhoneNumberType

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


UNION = (
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
    "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
)  # fmt: skip
EXAMPLES = [
    (region, number)
    for region, kind in product(UNION, (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE))
    if (number := phonenumbers.example_number_for_type(region, kind))
]
"""A mobile number and a fixed line of each country of the Union."""

REGIONS = st.sampled_from(UNION)


def e164(number: phonenumbers.PhoneNumber) -> str:
    """The number with + and its country."""
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def readings(text: str, region: str) -> list[str]:
    """All numbers that a text can be."""
    phone = parse_phone_number(text, region)
    return [one.e164 for one in (phone, phone.other) if one is not None]


def test_every_country_of_the_union_has_a_mobile_number_and_a_fixed_line() -> None:
    assert len(EXAMPLES) == 2 * len(UNION) == 54


@pytest.mark.parametrize(("home", "number"), EXAMPLES)
def test_a_number_with_its_country_is_that_number_in_every_office(
    home: str, number: phonenumbers.PhoneNumber
) -> None:
    plain = e164(number)
    for region in UNION:
        spaced = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
        for text in (plain, spaced, f"00{plain[1:]}", f"(+{spaced[1:]})"):
            assert readings(text, region) == [plain]


@pytest.mark.parametrize(("home", "number"), EXAMPLES)
def test_a_national_number_is_that_number_in_its_own_country(
    home: str, number: phonenumbers.PhoneNumber
) -> None:
    national = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    first, *others = readings(national, home)
    assert first == e164(number)
    # Where national numbers begin with 0, nothing else can be meant.
    assert not others or not phonenumbers.ndd_prefix_for_region(home, True)


@pytest.mark.parametrize(("home", "number"), EXAMPLES)
def test_a_number_whose_plus_was_left_out_is_never_silently_another(
    home: str, number: phonenumbers.PhoneNumber
) -> None:
    for region in UNION:
        assert e164(number) in readings(e164(number)[1:], region), region


@pytest.mark.parametrize(("home", "number"), EXAMPLES)
def test_a_wrong_country_in_front_is_believed_and_may_be_doubted(
    home: str, number: phonenumbers.PhoneNumber
) -> None:
    for region in UNION:
        code = phonenumbers.country_code_for_region(region)
        text = f"+{code} {number.national_number}"
        assert all(one.startswith(f"+{code}") for one in readings(text, home))


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("4917612345678", "DE", ["+4917612345678"]),
        ("4917612345678", "AT", ["+4917612345678"]),
        ("436641234567", "AT", ["+436641234567"]),
        ("32470123456", "LU", ["+32470123456", "+35232470123456"]),
        ("4520123456", "FI", ["+4520123456", "+3584520123456"]),
        ("3281234567", "IT", ["+393281234567", "+3281234567"]),
        ("393331234567", "IT", ["+393331234567"]),
        ("430136100", "LU", ["+352430136100"]),
        ("621123456", "LU", ["+352621123456"]),
        ("470123456", "BE", ["+32470123456"]),
        ("15145550143", "BE", ["+15145550143"]),
    ],
)
def test_where_nobody_can_tell_both_numbers_are_there_and_the_likelier_is_first(
    text: str, region: str, expected: list[str]
) -> None:
    assert readings(text, region) == expected


@pytest.mark.parametrize(
    "words",
    ["poste 123", "interne 12", "le soir après 18h", "(2e)", "ext. 12", "x12", "#12", ";ext=12", "privé",
     "(bureau, 2e étage)", "1er choix", "re: 3 fois", "de Marie", "/ 02 299 11 11", "Durchwahl 17", "18h30",
     "ou 02 299 11 11", "home 4663", ", 5 sonneries"],
)  # fmt: skip
def test_words_behind_a_number_are_left_out_and_never_dialled(words: str) -> None:
    for text, expected in (("0470 12 34 56", "+32470123456"), ("+33 612345678", "+33612345678")):
        for between in (" ", "  "):
            assert readings(f"{text}{between}{words}", "BE") == [expected]


@pytest.mark.parametrize("words", ["GSM", "tel:", "GSM 2:", "mon numéro est le", "1re ligne", "☎"])
def test_words_before_a_number_are_left_out(words: str) -> None:
    assert readings(f"{words} 0470 12 34 56", "BE") == ["+32470123456"]


def test_letters_are_no_digits_even_where_they_make_a_number() -> None:
    for text in ("1-800-FLOWERS", "0800 EULOGIN", "0470 ABCDEF"):
        try:
            found = readings(text, "US")
        except ValueError:
            continue
        assert not any(one.endswith(("3569377", "3856446", "222333")) for one in found)


@given(st.sampled_from(EXAMPLES), st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=3))
def test_no_word_behind_a_number_changes_it(
    example: tuple[str, phonenumbers.PhoneNumber], word: str
) -> None:
    _, number = example
    assert readings(f"{e164(number)} {word}", "BE") == [e164(number)]


@pytest.mark.parametrize(
    ("written", "iso"), [("EL", "GR"), ("UK", "GB"), ("el", "GR"), ("uk", "GB")]
)
def test_officials_write_el_and_uk(written: str, iso: str) -> None:
    text = {"GR": "691 234 5678", "GB": "07400 123456"}[iso]
    assert parse_phone_number(text, written) == parse_phone_number(text, iso)
    assert parse_phone_number(text, written).region == iso


@given(st.text("0123456789 +-/()", max_size=25), REGIONS)
def test_two_readings_are_two_valid_numbers(text: str, region: str) -> None:
    try:
        phone = parse_phone_number(text, region)
    except ValueError:
        return
    if phone.other is not None:
        assert phone.other.e164 != phone.e164
        for one in (phone, phone.other):
            assert phonenumbers.is_valid_number(phonenumbers.parse(one.e164))


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
        again = parse_phone_number(phone.e164, None)
        assert (again.e164, again.kind, again.complaint) == (
            phone.e164,
            phone.kind,
            phone.complaint,
        )


def test_the_numbers_of_all_countries_are_only_loaded_to_read_one() -> None:
    script = "import kiosk.journey.phone_number, sys; sys.exit('phonenumbers' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True)
