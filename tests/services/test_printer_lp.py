"""Scripts in the place of `lp`: what it is given, and every way in which it fails."""

import threading
from pathlib import Path

import pytest

from kiosk.services.cups import CupsPrinter
from kiosk.view_model.page import Page
from kiosk.visit.services import Printer
from tests.pages import page
from tests.runtime.waiting import wait_until
from tests.services.conftest import Command

PAPER = b"%PDF Gardez 482 915 730"


def ends(printer: Printer) -> str:
    """Print, and how that ended."""
    printer.print(page())
    wait_until(lambda: printer.state() != "working")
    return printer.state()


def cups(seconds: float = 20) -> CupsPrinter:
    """A queue, whose pages are all the same paper."""
    return CupsPrinter("office", lambda _: PAPER, seconds=seconds)


def test_without_the_command_printing_fails(command: Command) -> None:
    assert ends(cups()) == "failed"


def test_what_lp_refuses_fails_at_once(command: Command) -> None:
    folder = command("lp", "cat > ${0%/*}/heard; exit 1")
    assert ends(cups()) == "failed"
    assert (folder / "heard").read_bytes() == PAPER


def test_the_paper_goes_in_as_input_and_the_job_has_a_neutral_name(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = command("lp", 'echo "$@" > ${0%/*}/said; env > ${0%/*}/told; exit 1')
    monkeypatch.setenv("SECRET", "x")
    assert ends(cups()) == "failed"
    said = (folder / "said").read_text()
    assert "-d office -t kiosk " in said
    assert "job-sheets=none,none" in said
    assert "482" not in said
    told = (folder / "told").read_text()
    assert f"CUPS_SERVER={folder}/no.sock\n" in told
    assert "SECRET" not in told


def test_a_printing_system_in_the_network_is_never_asked(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", "print.example.org:631")
    folder = command("lp", "env > ${0%/*}/told; exit 1")
    assert ends(cups()) == "failed"
    assert "CUPS_SERVER=/run/cups/cups.sock\n" in (folder / "told").read_text()


def test_an_lp_that_hangs_is_killed_in_time(command: Command) -> None:
    folder = command("lp", "echo $$ > ${0%/*}/part; mv ${0%/*}/part ${0%/*}/number; exec sleep 600")
    assert ends(cups(seconds=0.5)) == "failed"
    number = (folder / "number").read_text().strip()
    assert not Path("/proc", number).exists()


def test_a_job_that_nobody_can_follow_fails_in_time(command: Command) -> None:
    command("lp", 'cat > /dev/null; echo "request id is office-7 (0 file(s))"')
    assert ends(cups(seconds=0.5)) == "failed"


def test_a_page_that_cannot_be_drawn_fails_and_tells_nobody_why(
    command: Command, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = command("lp", "cat > ${0%/*}/heard")

    def broken(page: Page) -> bytes:
        raise ValueError(page.title)

    assert ends(CupsPrinter("office", broken)) == "failed"
    assert not (folder / "heard").exists()
    assert "A question" not in "".join(capfd.readouterr())


def test_a_stop_while_the_page_is_being_drawn_prints_nothing(command: Command) -> None:
    folder = command("lp", "cat > ${0%/*}/heard")
    going, drawn = threading.Event(), threading.Event()

    def slow(page: Page) -> bytes:
        drawn.set()
        going.wait(20)
        return PAPER

    printer = CupsPrinter("office", slow)
    printer.print(page())
    assert drawn.wait(20)
    threads = [one for one in threading.enumerate() if one.daemon and one.name.endswith("(run)")]
    printer.stop()
    going.set()
    for one in threads:
        one.join(20)
    assert threads
    assert printer.state() == "idle"
    assert not (folder / "heard").exists()
