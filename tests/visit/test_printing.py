"""A visit that prints its slip, on a printer whose state the test sets."""

from collections.abc import Callable

import pytest

from kiosk.events import Event
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Office
from kiosk.journey.journey import Journey
from kiosk.services.printer import FakePrinter
from kiosk.view_model.page import CodeBoxes, Notice
from kiosk.view_model.plain_text import page_lines
from kiosk.view_model.replies import Back, Chose, Onward
from kiosk.view_model.spoken_text import spoken_page
from kiosk.visit.services import PrintState
from kiosk.visit.visit import Visit
from tests.played_visit import NOON, Clock, shipped_content


class PrintingVisit:
    """A visit on the page that waits for the printer."""

    def __init__(self, prints: Callable[[], bool] = lambda: True) -> None:
        self.printer, self.clock, self.events = FakePrinter("working"), Clock(), list[Event]()
        content = shipped_content()
        journey = Journey(
            content.languages, lambda: content, Office(), load_translator, prints=prints
        )
        record = self.events.append
        self.session = Visit(
            journey, self.clock, lambda: NOON, record, language="en", printer=self.printer
        )
        for option in ("come-back", "none", "access", "ipad", "access/open-rcam", "list", "home"):
            self.session.answer(Chose(option))
        self.slip = self.session.page()
        self.session.answer(Chose("print"))


def test_the_slip_goes_to_the_printer_word_for_word_as_it_is_shown() -> None:
    visit = PrintingVisit()
    (paper,) = visit.printer.pages
    digits, photograph, *rest = visit.slip.blocks
    assert isinstance(photograph, Notice), "that the screen can be photographed is said on it alone"
    assert (paper.title, paper.blocks) == (visit.slip.title, (digits, *rest))
    assert paper.blocks
    for line in spoken_page(paper).splitlines()[: len(paper.blocks)]:
        assert line in spoken_page(visit.slip)


@pytest.mark.parametrize("end", ["printed", "failed"])
def test_another_page_is_shown_when_the_print_has_ended(end: PrintState) -> None:
    visit = PrintingVisit()
    assert visit.session.page().id == "paper"
    assert not visit.session.tick()
    visit.printer.result = end
    assert visit.session.tick()
    assert visit.session.page().id == f"paper/{end}"
    assert Event(0, "choice", "paper", end) in visit.events


def test_a_printer_at_work_is_asked_often_and_an_idle_one_never() -> None:
    visit = PrintingVisit()
    looks = visit.session.seconds_until_change()
    assert looks is not None
    assert looks <= 1
    visit.printer.result = "printed"
    visit.session.tick()
    later = visit.session.seconds_until_change()
    assert later is not None
    assert later > 60


@pytest.mark.parametrize(("end", "said"), [("printed", "take your slip"), ("failed", "not be")])
def test_the_slip_says_how_the_print_ended_and_keeps_its_choices(
    end: PrintState, said: str
) -> None:
    visit = PrintingVisit()
    visit.session.answer(Onward())
    assert visit.session.page() == visit.slip
    visit.printer.result = end
    assert visit.session.tick()
    page = visit.session.page()
    assert page.ask == visit.slip.ask
    assert page.blocks[1:] == visit.slip.blocks
    assert said in spoken_page(page)
    assert not visit.session.tick()
    assert Event(0, "choice", "home", end) in visit.events


def test_a_print_that_ends_on_another_page_is_shown_at_the_slip_and_once() -> None:
    visit = PrintingVisit()
    visit.session.answer(Onward())
    visit.session.answer(Chose("people"))
    people = visit.session.page()
    visit.printer.result = "failed"
    assert not visit.session.tick()
    assert visit.session.page() == people
    visit.session.answer(Back())
    assert "could not be printed" in spoken_page(visit.session.page())
    assert [event.choice for event in visit.events].count("failed") == 1
    visit.session.answer(Chose("print"))
    visit.printer.result = "working"
    visit.session.answer(Onward())
    assert visit.session.page() == visit.slip


def test_a_key_that_comes_as_the_print_ends_at_the_slip_still_counts() -> None:
    visit = PrintingVisit()
    visit.session.answer(Onward())
    visit.printer.result = "printed"
    visit.session.answer(Chose("people"))
    assert visit.session.page().id == "people"
    assert Event(0, "choice", "home", "printed") in visit.events


def test_a_key_that_comes_as_the_print_ends_does_nothing_on_the_page_that_says_so() -> None:
    visit = PrintingVisit()
    visit.printer.result = "printed"
    visit.session.answer(Onward())
    assert visit.session.page().id == "paper/printed"


def test_the_nine_digits_stand_on_the_page_of_a_printer_that_fails() -> None:
    visit = PrintingVisit()
    visit.printer.result = "failed"
    visit.session.tick()
    code = next(one.text for one in visit.slip.blocks if isinstance(one, CodeBoxes) and one.qr)
    assert f"{code[:3]} {code[3:6]} {code[6:]}" in "\n".join(page_lines(visit.session.page()))


def test_trying_again_prints_again() -> None:
    visit = PrintingVisit()
    visit.printer.result = "failed"
    visit.session.tick()
    visit.session.answer(Chose("retry"))
    assert len(visit.printer.pages) == 2
    assert visit.session.page().id == "paper"


def test_without_a_printer_printing_is_not_offered() -> None:
    visit = PrintingVisit(prints=lambda: False)
    assert visit.printer.pages == []
    assert visit.session.page().id == "home"


def test_the_end_of_a_visit_cancels_the_print() -> None:
    visit = PrintingVisit()
    visit.session.end("timed-out")
    assert visit.printer.stopped
