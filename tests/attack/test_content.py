"""Broken content: it is named, the rest is served, and where nothing can be served the kiosk says so."""

from pathlib import Path

import pytest

from kiosk.runtime.out_of_service import SENTENCES
from tests.runtime.waiting import wait_until
from tools.attack.content import attempt, copied_kiosk_command, copy_product
from tools.attack.kiosk_terminal import KioskTerminal

pytestmark = pytest.mark.slow("attack")

FRENCH, ENGLISH = (first for first, _ in SENTENCES)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_what_is_broken_is_named_and_the_rest_is_served(tmp_path: Path, number: int) -> None:
    report = attempt(number, 1, number, tmp_path)
    assert report.faults == []
    assert len(report.figures.get("served", report.figures.get("out of service", []))) == 3


@pytest.mark.parametrize("file", ["languages.toml", "pages/arrival.toml"])
def test_where_nothing_can_be_served_the_kiosk_says_that_it_is_out_of_service(
    tmp_path: Path, file: str
) -> None:
    copy_product(tmp_path)
    (tmp_path / "kiosk/content/data" / file).write_text("[[[")
    data = tmp_path / "data"
    data.mkdir()
    (data / "kiosk.toml").write_text(
        '[office]\nname = "AIACE Liège"\n[contacts.aiace-office]\nlines = ["Tél. 04 000"]\n'
    )
    with KioskTerminal(copied_kiosk_command(tmp_path, data)) as terminal:
        terminal.shows(FRENCH)
        shown = terminal.appearance()
        assert all(part in shown for part in ("AIACE Liège", ENGLISH, "Tél. 04 000"))
        terminal.press("1\r09\x1b[12~")
        terminal.settle()
        assert FRENCH in terminal.appearance()
        # Before there is a PIN, the staff's key leads out.
        terminal.press("\x1b[21~")
        assert terminal.ends() == 0
        assert b"Traceback" not in terminal.raw


def test_line_mode_says_so_too(tmp_path: Path) -> None:
    copy_product(tmp_path)
    (tmp_path / "kiosk/content/data/languages.toml").unlink()
    with KioskTerminal(
        copied_kiosk_command(tmp_path, tmp_path / "data"), ACCESSIBLE="1"
    ) as terminal:
        terminal.shows(FRENCH)
        terminal.press("1\n")
        terminal.shows(r"service\. /\s+This kiosk")
        terminal.leave()
        wait_until(lambda: terminal.code == 0)


def test_a_line_mode_visit_that_cannot_begin_names_the_command_that_knows_why(
    tmp_path: Path,
) -> None:
    copy_product(tmp_path)
    (tmp_path / "kiosk/content/data/languages.toml").unlink()
    command = copied_kiosk_command(tmp_path, tmp_path / "data")
    command[-1] = command[-1].replace("run(", "run(once=True, front_end='line', data=")
    with KioskTerminal(command) as terminal:
        terminal.shows("No visit could begin: run kiosk check")
        assert terminal.ends() == 1
        assert b"Traceback" not in terminal.raw
