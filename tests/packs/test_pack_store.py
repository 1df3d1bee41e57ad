"""Packs are kept in the data folder; the higher number wins, and one key goes back."""

import shutil
import stat
from pathlib import Path

import pytest

import kiosk.packs.archive
import kiosk.packs.content_choice
import kiosk.packs.pack_store
from kiosk.content.folders_in_use import pack_folders, use_pack
from kiosk.content.loader import load_content
from kiosk.content.shared_records import Sentence
from kiosk.i18n.catalogs import load_translator
from kiosk.packs.archive import read_pack
from kiosk.packs.content_choice import find_pack, pack_folder, read_choice
from kiosk.packs.current_pack import current_pack
from kiosk.packs.errors import PackError
from kiosk.packs.pack_store import PackStore
from kiosk.paths import CHOSEN_FILE
from tests.packs.made_packs import (
    FRENCH,
    changed,
    shipped_files,
    trust_test_key,
    with_welcome,
    write_pack,
)


@pytest.fixture(autouse=True)
def _test_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trust_test_key(tmp_path, monkeypatch)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder."""
    return tmp_path / "data"


def install(data: Path, number: int) -> None:
    """Take a pack with this number."""
    path = write_pack(data.parent, number, with_welcome(f"Welcome {number}"))
    PackStore(data).install(read_pack(path), path.name)


def in_use(data: Path) -> int:
    """The number of the pack in use, 0 for the content of the program."""
    pack = current_pack(data)
    return int(pack.name) if pack else 0


def kept(data: Path) -> list[int]:
    """The numbers of the packs that are kept."""
    folders = (data / "content").iterdir()
    return sorted(int(one.name) for one in folders if one.name.isdigit())


def other_program(monkeypatch: pytest.MonkeyPatch, version: str, shipped: int) -> None:
    """Update the program: its version, and the number of its own content."""
    monkeypatch.setattr(kiosk.packs.archive, "__version__", version)
    for module in (kiosk.packs.content_choice, kiosk.packs.pack_store):
        monkeypatch.setattr(module, "__version__", version)
        monkeypatch.setattr(module, "shipped_number", lambda: shipped)


def test_without_packs_the_content_of_the_program_is_in_use(data: Path) -> None:
    assert in_use(data) == 0
    assert PackStore(data).number_in_use() == 1
    assert not data.exists()


def test_a_pack_is_in_use_once_it_is_installed_and_the_one_before_is_kept(data: Path) -> None:
    for number in (8, 9):
        install(data, number)
        assert in_use(data) == number
    assert (read_choice(data).before, kept(data)) == (8, [8, 9])


def test_back_is_one_step_and_no_second_one(data: Path) -> None:
    install(data, 8)
    install(data, 9)
    assert PackStore(data).go_back().number == 8
    assert in_use(data) == 8
    with pytest.raises(PackError, match="No content was in use before"):
        PackStore(data).go_back()
    assert in_use(data) == 8


def test_back_from_the_first_pack_is_the_content_of_the_program(data: Path) -> None:
    install(data, 8)
    PackStore(data).go_back()
    assert in_use(data) == 0


def test_a_pack_that_was_gone_back_from_can_be_taken_again(data: Path) -> None:
    install(data, 8)
    PackStore(data).go_back()
    install(data, 8)
    assert in_use(data) == 8


@pytest.mark.parametrize("number", [7, 8])
def test_a_pack_that_is_not_newer_than_the_one_in_use_is_refused(data: Path, number: int) -> None:
    install(data, 8)
    with pytest.raises(
        PackError, match="not newer than the content in use, which has the number 8"
    ):
        install(data, number)
    assert (in_use(data), kept(data)) == (8, [8])


def test_a_pack_that_is_not_newer_than_the_content_of_the_program_is_refused(data: Path) -> None:
    with pytest.raises(PackError, match="not newer"):
        install(data, 1)


def test_a_visit_that_is_under_way_finds_its_content_through_two_more_updates(data: Path) -> None:
    for number in (5, 6, 7):
        install(data, number)
    assert kept(data) == [5, 6, 7]
    install(data, 8)
    assert kept(data) == [6, 7, 8]


def test_all_that_is_kept_is_for_the_user_of_the_kiosk_alone(data: Path) -> None:
    install(data, 8)
    found = [data, *data.rglob("*")]
    assert len(found) > 50
    assert {stat.S_IMODE(one.stat().st_mode) & 0o077 for one in found} == {0}


def test_the_translations_of_a_pack_are_compiled_and_spoken(data: Path) -> None:
    french = changed(FRENCH, 'msgstr "Bienvenue"', 'msgstr "Bien le bonjour"')
    path = write_pack(data.parent, 8, french)
    PackStore(data).install(read_pack(path), path.name)
    folder = pack_folder(data, 8)
    assert (folder / FRENCH).with_suffix(".mo").is_file()
    title = pack_title(folder)
    assert title is not None
    use_pack(folder)
    try:
        assert load_translator("fr").say(title) == "Bien le bonjour"
    finally:
        use_pack(None)
    assert load_translator("fr").say(title) == "Bienvenue"


def pack_title(folder: Path) -> Sentence | None:
    """The title of the first page of a pack."""
    return load_content(pack_folders(folder).content)[0].pages["intent"].title


def test_missing_translations_are_no_reason_to_refuse_a_pack(data: Path) -> None:
    files = {name: text for name, text in shipped_files().items() if name != FRENCH}
    path = write_pack(data.parent, 8, files)
    PackStore(data).install(read_pack(path), path.name)
    assert in_use(data) == 8


def test_after_an_update_of_the_program_a_pack_is_checked_and_stays(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(data, 8)
    other_program(monkeypatch, "0.2.0", 3)
    assert not read_choice(data).holds
    assert PackStore(data).review().number == 8
    assert read_choice(data).holds


def test_the_content_of_a_newer_program_wins_by_its_higher_number_and_back_undoes_that(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(data, 8)
    other_program(monkeypatch, "0.2.0", 9)
    assert PackStore(data).review().number == 0
    assert in_use(data) == 0
    PackStore(data).go_back()
    assert PackStore(data).review().number == 8
    other_program(monkeypatch, "0.3.0", 10)
    assert PackStore(data).review().number == 0


def test_a_pack_that_fails_the_checks_of_a_newer_program_gives_way_to_its_content(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(data, 8)
    other_program(monkeypatch, "0.2.0", 2)
    with monkeypatch.context() as patched:
        patched.setattr(kiosk.packs.pack_store, "check_pack", _refuse)
        choice = PackStore(data).review()
    assert (choice.number, choice.refused, choice.before) == (0, 8, None)
    assert in_use(data) == 0
    install(data, 9)
    assert read_choice(data).refused == 0


def _refuse(folder: Path, name: str, given: object) -> None:
    raise PackError("check", name, "pages/new.toml: it is missing")


def test_a_pack_whose_files_were_changed_on_the_disk_is_not_taken_over_by_a_newer_program(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(data, 8)
    (pack_folder(data, 8) / "content/terms.toml").write_text("", encoding="utf-8")
    other_program(monkeypatch, "0.2.0", 2)
    assert PackStore(data).review().refused == 8


def test_a_process_of_its_own_checks_a_pack_again(data: Path) -> None:
    install(data, 8)
    text = (data / CHOSEN_FILE).read_text()
    (data / CHOSEN_FILE).write_text(text.replace('"program":"', '"program":"0.0.'))
    # That process knows the keys of the program alone, and the pack is signed by that of the tests.
    assert current_pack(data) is None
    assert read_choice(data).refused == 8


@pytest.mark.parametrize("text", ["", "{", '{"number": -3}', '{"number": "x"}', "[]", "\xff"])
def test_a_damaged_choice_leads_to_the_content_of_the_program(data: Path, text: str) -> None:
    install(data, 8)
    (data / CHOSEN_FILE).write_bytes(text.encode("latin-1"))
    assert in_use(data) == 0


def test_a_pack_that_was_deleted_leads_to_the_content_of_the_program(data: Path) -> None:
    install(data, 8)
    shutil.rmtree(pack_folder(data, 8))
    assert find_pack(data, read_choice(data)) is None
    assert PackStore(data).number_in_use() == 1


def test_where_nothing_can_be_written_the_reason_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no folder")
    with pytest.raises(PackError, match="cannot be kept in the data folder"):
        install(tmp_path / "data", 8)


def test_the_list_names_all_that_is_kept_and_what_is_in_use(data: Path) -> None:
    install(data, 8)
    install(data, 9)
    found = [(one.edition.number, one.is_in_use, one.is_before) for one in PackStore(data).list()]
    assert found == [(9, True, False), (8, False, True), (1, False, False)]
