"""A real CUPS prints a page, and nothing of it is left but the paper."""

import os
import re
import subprocess

import pytest

from kiosk.waist.blocks import Text
from kiosk.world.cups import Cups
from kiosk.world.cups_server import job, purge
from kiosk.world.printer import Later, found, health
from tests.cups import QUEUE, PrintShop, print_shop, until
from tests.pages import page
from tests.world.printing import SLIP, WORD, assert_forgotten, drawn, printed, read


def test_a_page_comes_out_and_nothing_else_is_left_of_it(shop: PrintShop) -> None:
    assert WORD.encode() in drawn(SLIP)
    printed(Cups(QUEUE, drawn))
    (paper,) = shop.papers()
    assert WORD in read(paper)
    assert_forgotten(shop)
    assert b" kiosk " in (shop.folder / "log/page").read_bytes()


def test_the_slip_itself_comes_out_with_its_accents(shop: PrintShop) -> None:
    slip = page(language="fr", title="Après-midi", blocks=(Text("Le code arrive où ? Gardez-le."),))
    printer = found(QUEUE, "a5")
    printer.print(slip)
    until(lambda: printer.state() != "working", 60)
    assert printer.state() == "printed"
    (paper,) = shop.papers()
    words = read(paper)
    assert "Après-midi" in words
    assert "Gardez-le" in words
    told = subprocess.check_output(["pdfinfo", str(paper)], text=True)
    assert re.search(r"Pages: +1\n", told)
    assert re.search(r"Page size: +4(19|2\d)[.\d]* x 59\d", told), "not A5"


def test_cups_forgets_a_job_that_is_purged_and_cancel_alone_would_not_do_that(
    shop: PrintShop,
) -> None:
    said = shop.do("lp", "-d", QUEUE, "-t", "kiosk", "/etc/hostname")
    number = int(said.partition(f"{QUEUE}-")[2].split()[0])
    until(lambda: job(number) == "printed")
    with pytest.raises(subprocess.CalledProcessError):
        shop.do("cancel", "-x", f"{QUEUE}-{number}")
    assert job(number) == "printed"
    assert purge(number)
    assert job(number) == "gone"
    assert shop.history() == ""


def test_the_usual_queue_is_found_and_ready(shop: PrintShop) -> None:
    later = Later(lambda: found(""))
    assert not later.there()
    later.prepare()
    assert later.there()
    assert health("") == "ready"


@pytest.mark.parametrize("keeps", ["No", "60"])
def test_the_settings_that_are_recommended_do_not_hide_what_became_of_a_page(
    monkeypatch: pytest.MonkeyPatch, keeps: str
) -> None:
    with print_shop(f"PreserveJobFiles No\nPreserveJobHistory {keeps}\n") as shop:
        monkeypatch.setenv("CUPS_SERVER", os.fspath(shop.socket))
        printed(Cups(QUEUE, drawn))
        assert len(shop.papers()) == 1
        assert_forgotten(shop)
