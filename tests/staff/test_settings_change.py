"""A setting is changed after a question that shows old and new, and the last changes can be undone."""

import stat
from itertools import product
from pathlib import Path

import pytest

from kiosk.settings.previous import PREVIOUS_FILE
from kiosk.settings.reader import read_settings
from kiosk.settings.schema import Settings
from kiosk.settings.writer import change_settings
from kiosk.staff.context import StaffContext
from kiosk.staff.setting_words import changed_settings
from kiosk.staff.settings_change import UNDO
from kiosk.staff.state import StaffState
from kiosk.view_model.page import Choices, Notice
from kiosk.view_model.plain_text import page_lines
from kiosk.view_model.replies import Back, Chose, Onward
from tests.front_ends.planned_pages import plan_variants
from tests.languages import LANGUAGES
from tests.played_visit import shipped_content
from tests.staff.pins import cheapen, with_pin
from tests.staff.played_staff import PlayedStaffSession, with_visit_log

OWN = '# Ours.\nregion = "LU"\nlanguages = ["fr", "en"]\nretention_days = 30\n\n[seconds]\nquestion = 240\n'

CHANGES: tuple[tuple[str, ...], ...] = (
    ("times", "question", "360"),
    ("times", "reading", "600"),
    ("times", "device", "1200"),
    ("times", "waiting", "3600"),
    ("times", "cover", "300"),
    ("times", "warning", "90"),
    ("times", "helped_cover", "900"),
    ("times", "helped_end", "10800"),
    ("retention", "days", "14"),
    ("languages", "first-en"),
    ("languages", "en"),
    ("methods", "passkey"),
    ("methods", "sms"),
    ("contacts", "eu-login-support", "confirm"),
    ("notice", "desk-closed", "week"),
)
"""The choices that lead from the page of settings to the question whether to change one."""

PAGES = (
    ("care",),
    ("care", "times"),
    ("care", "times", "question"),
    ("care", "times", "helped_end"),
    ("care", "retention"),
    ("care", "retention", "days"),
    ("care", "languages"),
    ("care", "methods"),
    ("care", "contacts"),
    ("care", "contacts", "eu-login-support"),
    ("care", "notice"),
    ("care", "notice", "desk-closed"),
    ("care", "copies"),
)
"""The pages of settings, from the menu on."""


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheapen(monkeypatch)


def in_office(folder: Path) -> Path:
    """The data folder of an office with a PIN, some visits and settings of its own."""
    (folder / "kiosk.toml").write_text(OWN, encoding="utf-8")
    return with_visit_log(with_pin(folder))


def at_settings(folder: Path, language: str = "en", line: bool = False) -> PlayedStaffSession:
    """A new session of the staff pages, on the page of settings."""
    made = PlayedStaffSession(folder, language, "line" if line else "screen")
    made.enter()
    made.choose("care")
    return made


@pytest.fixture
def staff(tmp_path: Path) -> PlayedStaffSession:
    """Behind the PIN, on the page of settings of an office."""
    return at_settings(in_office(tmp_path))


def now(folder: Path) -> Settings:
    """The settings in the file, with nothing wrong in them."""
    settings, problems = read_settings(folder)
    assert not problems
    return settings


def text(folder: Path) -> str:
    return (folder / "kiosk.toml").read_text(encoding="utf-8")


def says(staff: PlayedStaffSession, said: str) -> bool:
    """Whether the page says this, whatever kind of blank stands between its words."""
    return said in " ".join(" ".join(page_lines(staff.page, 1000)).split())


def offers(staff: PlayedStaffSession) -> dict[str, str]:
    """What the page offers, by the ids of the choices."""
    return {one.id: one.say.replace("\N{NO-BREAK SPACE}", " ") for one in staff.options()}


def to_settings(staff: PlayedStaffSession) -> None:
    """Back to the page of settings."""
    for _ in range(5):
        if staff.page.id != "staff/care":
            staff.go_back()
    assert staff.page.id == "staff/care"


def context_of(staff: PlayedStaffSession) -> StaffContext:
    return staff.session._context()


def changed(before: Settings, after: Settings, staff: PlayedStaffSession) -> list[str]:
    """The settings that differ."""
    return changed_settings(before, after, context_of(staff))


def test_a_change_is_shown_with_old_and_new_and_waits_for_a_yes(
    staff: PlayedStaffSession, tmp_path: Path
) -> None:
    page = staff.choose("times", "question", "360")
    assert page.id == "staff/change/times"
    assert says(staff, "Change “Time for an answer”? Now: 4 minutes. After the change: 6 minutes.")
    assert offers(staff) == {"no": "No, leave it", "yes": "Yes, change it"}
    assert text(tmp_path) == OWN
    staff.choose("yes")
    assert staff.page.id == "staff/times"
    assert says(staff, "Your change is saved. It takes effect from the next visit.")
    assert now(tmp_path).seconds.question == 360


@pytest.mark.parametrize("choices", CHANGES, ids="-".join)
def test_enter_no_and_back_leave_every_setting_as_it_is(
    staff: PlayedStaffSession, tmp_path: Path, choices: tuple[str, ...]
) -> None:
    for reply in (Onward(), Chose("no"), Back()):
        staff.choose(*choices)
        assert staff.page.id == f"staff/change/{choices[0]}"
        staff.reply(reply)
        assert not staff.page.id.startswith("staff/change")
        to_settings(staff)
        assert text(tmp_path) == OWN
        assert UNDO not in offers(staff)
    assert not (tmp_path / PREVIOUS_FILE).exists()


@pytest.mark.parametrize("choices", CHANGES, ids="-".join)
def test_every_change_is_of_one_setting_is_told_and_can_be_undone(
    staff: PlayedStaffSession, tmp_path: Path, choices: tuple[str, ...]
) -> None:
    before = now(tmp_path)
    staff.choose(*choices, "yes")
    assert staff.page.id == f"staff/{choices[0]}"
    assert UNDO in offers(staff)
    assert len(changed(before, now(tmp_path), staff)) == 1
    assert says(staff, "The setting “")
    to_settings(staff)
    assert says(staff, "The setting “")
    assert offers(staff)[UNDO].startswith("Undo: back to “")
    staff.choose(UNDO)
    assert says(staff, "Do you want to undo the change to “")
    assert offers(staff)["yes"] == "Yes, undo it"
    staff.choose("yes")
    assert staff.page.id == "staff/care"
    assert says(staff, "Your change has been undone.")
    assert changed(before, now(tmp_path), staff) == []
    assert UNDO not in offers(staff)
    assert not says(staff, "was changed from")


def test_the_last_changes_are_undone_one_after_the_other_the_newest_first(
    staff: PlayedStaffSession, tmp_path: Path
) -> None:
    staff.choose("times", "question", "360", "yes", "question", "600", "yes")
    to_settings(staff)
    staff.choose("retention", "days", "60", "yes")
    to_settings(staff)
    assert says(
        staff, "The setting “How long visits are kept” was changed from “30 days” to “60 days”."
    )
    staff.choose(UNDO, "yes")
    assert (now(tmp_path).retention_days, now(tmp_path).seconds.question) == (30, 600)
    assert offers(staff)[UNDO] == "Undo: back to “6 minutes”"
    staff.choose(UNDO, "yes")
    assert now(tmp_path).seconds.question == 360
    assert offers(staff)[UNDO] == "Undo: back to “4 minutes”"
    staff.choose(UNDO, "yes")
    assert text(tmp_path) == OWN
    assert UNDO not in offers(staff)


def test_a_page_offers_to_undo_only_what_stands_on_it(staff: PlayedStaffSession) -> None:
    staff.choose("times", "question", "360", "yes")
    to_settings(staff)
    for page in ("retention", "languages", "methods", "contacts", "notice"):
        staff.choose(page)
        assert UNDO not in offers(staff), page
        staff.go_back()
    assert staff.choose("times").id == "staff/times"
    assert UNDO in offers(staff)


@pytest.mark.parametrize("page", PAGES, ids="-".join)
def test_two_stray_digits_never_change_two_settings(tmp_path: Path, page: tuple[str, ...]) -> None:
    made = at_settings(with_copy(in_office(tmp_path)))
    made.choose("times", "warning", "90", "yes")
    to_settings(made)
    made.go_back()
    made.choose(*page)
    reached, changes = play_pairs(made, tmp_path)
    assert len(reached) > 1
    assert changes or page[-1] not in ("languages", "methods", "question", "days")


def test_two_stray_digits_never_undo_several_settings(tmp_path: Path) -> None:
    folder = in_office(tmp_path)
    changes: dict[tuple[str, ...], object] = {("region",): "PT", ("retention_days",): 20}
    change_settings(folder, changes, shipped_content())
    made = at_settings(folder)
    assert says(made, "Several settings were changed at the same time.")
    reached, made_changes = play_pairs(made, folder)
    assert "staff/change/certain" in reached
    assert made_changes == 0


def with_copy(folder: Path) -> Path:
    """The folder with a copy of settings in it, in which much is different."""
    (folder / "export").mkdir()
    copy = folder / "export" / "kiosk-settings-2026-11-01.toml"
    copy.write_text('region = "FR"\nretention_days = 90\nlanguages = ["en"]\n', encoding="utf-8")
    return folder


def play_pairs(made: PlayedStaffSession, folder: Path) -> tuple[set[str], int]:
    """Try each pair of digits, and Enter, on the page shown; the pages reached, and how many changed a setting."""
    start, before, settings = made.session._state, text(folder), now(folder)
    reached, changes = set(), 0
    for keys in product((*range(1, 8), None), repeat=2):
        for key in keys:
            options = {one.key: one.id for one in made.options()}
            made.reply(Onward() if key is None else Chose(options.get(key, "nothing")))
        names = changed(settings, now(folder), made)
        assert len(names) <= 1, (keys, names)
        changes += len(names)
        reached.add(made.page.id)
        (folder / "kiosk.toml").write_text(before, encoding="utf-8")
        put_into(made, start)
    return reached, changes


def put_into(staff: PlayedStaffSession, state: StaffState) -> None:
    staff.session._state, staff.session._page, staff.session.outcome = state, None, None
    staff.ends.clear()


def test_one_digit_alone_changes_nothing_on_any_page_but_the_one_that_asks(
    staff: PlayedStaffSession, tmp_path: Path
) -> None:
    staff.go_back()
    start = staff.session._state
    for page in PAGES:
        put_into(staff, start)
        staff.choose(*page)
        opened = staff.session._state
        for option in list(offers(staff)):
            put_into(staff, opened)
            staff.choose(option)
            assert text(tmp_path) == OWN, (page, option)


def test_a_value_that_stands_already_is_not_asked_about(
    staff: PlayedStaffSession, tmp_path: Path
) -> None:
    assert staff.choose("times", "reading", "480").id == "staff/times/reading"
    assert says(staff, "That is already the setting. Nothing has changed.")
    assert text(tmp_path) == OWN


def test_a_shorter_time_says_before_and_at_undoing_that_visits_do_not_come_back(
    staff: PlayedStaffSession,
) -> None:
    staff.choose("retention", "days", "7")
    warned = [one.say for one in staff.page.blocks if isinstance(one, Notice)]
    assert any("older than 7 days will then be deleted" in say for say in warned)
    staff.choose("no", "90")
    assert not any(isinstance(one, Notice) for one in staff.page.blocks)
    staff.choose("yes", UNDO)
    assert says(staff, "older than 30 days will then be deleted")


def test_what_another_program_changed_in_the_meantime_is_shown_before_anything_is_done(
    staff: PlayedStaffSession, tmp_path: Path
) -> None:
    staff.choose("times", "question", "360")
    change_settings(tmp_path, {("seconds", "question"): 120}, shipped_content())
    staff.choose("yes")
    assert says(staff, "The settings have changed in the meantime.")
    assert says(staff, "Now: 2 minutes. After the change: 6 minutes.")
    assert now(tmp_path).seconds.question == 120
    staff.choose("yes")
    assert now(tmp_path).seconds.question == 360
    assert offers(staff)[UNDO] == "Undo: back to “2 minutes”"


def test_the_last_change_can_be_undone_after_the_staff_pages_were_opened_anew(
    staff: PlayedStaffSession, tmp_path: Path
) -> None:
    staff.choose("retention", "days", "60", "yes")
    to_settings(staff)
    staff.choose("times", "question", "360", "yes")
    assert stat.S_IMODE((tmp_path / PREVIOUS_FILE).stat().st_mode) == 0o600
    again = at_settings(tmp_path)
    assert says(
        again, "The setting “Time for an answer” was changed from “4 minutes” to “6 minutes”."
    )
    again.choose(UNDO, "yes")
    assert (now(tmp_path).seconds.question, now(tmp_path).retention_days) == (240, 60)
    # One generation is kept, and in this session nothing else was changed.
    assert UNDO not in offers(again)


def test_settings_that_were_edited_by_hand_since_are_not_undone(
    staff: PlayedStaffSession, tmp_path: Path
) -> None:
    staff.choose("times", "question", "360", "yes")
    with (tmp_path / "kiosk.toml").open("a", encoding="utf-8") as file:
        file.write("reading = 500\n")
    assert UNDO not in offers(at_settings(tmp_path))


def test_a_change_of_the_command_line_is_told_and_undone_with_all_that_it_changed(
    tmp_path: Path,
) -> None:
    folder = in_office(tmp_path)
    changes: dict[tuple[str, ...], object] = {
        ("office", "name"): "AIACE Lisboa",
        ("region",): "PT",
        ("retention_days",): 20,
        ("printer",): "none",
    }
    change_settings(folder, changes, shipped_content())
    staff = at_settings(folder)
    assert says(staff, "Several settings were changed at the same time.")
    staff.choose(UNDO)
    assert staff.page.id == "staff/change/several"
    assert says(staff, "“Name of the office” will change from “AIACE Lisboa” to “AIACE”.")
    assert says(staff, "“Country for phone numbers” will change from “PT” to “LU”.")
    assert says(staff, "“How long visits are kept” will change from “20 days” to “30 days”.")
    assert says(staff, "Other settings will change, too.")
    staff.choose("yes")
    assert says(staff, "Several settings will change at the same time. Do you want to go on?")
    staff.reply(Onward())
    assert (staff.page.id, now(tmp_path).region) == ("staff/care", "PT")
    staff.choose(UNDO, "yes", "yes")
    assert staff.page.id == "staff/care"
    assert UNDO not in offers(staff)
    assert text(tmp_path).rstrip() == OWN.rstrip()


def test_settings_that_were_restored_from_a_copy_can_be_undone(
    staff: PlayedStaffSession, tmp_path: Path
) -> None:
    (tmp_path / "export").mkdir()
    copy = tmp_path / "export" / "kiosk-settings-2026-11-01.toml"
    copy.write_text('region = "LU"\nretention_days = 90\n', encoding="utf-8")
    staff.choose("copies", str(copy), "yes", "yes")
    to_settings(staff)
    assert now(tmp_path).retention_days == 90
    assert offers(staff)[UNDO] == "Undo: back to “30 days”"
    staff.choose(UNDO, "yes")
    assert now(tmp_path).retention_days == 30


def test_before_a_copy_is_restored_each_setting_is_shown_with_old_and_new(
    staff: PlayedStaffSession, tmp_path: Path
) -> None:
    (tmp_path / "export").mkdir()
    copy = tmp_path / "export" / "kiosk-settings-2026-11-01.toml"
    copy.write_text(OWN.replace("30", "90").replace('"LU"', '"PT"'), encoding="utf-8")
    assert staff.choose("copies", str(copy)).id == "staff/copies/sure"
    assert says(staff, "“Country for phone numbers” will change from “LU” to “PT”.")
    assert says(staff, "“How long visits are kept” will change from “30 days” to “90 days”.")
    assert not says(staff, "Other settings will change, too.")
    assert not any(isinstance(one, Notice) for one in staff.page.blocks)
    staff.choose("no")
    copy.write_text('retention_days = 7\nprinter = "none"\n', encoding="utf-8")
    staff.choose(str(copy))
    assert says(staff, "“How long visits are kept” will change from “30 days” to “7 days”.")
    assert says(staff, "Other settings will change, too.")
    (warned,) = [one.say for one in staff.page.blocks if isinstance(one, Notice)]
    assert "older than 7 days will then be deleted" in warned
    assert text(tmp_path) == OWN


def test_a_copy_of_the_settings_as_they_are_is_not_asked_about(
    staff: PlayedStaffSession, tmp_path: Path
) -> None:
    (tmp_path / "export").mkdir()
    copy = tmp_path / "export" / "kiosk-settings-2026-11-01.toml"
    copy.write_text(OWN, encoding="utf-8")
    assert staff.choose("copies", str(copy)).id == "staff/copies"
    assert says(staff, "That is already the setting. Nothing has changed.")


@pytest.mark.parametrize("changes", ["the copy", "the settings"])
def test_a_copy_is_restored_only_as_it_was_shown(
    staff: PlayedStaffSession, tmp_path: Path, changes: str
) -> None:
    (tmp_path / "export").mkdir()
    copy = tmp_path / "export" / "kiosk-settings-2026-11-01.toml"
    copy.write_text(OWN.replace("30", "90"), encoding="utf-8")
    staff.choose("copies", str(copy), "yes")
    if changes == "the copy":
        copy.write_text(OWN.replace("30", "7"), encoding="utf-8")
    else:
        change_settings(tmp_path, {("retention_days",): 120}, shipped_content())
    before = text(tmp_path)
    assert staff.choose("yes").id == "staff/copies/sure"
    assert says(staff, "The settings have changed in the meantime. Please look at them again.")
    shown = "“30 days” to “7 days”" if changes == "the copy" else "“120 days” to “90 days”"
    assert says(staff, f"“How long visits are kept” will change from {shown}.")
    assert text(tmp_path) == before
    staff.choose("yes", "yes")
    assert now(tmp_path).retention_days == (7 if changes == "the copy" else 90)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_copy_that_changes_much_fits_the_smallest_window_in_two_parts(
    tmp_path: Path, language: str
) -> None:
    (tmp_path / "export").mkdir()
    copy = tmp_path / "export" / "kiosk-settings-2026-11-01.toml"
    copy.write_text(
        'region = "PT"\nretention_days = 7\nlanguages = ["en"]\n'
        '[office]\nname = "AIACE Luxembourg, bureau du Kirchberg"\n[seconds]\nquestion = 360\ndevice = 1200\n',
        encoding="utf-8",
    )
    staff = at_settings(in_office(tmp_path), language)
    staff.columns, staff.rows = 60, 18
    page = staff.choose("copies", str(copy))
    assert page.id == "staff/copies/sure"
    assert len(page.blocks) == 7
    (planned,) = plan_variants(page, (60, 18))
    assert planned.parts <= 2


def test_an_undoing_that_no_longer_fits_the_other_settings_is_refused(
    staff: PlayedStaffSession, tmp_path: Path
) -> None:
    staff.choose("times", "cover", "60", "yes")
    change_settings(tmp_path, {("seconds", "waiting"): 120}, shipped_content())
    staff.choose(UNDO)
    assert says(staff, "A waiting page must be hidden before its time is up.")
    assert now(tmp_path).seconds.cover == 60


def change_two_settings(staff: PlayedStaffSession) -> None:
    """Keep visits for 60 days, then let a question stand for 6 minutes; back on the page of settings."""
    staff.choose("retention", "days", "60", "yes")
    to_settings(staff)
    staff.choose("times", "question", "360", "yes")
    to_settings(staff)


def test_a_change_that_was_undone_elsewhere_is_not_offered_and_the_one_before_it_is(
    staff: PlayedStaffSession, tmp_path: Path
) -> None:
    change_two_settings(staff)
    assert offers(staff)[UNDO] == "Undo: back to “4 minutes”"
    change_settings(tmp_path, {("seconds", "question"): 240}, shipped_content())
    staff.choose("retention")
    to_settings(staff)
    assert says(staff, "The setting “How long visits are kept” was changed")
    assert offers(staff)[UNDO] == "Undo: back to “30 days”"
    staff.choose(UNDO, "yes")
    assert (now(tmp_path).retention_days, now(tmp_path).seconds.question) == (30, 240)
    assert UNDO not in offers(staff)


def test_one_that_was_undone_elsewhere_while_its_page_was_open_gives_way_to_the_next(
    staff: PlayedStaffSession, tmp_path: Path
) -> None:
    change_two_settings(staff)
    change_settings(tmp_path, {("seconds", "question"): None}, shipped_content())
    staff.choose(UNDO)
    assert says(staff, "Do you want to undo the change to “How long visits are kept”?")
    # Undone while the page asks: nothing is left to do, and nothing sticks.
    change_settings(tmp_path, {("retention_days",): 30}, shipped_content())
    staff.choose("yes")
    assert says(staff, "That is already the setting. Nothing has changed.")
    to_settings(staff)
    assert now(tmp_path).retention_days == 30
    assert UNDO not in offers(staff)


def test_several_settings_are_undone_elsewhere_only_once_all_of_them_are(
    staff: PlayedStaffSession, tmp_path: Path
) -> None:
    with_copy(tmp_path)
    (copy,) = (tmp_path / "export").iterdir()
    staff.choose("copies", str(copy), "yes", "yes")
    to_settings(staff)
    assert offers(staff)[UNDO] == "Undo the last change"
    change_settings(tmp_path, {("region",): "LU", ("retention_days",): 30}, shipped_content())
    staff.choose("retention")
    to_settings(staff)
    assert UNDO in offers(staff)
    (tmp_path / "kiosk.toml").write_text(OWN, encoding="utf-8")
    staff.choose("retention")
    to_settings(staff)
    assert UNDO not in offers(staff)


def test_the_settings_of_a_read_only_folder_stay_and_the_page_says_why(
    staff: PlayedStaffSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path))

    staff.choose("times", "question", "360")
    monkeypatch.setattr("kiosk.settings.writer.write_files", refuse)
    staff.choose("yes")
    assert staff.page.id == "staff/change/times"
    assert says(staff, "The kiosk is not allowed to read or write")
    assert text(tmp_path) == OWN
    assert staff.session._state.changes is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_fits_the_smallest_window_whole_and_the_pages_after_it_in_two_parts(
    tmp_path: Path, language: str
) -> None:
    staff = at_settings(in_office(tmp_path), language)
    staff.columns, staff.rows = 60, 18
    for choices in CHANGES:
        staff.choose(*choices)
        for reply in (None, Chose("yes"), Back(), Chose(UNDO)):
            page = staff.page if reply is None else staff.reply(reply)
            (planned,) = plan_variants(page, (60, 18))
            is_question = page.id.startswith("staff/change/")
            assert planned.parts <= (1 if is_question else 2), (choices, page.id)
            assert page.language == language
        assert page.id == f"staff/change/{choices[0]}"
        staff.choose("yes")
        to_settings(staff)


def test_line_by_line_the_same_question_is_asked_and_the_same_undoing_offered(
    tmp_path: Path,
) -> None:
    staff = at_settings(in_office(tmp_path), line=True)
    staff.choose("times", "question", "360")
    assert says(staff, "Now: 4 minutes. After the change: 6 minutes.")
    assert isinstance(staff.page.ask, Choices)
    assert staff.page.ask.default == "no"
    staff.choose("yes")
    assert says(staff, "7. Undo: back to “4 minutes”.")
