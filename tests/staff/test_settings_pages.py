"""Looking after the kiosk: each change stands in kiosk.toml, and nothing else of it has changed."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.settings.reader import read_settings
from kiosk.settings.schema import Settings, StandingNotice
from kiosk.store.queries import all_visits
from kiosk.view_model.page import Page
from tests.front_ends.planned_pages import plan_variants
from tests.front_ends.union_languages import TAGS, union_languages
from tests.played_visit import NOON
from tests.staff.pins import PIN, cheapen, check_pin, with_pin
from tests.staff.played_staff import PlayedStaffSession, staff_content, with_visit_log

OWN = '# Ours.\nregion = "LU"\nlanguages = ["fr", "en"]\n'


@pytest.fixture
def staff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PlayedStaffSession:
    """Behind the PIN, on 60 visits, in an office with settings of its own."""
    cheapen(monkeypatch)
    (tmp_path / "kiosk.toml").write_text(OWN, encoding="utf-8")
    made = PlayedStaffSession(with_visit_log(with_pin(tmp_path)))
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


def change(staff: PlayedStaffSession, *options: str) -> None:
    """Choose what opens the question whether to change a setting, and say yes."""
    assert staff.choose(*options).id.startswith("staff/change/")
    staff.choose("yes")


def test_visits_are_kept_for_another_number_of_days(
    staff: PlayedStaffSession, tmp_path: Path
) -> None:
    change(staff, "retention", "days", "14")
    assert staff.page.id == "staff/retention"
    assert staff.says("Individual visits are kept for 14 days.")
    assert now(tmp_path).retention_days == 14


def test_old_visits_go_after_one_question_and_the_day_is_shown(
    staff: PlayedStaffSession, tmp_path: Path
) -> None:
    change(staff, "retention", "days", "7")
    limit = date.fromordinal(NOON.date().toordinal() - 7).isoformat()
    old = sum(row["day"] < limit for row in all_visits(tmp_path))
    assert old
    staff.choose("purge")
    assert len(all_visits(tmp_path)) == 60
    assert next(one.destructive for one in staff.options() if one.id == "yes")
    staff.choose("yes")
    assert staff.says(f"Visits deleted: {old}.")
    assert staff.says("20 November 2026")
    assert all(row["day"] >= limit for row in all_visits(tmp_path))


def test_a_time_limit_is_changed_alone(staff: PlayedStaffSession, tmp_path: Path) -> None:
    change(staff, "times", "question", "360")
    assert staff.page.id == "staff/times"
    assert now(tmp_path).seconds.question == 360
    assert now(tmp_path).seconds.reading == Settings().seconds.reading
    assert staff.says("Your change is saved.")


@pytest.mark.parametrize(
    ("before", "limit", "value", "said"),
    [
        ("question = 14000", "helped_end", "1800", "a visit must last at least as long"),
        ("cover = 900", "waiting", "1200", ""),
        ("waiting = 900", "cover", "900", "must be hidden before its time is up"),
        ("helped_end = 3600", "helped_cover", "3600", "a page must be hidden before the warning"),
    ],
)
def test_a_time_limit_that_does_not_fit_the_others_is_refused_with_what_to_do(
    staff: PlayedStaffSession, tmp_path: Path, before: str, limit: str, value: str, said: str
) -> None:
    (tmp_path / "kiosk.toml").write_text(f"{OWN}\n[seconds]\n{before}\n")
    staff.choose("times", limit, value)
    if not said:
        staff.choose("yes")
    assert staff.says(said or "Your change is saved.")
    assert (getattr(now(tmp_path).seconds, limit) == float(value)) == (not said)


def test_languages_are_offered_put_first_and_one_always_stays(
    staff: PlayedStaffSession, tmp_path: Path
) -> None:
    change(staff, "languages", "first-en")
    assert now(tmp_path).languages == ("en", "fr")
    change(staff, "fr")
    assert now(tmp_path).languages == ("en",)
    staff.choose("en")
    assert staff.says("You must keep at least one language.")
    assert now(tmp_path).languages == ("en",)
    change(staff, "fr")
    assert now(tmp_path).languages == ("en", "fr")


def test_all_languages_of_the_union_can_be_offered_in_an_order_of_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cheapen(monkeypatch)
    # Languages that are complete and read: of the others the page says why they wait.
    insists = f"incomplete_languages = {list(TAGS)}\n"
    (tmp_path / "kiosk.toml").write_text(insists + OWN, encoding="utf-8")
    offered = {tag: replace(one, offered=True) for tag, one in union_languages().items()}
    content = replace(staff_content(), languages=offered)
    staff = PlayedStaffSession(with_pin(tmp_path), content=content)
    staff.enter()
    staff.choose("care", "languages")
    wanted = list(reversed(TAGS))
    for tag in wanted:
        if tag not in ("fr", "en"):
            check_two_parts(staff.choose(tag))
            staff.choose("yes")
            assert staff.says("Your change is saved.")
            check_two_parts(staff.page)
    assert now(tmp_path).languages == ("fr", "en", *wanted[:-2])
    for tag in TAGS:
        if now(tmp_path).languages[0] != tag:
            check_two_parts(staff.choose(f"first-{tag}"))
            staff.choose("yes")
            assert staff.says("The setting “Languages for members” was changed.")
        check_two_parts(staff.page)
    assert now(tmp_path).languages == tuple(wanted)
    names = ", ".join(union_languages()[tag].name for tag in wanted)
    assert staff.says(f"Members see the languages in this order: {names}.")


def check_two_parts(page: Page) -> None:
    """A page stands in at most two parts of the smallest window."""
    (planned,) = plan_variants(page, (60, 18))
    assert planned.parts <= 2


def test_methods_are_closed_and_reopened(staff: PlayedStaffSession, tmp_path: Path) -> None:
    change(staff, "methods", "passkey")
    assert now(tmp_path).closed == ("passkey",)
    change(staff, "passkey")
    change(staff, "sms")
    assert (now(tmp_path).closed, now(tmp_path).reopened) == ((), ("sms",))
    assert staff.says("SMS: turned on by this office")
    change(staff, "sms")
    assert now(tmp_path).reopened == ()


def test_a_contact_is_confirmed_with_the_day(staff: PlayedStaffSession, tmp_path: Path) -> None:
    staff.choose("contacts")
    first = staff.options()[0].id
    change(staff, first, "confirm")
    assert now(tmp_path).contacts[first].confirmed == NOON.date()
    assert staff.says("20 November 2026")


def test_a_new_pin_is_typed_twice_and_holds(staff: PlayedStaffSession, tmp_path: Path) -> None:
    staff.choose("newpin")
    staff.type("123")
    assert staff.says("6 digits or more")
    staff.type("123456")
    assert staff.says("Please choose another.")
    staff.type("719264")
    assert staff.says("Repeat the new PIN")
    staff.type("719265")
    assert staff.says("The 2 PINs were not the same.")
    assert check_pin(tmp_path, PIN, staff.ran) == "right"
    staff.type("719264")
    staff.type("719264")
    assert staff.says("The PIN has been changed.")
    assert check_pin(tmp_path, PIN, staff.ran) == "wrong"
    assert check_pin(tmp_path, "719264", staff.ran) == "right"
    assert staff.session._state.first_pin == ""


def test_a_pin_half_typed_is_forgotten_on_the_way_back(staff: PlayedStaffSession) -> None:
    staff.choose("newpin")
    staff.type("719264")
    staff.choose("cancel")
    assert staff.session._state.first_pin == ""
    assert staff.page.id == "staff/care"


def test_the_settings_go_to_a_copy_and_come_back(staff: PlayedStaffSession, tmp_path: Path) -> None:
    staff.choose("copies", "save", str(tmp_path / "export"))
    assert staff.says("Saved:")
    (copy,) = (tmp_path / "export").iterdir()
    assert copy.read_text(encoding="utf-8") == OWN
    staff.go_back()
    change(staff, "times", "question", "360")
    staff.go_back()
    staff.choose("copies", str(copy))
    staff.choose("yes")
    assert staff.says("Several settings will change at the same time.")
    assert now(tmp_path).seconds.question == 360
    staff.choose("yes")
    assert staff.page.id == "staff/copies"
    assert staff.says("The settings have been restored.")
    assert now(tmp_path).seconds.question == 240


def test_a_copy_that_cannot_be_used_changes_nothing(
    staff: PlayedStaffSession, tmp_path: Path
) -> None:
    (tmp_path / "export").mkdir()
    copy = tmp_path / "export" / "kiosk-settings-2026-11-01.toml"
    copy.write_text("retention_days = 4711\n", encoding="utf-8")
    staff.choose("copies", str(copy))
    assert staff.page.id == "staff/copies"
    assert staff.says("cannot be used")
    assert (tmp_path / "kiosk.toml").read_text(encoding="utf-8") == OWN


def test_a_copy_replaces_settings_that_are_no_toml_and_the_pages_go_on(
    staff: PlayedStaffSession, tmp_path: Path
) -> None:
    (tmp_path / "export").mkdir()
    copy = tmp_path / "export" / "kiosk-settings-2026-11-01.toml"
    copy.write_text("retention_days = 45\n", encoding="utf-8")
    (tmp_path / "kiosk.toml").write_text("retention_days = = 3\n", encoding="utf-8")
    staff.choose("copies", str(copy))
    # Until then nothing younger than the most days that are allowed is deleted.
    assert staff.says("older than 45 days will then be deleted")
    staff.choose("yes", "yes")
    assert staff.says("The settings have been restored.")
    assert read_settings(tmp_path)[0].retention_days == 45


def test_a_notice_is_put_up_until_a_day_and_taken_down(
    staff: PlayedStaffSession, tmp_path: Path
) -> None:
    today = NOON.date()
    assert staff.choose("notice").id == "staff/notice"
    assert staff.says("There is no notice at the moment.")
    assert "remove" not in {one.id for one in staff.options()}
    for choice, days in (("today", 0), ("tomorrow", 1), ("week", 7)):
        assert staff.choose("desk-closed").id == "staff/notice/until"
        change(staff, choice)
        assert staff.page.id == "staff/notice"
        standing = now(tmp_path).notice
        assert (standing.id, standing.since) == ("desk-closed", today)
        assert standing.until == today + timedelta(days=days)
        assert staff.says("it says: The desk is closed.")
    change(staff, "remove")
    assert now(tmp_path).notice == StandingNotice()
    assert staff.says("There is no notice at the moment.")


def test_no_notice_is_put_up_by_a_date_in_doubt(staff: PlayedStaffSession, tmp_path: Path) -> None:
    staff.wall = NOON + timedelta(days=400)
    staff.choose("notice")
    assert staff.says("say which date is right")
    assert {one.id for one in staff.options()} == {"back"}
    assert now(tmp_path).notice == StandingNotice()
