"""A real CUPS prints a page, and nothing of it is left but the paper."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from kiosk.pdf.layout import Size
from kiosk.pdf.paper_text import paper_words
from kiosk.services.cups import CupsPrinter
from kiosk.services.ipp import job_state, purge_job
from kiosk.services.printer import LazyPrinter, find_printer, printer_status
from tests.conftest import needs
from tests.cups_server import QUEUE, CupsServer, run_cups
from tests.pdf.slips import DIGITS, FRENCH
from tests.runtime.waiting import wait_until
from tests.services.canary_slip import (
    CANARY,
    SLIP,
    assert_forgotten,
    print_page,
    read_pdf,
    render_plain,
)


def test_a_page_comes_out_and_nothing_else_is_left_of_it(cups: CupsServer) -> None:
    assert CANARY.encode() in render_plain(SLIP)
    print_page(CupsPrinter(QUEUE, render_plain))
    (paper,) = cups.printed_files()
    assert CANARY in read_pdf(paper)
    assert_forgotten(cups)
    assert b" kiosk " in (cups.folder / "log/page").read_bytes()


def test_a_page_comes_out_whatever_umask_the_kiosk_and_cups_have(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    os.umask(0o077)
    with run_cups() as cups:
        monkeypatch.setenv("CUPS_SERVER", str(cups.socket))
        print_page(CupsPrinter(QUEUE, render_plain))
        assert len(cups.printed_files()) == 1


@pytest.mark.parametrize(("size", "points"), [("a4", (595, 842)), ("a5", (420, 595))])
def test_the_slip_comes_out_word_for_word_on_its_size_and_a_phone_can_read_it(
    cups: CupsServer, tmp_path: Path, size: Size, points: tuple[int, int]
) -> None:
    needs("zbarimg", "zbar-tools")
    print_page(find_printer("", size), FRENCH)
    (paper,) = cups.printed_files()
    said = " ".join(read_pdf(paper).split())
    assert paper_words(FRENCH)
    assert [one for one in paper_words(FRENCH) if " ".join(one.split()) not in said] == []
    info = subprocess.check_output(["pdfinfo", str(paper)], text=True)
    assert re.search(r"Pages: +1\n", info)
    wide, high = re.findall(r"Page size: +([\d.]+) x ([\d.]+)", info)[0]
    assert (float(wide), float(high)) == pytest.approx(points, abs=2)
    subprocess.check_call(["pdftoppm", "-r", "150", "-png", str(paper), str(tmp_path / "seen")])
    (picture,) = tmp_path.glob("seen*.png")
    code = subprocess.check_output(["zbarimg", "-q", "--raw", str(picture)], text=True)
    assert code.strip() == DIGITS


def test_cups_forgets_a_finished_job_that_is_purged(cups: CupsServer) -> None:
    said = cups.run("lp", "-d", QUEUE, "-t", "kiosk", "/etc/hostname")
    number = int(said.partition(f"{QUEUE}-")[2].split()[0])
    wait_until(lambda: job_state(number) == "printed")
    assert cups.job_history()
    assert cups.spooled_files()
    assert purge_job(number)
    assert job_state(number) == "gone"
    assert cups.job_history() == ""


def test_the_usual_queue_is_found_and_ready(cups: CupsServer) -> None:
    later = LazyPrinter(lambda: find_printer(""))
    assert not later.there()
    later.prepare()
    assert later.there()
    assert printer_status("").health == "ready"


@pytest.mark.parametrize("keeps", ["No", "60"])
def test_the_settings_that_are_recommended_do_not_hide_what_became_of_a_page(
    monkeypatch: pytest.MonkeyPatch, keeps: str
) -> None:
    with run_cups(f"PreserveJobFiles No\nPreserveJobHistory {keeps}\n") as cups:
        monkeypatch.setenv("CUPS_SERVER", os.fspath(cups.socket))
        print_page(CupsPrinter(QUEUE, render_plain))
        assert len(cups.printed_files()) == 1
        assert_forgotten(cups)
