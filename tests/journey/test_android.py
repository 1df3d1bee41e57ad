"""The Android table: whole, with certain facts only, and judged by version 9 and Google Play."""

import csv
from pathlib import Path

import pytest

from kiosk.content.device_models import ANDROID_COLUMNS, AndroidModel, read_android
from kiosk.journey.android_choices import MOST_LETTERS
from kiosk.journey.android_facts import ENOUGH, android_model_facts
from kiosk.journey.conditions import parse_version
from kiosk.paths import CONTENT
from tests.journey.device_verdicts import caveats, method_verdict, verdict
from tests.played_visit import shipped_content

TABLE = CONTENT / "devices/android.tsv"
MODELS = tuple(shipped_content().android.values())
READY = {"owner": "own", "lock": "yes"}


def model(name: str) -> AndroidModel:
    """A model by its whole name."""
    return next(one for one in MODELS if one.name == name)


def passkey(name: str, **facts: str) -> str:
    """The verdict on a passkey for a model of which no more is known than these facts."""
    known = {**READY, "model": model(name).id, **facts}
    return method_verdict("passkey", verdict(known)).verdict


def test_all_models_are_there_with_all_columns_and_a_name_of_their_own() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        assert tuple(rows.fieldnames or ()) == ANDROID_COLUMNS
        assert len(list(rows)) == len(MODELS) >= 925
    assert len({one.name for one in MODELS}) == len({one.id for one in MODELS}) == len(MODELS)


def test_every_maker_that_members_have_is_there() -> None:
    makers = {one.maker for one in MODELS}
    assert makers >= {
        *("Samsung", "Huawei", "Honor", "Xiaomi", "Motorola", "Nokia", "Sony", "Google"),
        *("Fairphone", "Oppo", "OnePlus", "realme", "Doro", "Emporia", "Gigaset"),
        *("Crosscall", "Lenovo", "Medion", "Amazon", "Wiko", "Alcatel"),
    }


def test_a_row_is_verified_only_where_none_of_its_cells_is_from_memory() -> None:
    for one in MODELS:
        assert (one.status == "recalled") == bool(one.recalled), one.name


def test_no_number_stands_on_the_backs_of_many_models() -> None:
    numbers = [number for one in MODELS for number in one.numbers]
    assert len(numbers) > 2000
    assert max(map(numbers.count, set(numbers))) <= 3


def test_a_model_is_judged_by_what_its_row_says_and_by_nothing_from_memory() -> None:
    for one in MODELS:
        check_verdict(one)


def check_verdict(one: AndroidModel) -> None:
    """Fail where the verdict on a passkey does not follow from cells that have a source."""
    found = method_verdict("passkey", verdict({**READY, "model": one.id})).verdict
    facts = android_model_facts(one)
    play = "unknown" if "google" in one.recalled else one.play
    if found == "yes":
        assert play == "yes"
        assert parse_version(facts["reach"]) >= parse_version(ENOUGH)
        by_year = one.year >= 2022 and "year" not in one.recalled
        by_first = bool(one.first) and "launch" not in one.recalled and not one.disputed
        by_last = bool(one.last) and "last" not in one.recalled and not one.disputed
        assert by_year or (by_first and is_enough(one.first)) or (by_last and is_enough(one.last))
    elif found == "no" and play != "no":
        by_last = bool(one.last) and "last" not in one.recalled and not one.disputed
        by_year = one.year < 2015 and "year" not in one.recalled
        assert (by_last and not is_enough(one.last)) or by_year
    elif found == "ask":
        assert "reach" not in facts or "play" not in facts


def is_enough(version: str) -> bool:
    """Whether a version will do."""
    return parse_version(version) >= parse_version(ENOUGH)


def test_a_model_that_came_with_version_9_is_a_plain_yes() -> None:
    assert passkey("Samsung Galaxy A53") == "yes"
    said = caveats(
        method_verdict("passkey", verdict({**READY, "model": model("Samsung Galaxy A53").id}))
    )
    assert "Android 9" not in said


def test_a_model_that_got_version_9_later_is_a_yes_that_says_to_check_it() -> None:
    assert passkey("Samsung Galaxy S8") == "yes"
    found = method_verdict("passkey", verdict({**READY, "model": model("Samsung Galaxy S8").id}))
    assert "Check that Android 9 or later is installed" in caveats(found)
    assert passkey("Samsung Galaxy S8", system="8") == "after"
    assert passkey("Samsung Galaxy S8", system="9") == "yes"


def test_an_old_model_is_a_plain_no() -> None:
    assert passkey("Samsung Galaxy S5") == "no"
    assert passkey("Samsung Galaxy Tab A 10.1 (2016)") == "no"


def test_a_model_without_google_play_takes_no_passkey() -> None:
    assert passkey("Huawei P40") == "no"
    assert passkey("Amazon Fire HD 10 (2021)") == "no"


def test_where_sources_disagree_about_version_9_the_member_is_asked() -> None:
    disputed = [one for one in MODELS if one.disputed]
    assert len(disputed) > 10
    assert {passkey(one.name) for one in disputed} == {"ask"}


def test_no_model_since_2021_came_with_less_than_version_9() -> None:
    # From this follows the rule that a later one came with it, where no source says so.
    assert [
        one.name for one in MODELS if one.year >= 2021 and one.first and not is_enough(one.first)
    ] == []


def test_no_model_before_2015_reaches_version_9() -> None:
    assert [
        one.name for one in MODELS if one.year < 2015 and one.last and is_enough(one.last)
    ] == []


def test_families_and_names_fit_a_choice() -> None:
    for one in MODELS:
        assert len(one.family) <= MOST_LETTERS, one.family
        assert len(one.model) <= MOST_LETTERS, one.model


HEAD = "\t".join(ANDROID_COLUMNS)
GOOD = "Doro\tDoro\tDoro 8080\tphone\t\t2020\t9\t10\tyes\tyear G21\tverified"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (GOOD.replace("phone", "watch"), "watch"),
        (GOOD.replace("2020", "soon"), "soon"),
        (GOOD.replace("\t10\t", "\tten\t"), "ten is no version"),
        (GOOD.replace("yes", "perhaps"), "perhaps"),
        (GOOD.replace("Doro 8080", " "), "a name is missing"),
        (GOOD.replace("\tverified", ""), "10 columns, not 11"),
        (GOOD, "stands there twice"),
    ],
)
def test_a_broken_line_is_named_and_the_others_hold(tmp_path: Path, wrong: str, said: str) -> None:
    file = tmp_path / "android.tsv"
    file.write_text("\n".join((HEAD, GOOD, wrong, GOOD.replace("8080", "8100"), "")))
    found, (problem,) = read_android(file)
    assert list(found) == ["doro-8080", "doro-8100"]
    assert problem.key == "line 3"
    assert said in problem.fault
