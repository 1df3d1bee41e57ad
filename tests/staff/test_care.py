"""Looking after the kiosk: each change stands in kiosk.toml, and nothing else of it has changed."""

from datetime import date
from pathlib import Path

import pytest

from kiosk.settings.reader import read_settings
from kiosk.settings.schema import Settings
from kiosk.staff import pin
from kiosk.store.queries import all_visits
from tests.played_visit import NOON
from tests.staff.pins import PIN, cheapen, with_pin
from tests.staff.rounds import Round, book

OWN = '# Ours.\nregion = "LU"\nlanguages = ["fr", "en"]\n'


@pytest.fixture
def round_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Round:
    """Behind the PIN, on 60 visits, in an office with settings of its own."""
    cheapen(monkeypatch)
    (tmp_path / "kiosk.toml").write_text(OWN, encoding="utf-8")
    made = Round(book(with_pin(tmp_path)))
    made.enter()
    made.choose("care")
    return made


def now(folder: Path) -> Settings:
    """The settings in the file, which are all right and still those of that office."""
    settings, problems = read_settings(folder)
    assert not problems
    assert settings.region == "LU"
    assert "# Ours." in (folder / "kiosk.toml").read_text(encoding="utf-8")
    return settings


def test_visits_are_kept_for_another_number_of_days(round_: Round, tmp_path: Path) -> None:
    round_.choose("retention", "days", "14")
    assert round_.page.id == "staff/retention"
    assert round_.says("Single visits are kept for 14 days.")
    assert now(tmp_path).retention_days == 14


def test_old_visits_go_after_one_question_and_the_day_is_shown(
    round_: Round, tmp_path: Path
) -> None:
    round_.choose("retention", "days", "7")
    limit = date.fromordinal(NOON.date().toordinal() - 7).isoformat()
    old = sum(row["day"] < limit for row in all_visits(tmp_path))
    assert old
    round_.choose("purge")
    assert len(all_visits(tmp_path)) == 60
    assert next(one.destructive for one in round_.options() if one.id == "yes")
    round_.choose("yes")
    assert round_.says(f"Visits deleted: {old}.")
    assert round_.says("20 November 2026")
    assert all(row["day"] >= limit for row in all_visits(tmp_path))


def test_a_time_limit_is_changed_alone(round_: Round, tmp_path: Path) -> None:
    round_.choose("times", "question", "360")
    assert now(tmp_path).seconds.question == 360
    assert now(tmp_path).seconds.reading == Settings().seconds.reading
    assert round_.says("Saved.")


@pytest.mark.parametrize(
    ("before", "limit", "value", "said"),
    [
        ("question = 14000", "helped_end", "1800", "a visit must last at least as long"),
        ("cover = 900", "waiting", "1200", ""),
        ("waiting = 900", "cover", "900", "the cover of a wait must come before"),
        ("helped_end = 3600", "helped_cover", "3600", "the cover must come before the warning"),
    ],
)
def test_a_time_limit_that_does_not_fit_the_others_is_refused_with_what_to_do(
    round_: Round, tmp_path: Path, before: str, limit: str, value: str, said: str
) -> None:
    (tmp_path / "kiosk.toml").write_text(f"{OWN}\n[seconds]\n{before}\n")
    round_.choose("times", limit, value)
    assert round_.says(said or "Saved.")
    assert (getattr(now(tmp_path).seconds, limit) == float(value)) == (not said)


def test_languages_are_offered_put_first_and_one_always_stays(
    round_: Round, tmp_path: Path
) -> None:
    round_.choose("languages", "first-en")
    assert now(tmp_path).languages == ("en", "fr")
    round_.choose("fr")
    assert now(tmp_path).languages == ("en",)
    round_.choose("en")
    assert round_.says("One language must stay.")
    assert now(tmp_path).languages == ("en",)
    round_.choose("fr")
    assert now(tmp_path).languages == ("en", "fr")


def test_methods_are_closed_and_reopened(round_: Round, tmp_path: Path) -> None:
    round_.choose("methods", "passkey")
    assert now(tmp_path).closed == ("passkey",)
    round_.choose("passkey", "sms")
    assert (now(tmp_path).closed, now(tmp_path).reopened) == ((), ("sms",))
    assert round_.says("SMS: opened by this office")
    round_.choose("sms")
    assert now(tmp_path).reopened == ()


def test_a_contact_is_confirmed_with_the_day(round_: Round, tmp_path: Path) -> None:
    round_.choose("contacts")
    first = round_.options()[0].id
    round_.choose(first, "confirm")
    assert now(tmp_path).contacts[first].confirmed == NOON.date()
    assert round_.says("20 November 2026")


def test_a_new_pin_is_typed_twice_and_holds(round_: Round, tmp_path: Path) -> None:
    round_.choose("newpin")
    round_.type("123")
    assert round_.says("6 digits or more")
    round_.type("123456")
    assert round_.says("Choose another.")
    round_.type("719264")
    assert round_.says("once more")
    round_.type("719265")
    assert round_.says("They were not the same.")
    assert pin.check_pin(tmp_path, PIN, round_.epoch) == "right"
    round_.type("719264")
    round_.type("719264")
    assert round_.says("The new PIN holds from now on.")
    assert pin.check_pin(tmp_path, PIN, round_.epoch) == "wrong"
    assert pin.check_pin(tmp_path, "719264", round_.epoch) == "right"
    assert round_.backroom._state.typed == ""


def test_a_pin_half_typed_is_forgotten_on_the_way_back(round_: Round) -> None:
    round_.choose("newpin")
    round_.type("719264")
    round_.choose("cancel")
    assert round_.backroom._state.typed == ""
    assert round_.page.id == "staff/care"


def test_the_settings_go_to_a_copy_and_come_back(round_: Round, tmp_path: Path) -> None:
    round_.choose("copies", "save", str(tmp_path / "export"))
    assert round_.says("Written:")
    (copy,) = (tmp_path / "export").iterdir()
    assert copy.read_text(encoding="utf-8") == OWN
    round_.reply_back()
    round_.choose("times", "question", "360")
    round_.reply_back()
    round_.choose("copies", str(copy))
    assert now(tmp_path).seconds.question == 360
    round_.choose("yes")
    assert round_.says("Restored.")
    assert now(tmp_path).seconds.question == 240


def test_a_copy_that_cannot_be_used_changes_nothing(round_: Round, tmp_path: Path) -> None:
    (tmp_path / "export").mkdir()
    copy = tmp_path / "export" / "kiosk-settings-2026-11-01.toml"
    copy.write_text("retention_days = 4711\n", encoding="utf-8")
    round_.choose("copies", str(copy), "yes")
    assert round_.says("cannot be used")
    assert (tmp_path / "kiosk.toml").read_text(encoding="utf-8") == OWN
