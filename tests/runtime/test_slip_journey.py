"""The whole way: stage 1 in one place, the slip on paper, and on from its nine digits in another."""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from kiosk.journey.slip import build_slip_page
from kiosk.store.queries import all_visits
from kiosk.view_model.page import Choices
from kiosk.view_model.plain_text import plain_page
from kiosk.view_model.replies import Chose, Typed
from tests.cups_server import CupsServer, run_cups
from tests.journey.test_slip import context
from tests.played_visit import PlayedVisit, answers
from tests.runtime.kiosk import Kiosk
from tests.runtime.slip_printing import print_slip
from tests.runtime.waiting import wait_until
from tests.services.canary_slip import read_pdf
from tests.store.logs import query_sql

PROMPT = "Votre choix"


@pytest.fixture
def cups() -> Iterator[CupsServer]:
    """A running CUPS."""
    with run_cups() as found:
        yield found


class Member:
    """A real visit line by line, and a visit of the test's own that knows which digit means what."""

    def __init__(self, data: Path, socket: Path) -> None:
        given = {**os.environ, "CUPS_SERVER": str(socket), "TERM": "dumb"}
        arguments = ["-I", "-m", "kiosk", "plain", "--language", "fr", "--data", str(data)]
        self.real = pexpect.spawn(
            sys.executable, arguments, env=given, encoding="utf-8", dimensions=(40, 100)
        )
        self.own = PlayedVisit(language="fr", front_end="line", prints=True)
        self.see()

    def see(self) -> None:
        """The page stands there, title and prompt, as the own visit has it."""
        told = plain_page(self.own.page)
        self.real.expect_exact(told.head[0], timeout=60)
        self.real.expect_exact(told.prompt, timeout=60)

    def choose(self, option: str) -> None:
        """Press the digit of an option."""
        ask = self.own.page.ask
        assert isinstance(ask, Choices)
        key = next(one.key for one in ask.options if one.id == option)
        self.real.sendline(str(key))
        self.own.reply(Chose(option))

    def type(self, text: str) -> None:
        """Type digits."""
        self.real.sendline(text)
        self.own.reply(Typed(text))

    def leave(self) -> None:
        """End of input."""
        self.real.sendeof()
        self.real.expect(pexpect.EOF, timeout=60)
        self.real.wait()


def code(paper: str) -> str:
    """The nine digits on a sheet of paper."""
    found = re.findall(r"\b\d{3} \d{3} \d{3}\b", paper)
    assert len(set(found)) == 1, paper
    return str(found[0])


def test_stage_1_is_printed_and_goes_on_in_another_office(cups: CupsServer, tmp_path: Path) -> None:
    here = Member(tmp_path / "here", cups.socket)
    for page, option, _ in answers("passkey-ipad"):
        if page == "finished/account":
            break
        if page == "welcome":
            continue
        assert here.own.page.id == page
        here.choose(option)
        here.see()
    here.choose("home")
    here.see()
    here.choose("print")
    here.own.session._state = here.own.session._journey.answer_printer(
        here.own.session._state, here.own.page, "printed", here.own.session._calendar(), "line"
    ).state
    here.real.expect_exact("Votre fiche est imprimée", timeout=60)
    here.leave()
    wait_until(lambda: len(cups.printed_files()) == 1)
    paper = read_pdf(cups.printed_files()[0])
    assert "Étape 2" in paper

    there = Member(tmp_path / "there", cups.socket)
    there.choose("come-back")
    there.see()
    there.type(code(paper))
    there.see()
    there.choose("yes")
    there.see()
    assert there.own.page.id == "step/access/pension-number"
    there.leave()
    (row,) = all_visits(tmp_path / "there")
    assert row["device"] == "ipad"
    assert {"resumed", "weeks"} & set(row) == set()
    # Of a return the month alone is told.
    returns = "SELECT value, detail, visits FROM monthly_count WHERE figure = 'returns'"
    assert query_sql(tmp_path / "there", returns) == [("access/pension-number", "0", 1)]
    assert query_sql(tmp_path / "here", returns) == []
    exact = "SELECT page, choice FROM event WHERE kind = 'fact' AND page IN ('weeks', 'resumed')"
    assert {choice for _, choice in query_sql(tmp_path / "there", exact)} == {None}


def test_a_slip_is_printed_full_screen(cups: CupsServer, tmp_path: Path) -> None:
    facts = {"method": "passkey", "kind": "ipad", "at": "account/wait-for-email"}
    digits = code(" ".join(plain_page(build_slip_page(context(), facts, "fr")).body))
    command = [sys.executable, "-I", "-m", "kiosk"]
    given = {"KIOSK_DATA": str(tmp_path), "CUPS_SERVER": str(cups.socket)}
    # The digits hold the week in which they were given.
    with Kiosk(command, KIOSK_TODAY=context().now.date().isoformat(), **given) as kiosk:
        print_slip(kiosk, digits.replace(" ", ""))
    wait_until(lambda: len(cups.printed_files()) == 1)
    assert digits in read_pdf(cups.printed_files()[0])
