"""`kiosk setup` makes a short name of an answer, and gives the reason of the country and the settlement office."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.cli.setup_answers import derive_id, parse_id
from kiosk.cli.setup_dialogue import WrongAnswerError
from kiosk.settings.reader import read_settings
from kiosk.settings.schema import ID_PATTERN, Settings
from tests.cli.setup_runs import surroundings, typed
from tests.command_runs import run_text

ZONE, LOCALE = "The time zone of this computer is ", "This computer is set up for "
NEITHER = "Neither the time zone nor the locale says where this computer is"

COMPUTERS = [
    ("Europe/Lisbon", "en_GB.UTF-8", f"{ZONE}Europe/Lisbon", "Portugal (PT)", "one-number"),
    (":Europe/Rome", "C.UTF-8", f"{ZONE}Europe/Rome", "Italy (IT)", "ispra"),
    ("Europe/Luxembourg", "de_DE", f"{ZONE}Europe/Luxembourg", "Luxembourg (LU)", "luxembourg"),
    ("Europe/Brussels", "pt_PT.UTF-8", f"{ZONE}Europe/Brussels", "Belgium (BE)", "brussels"),
    ("/usr/share/zoneinfo/Europe/Athens", "C", f"{ZONE}Europe/Athens", "Greece (GR)", "one-number"),
    ("UTC", "it_IT.UTF-8", f"{LOCALE}it_IT", "Italy (IT)", "ispra"),
    ("CET-1CEST", "nl_NL@euro", f"{LOCALE}nl_NL", "Netherlands (NL)", "one-number"),
    ("", "fr_LU", f"{LOCALE}fr_LU", "Luxembourg (LU)", "luxembourg"),
    ("Nowhere/Atlantis", "C", NEITHER, "Belgium (BE)", "brussels"),
]
"""TZ and LANG, what is said of them, the country, the settlement office."""


def set_up(data: Path, said: str, **variables: str) -> str:
    """What a whole set-up says on a computer with these variables of its environment."""
    environment = surroundings(data.parent) | variables
    done = run_text(["setup", "--data", str(data)], typed=said, environment=environment)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.replace("\N{NO-BREAK SPACE}", " ")


def held(data: Path) -> Settings:
    settings, problems = read_settings(data)
    assert problems == []
    return settings


@pytest.mark.parametrize(("zone", "locale", "reason", "country", "office"), COMPUTERS)
def test_enter_takes_the_country_of_the_computer_and_its_settlement_office(
    tmp_path: Path, zone: str, locale: str, reason: str, country: str, office: str
) -> None:
    data = tmp_path / "data"
    said = typed(**{"language": "en", "pmo-lines": "Telephone: 1"})
    shown = set_up(data, said, TZ=zone, LANG=locale)
    assert reason in shown
    assert f"so the proposed country is: {country}" in shown
    region = country[-3:-1]
    assert f"[{region}]:" in shown
    known = office != "one-number"
    assert ("This settlement office is proposed for" in shown) == known
    assert ("has no settlement office, so this one is proposed: PMO, central" in shown) == (
        not known
    )
    assert held(data).region == region
    assert set(held(data).contacts) == {f"pmo-{office}"}


def test_the_reasons_are_said_in_french_too(tmp_path: Path) -> None:
    shown = set_up(tmp_path / "data", typed(language="fr"), TZ="Europe/Lisbon")
    assert "Le fuseau horaire de cet ordinateur est Europe/Lisbon." in shown
    assert "Ce pays est donc proposé : Portugal (PT)" in shown
    assert "Portugal (PT) : ce pays n’a pas de bureau liquidateur." in shown


def test_another_country_than_the_proposed_one_brings_its_own_settlement_office(
    tmp_path: Path,
) -> None:
    said = typed(**{"language": "en", "region": "it", "pmo-lines": "Telephone: 1"})
    shown = set_up(tmp_path / "data", said, TZ="Europe/Lisbon")
    assert "proposed for Italy (IT): PMO, Ispra settlement office" in shown
    assert set(held(tmp_path / "data").contacts) == {"pmo-ispra"}


def test_the_country_of_the_office_is_kept_wherever_the_computer_stands(tmp_path: Path) -> None:
    data = tmp_path / "data"
    said = typed(**{"language": "en", "region": "lu", "pmo-lines": "Telephone: 1"})
    set_up(data, said, TZ="Europe/Brussels")
    shown = set_up(data, typed(language="en"), TZ="Europe/Lisbon")
    assert "[LU]:" in shown
    assert "proposed" not in shown
    assert (held(data).region, set(held(data).contacts)) == ("LU", {"pmo-luxembourg"})


@pytest.mark.parametrize(
    ("answer", "id"),
    [
        ("Lisboa", "lisboa"),
        ("Den Haag", "den-haag"),
        ("São Paulo", "sao-paulo"),
        ("  L’Aquila ", "l-aquila"),
    ],
)
def test_a_short_name_is_made_of_what_people_type_and_shown(
    tmp_path: Path, answer: str, id: str
) -> None:
    data = tmp_path / "data"
    shown = set_up(data, typed(language="en", id=answer))
    assert f"The short name is: {id}\n" in shown
    assert held(data).office.id == id


def test_a_short_name_that_is_one_already_is_taken_without_a_word(tmp_path: Path) -> None:
    shown = set_up(tmp_path / "data", typed(language="en", id="den-haag--2"))
    assert "The short name is" not in shown
    assert held(tmp_path / "data").office.id == "den-haag--2"


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Łódź", "lodz"),
        ("København Ø", "kobenhavn-o"),
        ("Weißensee", "weissensee"),
        ("Ħamrun", "hamrun"),
        ("İzmir", "izmir"),
        ("LIÈGE / Luik", "liege-luik"),
        ("AIACE Section Belgique, Bruxelles-Capitale", "aiace-section-belgique-bruxelles"),
        ("Αθήνα", ""),
        ("!?", ""),
    ],
)
def test_accents_are_folded_and_letters_of_europe_become_plain_ones(name: str, id: str) -> None:
    assert derive_id(name) == id


@given(st.text(max_size=60))
def test_a_short_name_is_valid_or_refused_for_want_of_letters_and_digits(answer: str) -> None:
    if derive_id(answer):
        assert re.fullmatch(ID_PATTERN, parse_id(answer))
        return
    assert not re.search("[A-Za-z0-9]", answer)
    with pytest.raises(WrongAnswerError, match="id"):
        parse_id(answer)
