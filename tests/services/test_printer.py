"""Printers without paper: which one an office prints on, and the twins."""

import socket
import tempfile
from pathlib import Path

import pytest

from kiosk.services import printer as printers
from kiosk.services.cups import CupsPrinter
from kiosk.services.printer import (
    FakePrinter,
    LazyPrinter,
    WindowsPrinter,
    default_printer,
    find_printer,
    printer_status,
)
from kiosk.view_model.page import Text
from kiosk.visit.services import NoPrinter, Printer
from kiosk.worker_messages import ErrorLocation
from tests.pages import page
from tests.runtime.waiting import wait_until
from tests.services.conftest import Command

PAPER = b"%PDF Gardez 482 915 730"


def ends(printer: Printer) -> str:
    """Print, and how that ended."""
    printer.print(page())
    wait_until(lambda: printer.state() != "working")
    return printer.state()


def test_the_computers_usual_printer_is_found(command: Command) -> None:
    command("lpstat", '[ "$*" = -d ] && echo "system default destination: salon"')
    assert default_printer() == "salon"
    assert isinstance(find_printer(""), CupsPrinter)


@pytest.mark.parametrize("script", ["echo no system default destination", "exit 1"])
def test_without_a_usual_printer_there_is_none_unless_it_is_named(
    command: Command, script: str
) -> None:
    command("lpstat", script)
    assert isinstance(find_printer(""), NoPrinter)
    assert printer_status("").health == "none"
    assert isinstance(find_printer("office"), CupsPrinter)


def test_who_wants_no_printer_has_none_and_nobody_is_asked(command: Command) -> None:
    folder = command("lpstat", "cat > ${0%/*}/asked; echo system default destination: salon")
    assert isinstance(find_printer("none"), NoPrinter)
    assert printer_status("none").health == "none"
    assert not (folder / "asked").exists()


def test_an_lpstat_that_hangs_delays_nobody_for_long(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printers, "CUPS_SECONDS", 0.2)
    command("lpstat", "exec sleep 600")
    assert isinstance(find_printer(""), NoPrinter)


def test_a_cups_that_does_not_answer_is_silent(
    command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert printer_status("office").health == "silent"
    monkeypatch.setattr(printers, "CUPS_SECONDS", 0.2)
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(f"{tmp_path}/no.sock")
        deaf.listen()
        assert printer_status("office").health == "silent"


def test_a_printer_is_there_only_once_it_is_found() -> None:
    tray = FakePrinter()
    later = LazyPrinter(lambda: tray)
    assert not later.there()
    assert ends(later) == "failed"
    later.prepare()
    assert later.there()
    assert ends(later) == "printed"
    assert len(tray.pages) == 1
    later.stop()
    assert (later.state(), tray.stopped) == ("idle", 1)


def test_the_printer_that_prints_nothing_ends_as_its_result_says() -> None:
    tray = FakePrinter("working")
    assert tray.state() == "idle"
    tray.print(page(title="Hello"))
    assert tray.state() == "working"
    tray.result = "failed"
    assert tray.state() == "failed"
    assert tray.pages[0].title == "Hello"


def test_what_windows_would_print_is_no_file_once_the_visit_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    printer = WindowsPrinter(lambda _: PAPER)
    printer.print(page())
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [PAPER]
    assert printer.state() == "failed"
    printer.stop()
    assert list(tmp_path.iterdir()) == []
    assert printer.state() == "idle"


def test_a_drawing_that_breaks_is_reported_by_its_place_alone(command: Command) -> None:
    command("lpstat", '[ "$*" = -d ] && echo "system default destination: salon"')
    reported: list[ErrorLocation] = []
    endless = page(blocks=(Text("Gardez 482 915 730. " * 2000),))
    printer = find_printer("", report=reported.append)
    printer.print(endless)
    wait_until(lambda: printer.state() != "working")
    assert printer.state() == "failed"
    ((kind, file, line),) = reported
    assert kind == "TooLongError"
    assert Path(file).name == "document.py"
    assert line > 0
    assert "482" not in repr(reported)
