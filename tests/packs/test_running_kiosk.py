"""A running kiosk changes its content between two visits, and never within one."""

from pathlib import Path

import pytest

from kiosk import clock
from kiosk.content.folders_in_use import use_pack
from kiosk.events import Event
from kiosk.packs.archive import read_pack
from kiosk.packs.content_choice import pack_folder
from kiosk.packs.pack_store import PackStore
from kiosk.runtime.log_writer import ContentChange, LogWriter, load_vocabulary
from kiosk.store.queries import all_visits
from tests.packs.made_packs import (
    FRENCH,
    TERMS,
    WELCOME,
    Files,
    changed,
    trust_test_key,
    write_pack,
)
from tests.runtime.kiosk import Kiosk
from tests.runtime.spares import REAL_WORKER, kiosk_with_spare, spare_of
from tests.runtime.waiting import is_alive, wait_for_outcome, wait_until, worker_of

WELCOME_PAGE = "Bienvenue. Welcome."
OLD, NEW = "What brings you here today", "What may we do for you"
OLD_FRENCH, NEW_FRENCH = "Qu’est-ce qui vous amène", "Que pouvons-nous faire"


@pytest.fixture(autouse=True)
def _test_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trust_test_key(tmp_path, monkeypatch)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder; no press is held to be a double one."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "kiosk.toml").write_text("guard_ms = 0\n", encoding="utf-8")
    return folder


def reworded() -> Files:
    """A content in which the first question has other words, in both languages."""
    english = changed(WELCOME, OLD, NEW)
    files = changed(FRENCH, OLD, NEW, english)
    return changed(FRENCH, f'msgstr "{OLD_FRENCH}', f'msgstr "{NEW_FRENCH}', files)


def install(data: Path, number: int, files: Files) -> None:
    """Take a pack, as the command does in another process."""
    path = write_pack(data.parent, number, files)
    PackStore(data).install(read_pack(path), path.name)


def stop_visit(kiosk: Kiosk, stop: str, yes: str) -> None:
    """End a visit by its help page."""
    kiosk.press("0")
    kiosk.press(str(kiosk.shows(rf"(\d)  {stop}")[1]))
    kiosk.press(str(kiosk.shows(rf"(\d)  {yes}")[1]))


def stop_visit_with_stale_spare(kiosk: Kiosk, stop: str, yes: str, gone: tuple[int, int]) -> None:
    """End a visit; then its worker and the spare with the old content, the two that are `gone`, are so."""
    stop_visit(kiosk, stop, yes)
    visit, spare = gone
    wait_until(lambda: WELCOME_PAGE in kiosk.appearance() and not is_alive(visit))
    assert not is_alive(spare)


def test_a_pack_holds_from_the_next_visit_on_and_back_from_the_one_after(data: Path) -> None:
    with kiosk_with_spare(data, worker=REAL_WORKER) as kiosk:
        kiosk.shows(WELCOME_PAGE)
        kiosk.press("2")
        kiosk.shows(OLD)
        gone = worker_of(kiosk.pid), spare_of(kiosk)
        install(data, 8, reworded())
        # The visit that is under way goes on in its own words, also in the other language.
        kiosk.press("0")
        kiosk.press("9")
        kiosk.shows(OLD)
        stop_visit_with_stale_spare(kiosk, "I want to stop", "Yes", gone)
        kiosk.press("2")
        kiosk.shows(NEW)
        gone = worker_of(kiosk.pid), spare_of(kiosk)
        PackStore(data).go_back()
        kiosk.press("9")
        kiosk.shows(WELCOME_PAGE)
        kiosk.press("1")
        kiosk.shows(NEW_FRENCH)
        stop_visit_with_stale_spare(kiosk, "Je veux arrêter", "Oui", gone)
        kiosk.press("1")
        kiosk.shows(OLD_FRENCH)
        rows = wait_for_outcome(data, "stopped", 2)
    assert len(rows) >= 2


def test_a_kiosk_starts_with_the_pack_and_its_spare_has_it_too(data: Path) -> None:
    install(data, 8, reworded())
    with kiosk_with_spare(data, worker=REAL_WORKER) as kiosk:
        kiosk.shows(WELCOME_PAGE)
        kiosk.press("1")
        kiosk.shows(NEW_FRENCH)
        spare = spare_of(kiosk)
        stop_visit(kiosk, "Je veux arrêter", "Oui")
        wait_until(lambda: WELCOME_PAGE in kiosk.appearance() and worker_of(kiosk.pid) == spare)
        kiosk.press("2")
        kiosk.shows(NEW)


def test_a_pack_that_is_taken_away_by_hand_gives_way_to_the_content_of_the_program(
    data: Path,
) -> None:
    install(data, 8, reworded())
    with kiosk_with_spare(data, worker=REAL_WORKER) as kiosk:
        kiosk.shows(WELCOME_PAGE)
        kiosk.press("2")
        kiosk.shows(NEW)
        first = worker_of(kiosk.pid)
        pack_folder(data, 8).rename(data / "away")
        kiosk.press("0")
        kiosk.shows("I want to stop")
        kiosk.press("9")
        stop_visit(kiosk, "I want to stop", "Yes")
        wait_until(lambda: WELCOME_PAGE in kiosk.appearance() and not is_alive(first))
        kiosk.press("2")
        kiosk.shows(OLD)


def test_the_log_takes_the_ids_of_a_new_content_and_keeps_those_of_the_old(data: Path) -> None:
    told: list[str] = []
    writer = LogWriter(data, "office", load_vocabulary, told.append)

    def log_visit(word: str) -> None:
        writer.take(Event(0, "choice", "welcome", "fr"), clock.now())
        writer.take(Event(1, "page", f"term/{word}"), clock.now())
        writer.take("left", clock.now())
        writer.save()

    log_visit("passkey")
    renamed = changed(TERMS, "[term.card-reader]", "[term.chip-reader]")
    folder = data.parent / "pack"
    for name, text in renamed.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text)
    use_pack(folder)
    try:
        writer.take(ContentChange(), clock.now())
        log_visit("chip-reader")
        log_visit("card-reader")
    finally:
        use_pack(None)
        writer.close()
    assert told == []
    assert [row["outcome"] for row in all_visits(data)] == ["left"] * 3
