"""Staff take an update from a stick, see first what is new, and go back with one key."""

from pathlib import Path

import pytest

from kiosk.packs.content_choice import read_choice
from kiosk.packs.errors import SENTENCES
from kiosk.staff.health.content import look_at_content
from kiosk.staff.pack_files import list_pack_files
from kiosk.view_model.replies import Onward
from tests.front_ends.planned_pages import plan_variants
from tests.languages import LANGUAGES
from tests.packs.hostile_packs import HOSTILE, write_hostile
from tests.packs.made_packs import make_pack, trust_test_key, write_pack
from tests.staff.pins import with_pin
from tests.staff.played_staff import PlayedStaffSession, staff_content, with_visit_log


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where packs are found; the key of the tests is the one that comes with the program."""
    trust_test_key(tmp_path / "trust", monkeypatch)
    folder = tmp_path / "export"
    folder.mkdir()
    return folder


def opened(folder: Path, language: str = "en") -> PlayedStaffSession:
    """A session that stands on the page of updates."""
    staff = PlayedStaffSession(with_visit_log(with_pin(folder)), language)
    staff.enter()
    staff.choose("care", "update")
    assert staff.page.id == "staff/update"
    return staff


def offered(staff: PlayedStaffSession) -> set[str]:
    """The ids of the choices on the page."""
    return {one.id for one in staff.options()}


def test_an_update_is_shown_asked_about_and_used_from_the_next_visit_on(
    tmp_path: Path, stick: Path
) -> None:
    staff = opened(tmp_path)
    assert staff.says("No update has been found.")
    assert staff.says("The kiosk is using texts number 1")
    path = write_pack(stick)
    staff.choose("again")
    page = staff.choose(str(path))
    assert page.id == "staff/update/sure"
    assert staff.says("Do you want to use texts number 8, of 3 December 2026?")
    assert staff.says("New in 8.")
    assert staff.says("And more.")
    assert read_choice(tmp_path).number == 0
    staff.choose("yes")
    assert staff.page.id == "staff/update"
    assert staff.says("The update is installed.")
    assert staff.says("The kiosk is using texts number 8")
    assert read_choice(tmp_path).number == 8


def test_what_is_new_is_told_in_the_language_of_the_page(tmp_path: Path, stick: Path) -> None:
    path = write_pack(stick)
    staff = opened(tmp_path, "fr")
    staff.choose(str(path))
    assert staff.says("Nouveau dans 8.")
    assert not staff.says("New in 8.")


def test_enter_alone_neither_installs_nor_goes_back(tmp_path: Path, stick: Path) -> None:
    path = write_pack(stick)
    staff = opened(tmp_path)
    staff.choose(str(path))
    staff.reply(Onward())
    assert read_choice(tmp_path).number == 0
    staff.choose(str(path), "yes")
    staff.reply(Onward())
    assert read_choice(tmp_path).number == 8


def test_going_back_is_one_key(tmp_path: Path, stick: Path) -> None:
    path = write_pack(stick)
    staff = opened(tmp_path)
    assert "restore" not in offered(staff)
    staff.choose(str(path), "yes")
    staff.choose("restore")
    assert staff.says("The earlier texts are back.")
    assert read_choice(tmp_path).number == 0
    assert "restore" not in offered(staff)


@pytest.mark.parametrize("what", sorted(HOSTILE)[::4])
def test_a_hostile_pack_is_refused_in_one_plain_sentence(
    tmp_path: Path, stick: Path, what: str
) -> None:
    path = write_hostile(stick, what)
    staff = opened(tmp_path)
    staff.choose(str(path))
    assert staff.page.id == "staff/update"
    assert staff.says("aiace-content-8.zip")
    assert read_choice(tmp_path).number == 0


def test_a_file_that_was_replaced_after_it_was_shown_is_shown_again(
    tmp_path: Path, stick: Path
) -> None:
    path = write_pack(stick)
    staff = opened(tmp_path)
    staff.choose(str(path))
    path.write_bytes(make_pack(9))
    staff.choose("yes")
    assert staff.page.id == "staff/update/sure"
    assert staff.says("The file has changed in the meantime.")
    assert staff.says("Do you want to use texts number 9")
    assert read_choice(tmp_path).number == 0
    staff.choose("yes")
    assert read_choice(tmp_path).number == 9


def test_a_stick_that_is_pulled_out_is_told(tmp_path: Path, stick: Path) -> None:
    path = write_pack(stick)
    staff = opened(tmp_path)
    staff.choose(str(path))
    path.unlink()
    staff.choose("yes")
    assert staff.says("cannot be read")
    assert read_choice(tmp_path).number == 0


def test_the_page_has_a_sentence_for_each_reason() -> None:
    assert SENTENCES.keys() <= staff_content().pages["staff-update"].note.keys()


def test_only_files_with_the_name_of_a_pack_are_offered_the_newest_first(
    tmp_path: Path, stick: Path
) -> None:
    for name in (
        "aiace-content-8.zip",
        "aiace-content-10.zip",
        "letter.zip",
        "aiace-content-x.zip",
    ):
        (stick / name).write_bytes(b"x")
    found = [path.name for path in list_pack_files(tmp_path, (str(tmp_path / "no-sticks"),))]
    assert found == ["aiace-content-10.zip", "aiace-content-8.zip"]


def test_health_says_that_a_pack_had_to_give_way_to_the_texts_of_the_program(
    tmp_path: Path, stick: Path
) -> None:
    path = write_pack(stick)
    staff = opened(tmp_path)
    staff.choose(str(path), "yes")
    notes = [one.note for one in look_at_content(staff.installation(tmp_path))]
    assert notes[0] == "content-number"
    (tmp_path / "content/8/manifest.toml").unlink()
    (item, *_) = look_at_content(staff.installation(tmp_path))
    assert (item.note, item.state) == ("content-refused", "act")
    assert "kiosk content install" in item.remedy


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_fit_the_smallest_window_in_two_parts(
    tmp_path: Path, stick: Path, language: str
) -> None:
    path = write_pack(stick)
    staff = opened(tmp_path, language)
    pages = [staff.page, staff.choose(str(path))]
    for page in pages:
        assert max(one.parts for one in plan_variants(page, (60, 18))) <= 2
