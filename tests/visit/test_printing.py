"""A visit that prints its slip, with a printer that the test holds."""

from collections.abc import Callable

import pytest

from kiosk.events import Event
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Office
from kiosk.journey.journey import Journey
from kiosk.services.printer import FakePrinter
from kiosk.view_model.page import CodeBoxes
from kiosk.view_model.plain_text import page_lines
from kiosk.view_model.replies import Back, Chose, Onward
from kiosk.view_model.spoken_text import spoken_page
from kiosk.visit.services import PrintState
from kiosk.visit.visit import Visit
from tests.visits import NOON, Clock, shipped_content


class Printed:
    """A visit on the page that waits for the printer."""

    def __init__(self, prints: Callable[[], bool] = lambda: True) -> None:
        self.tray, self.clock, self.events = FakePrinter("working"), Clock(), list[Event]()
        content = shipped_content()
        flow = Journey(content.languages, lambda: content, Office(), load_translator, prints=prints)
        note = self.events.append
        self.session = Visit(flow, self.clock, lambda: NOON, note, language="en", printer=self.tray)
        for option in ("come-back", "none", "access", "ipad", "access/open-rcam", "list", "home"):
            self.session.answer(Chose(option))
        self.slip = self.session.page()
        self.session.answer(Chose("print"))


def test_the_slip_goes_to_the_printer_word_for_word_as_it_is_shown() -> None:
    visit = Printed()
    (paper,) = visit.tray.pages
    assert (paper.title, paper.blocks) == (visit.slip.title, visit.slip.blocks)
    assert paper.blocks
    for line in spoken_page(paper).splitlines()[: len(paper.blocks)]:
        assert line in spoken_page(visit.slip)


@pytest.mark.parametrize("end", ["printed", "failed"])
def test_the_page_turns_when_the_printer_has_an_answer(end: PrintState) -> None:
    visit = Printed()
    assert visit.session.page().id == "paper"
    assert not visit.session.tick()
    visit.tray.result = end
    assert visit.session.tick()
    assert visit.session.page().id == f"paper/{end}"
    assert Event(0, "choice", "paper", end) in visit.events


def test_a_printer_at_work_is_looked_at_often_and_an_idle_one_never() -> None:
    visit = Printed()
    looks = visit.session.seconds_until_change()
    assert looks is not None
    assert looks <= 1
    visit.tray.result = "printed"
    visit.session.tick()
    later = visit.session.seconds_until_change()
    assert later is not None
    assert later > 60


@pytest.mark.parametrize(("end", "said"), [("printed", "take your paper"), ("failed", "not be")])
def test_back_at_the_slip_one_hears_what_became_of_it_and_the_choices_stay(
    end: PrintState, said: str
) -> None:
    visit = Printed()
    visit.session.answer(Onward())
    assert visit.session.page() == visit.slip
    visit.tray.result = end
    assert visit.session.tick()
    page = visit.session.page()
    assert page.ask == visit.slip.ask
    assert page.blocks[1:] == visit.slip.blocks
    assert said in spoken_page(page)
    assert not visit.session.tick()
    assert Event(0, "choice", "home", end) in visit.events


def test_what_becomes_known_elsewhere_is_told_at_the_slip_and_once() -> None:
    visit = Printed()
    visit.session.answer(Onward())
    visit.session.answer(Chose("people"))
    people = visit.session.page()
    visit.tray.result = "failed"
    assert not visit.session.tick()
    assert visit.session.page() == people
    visit.session.answer(Back())
    assert "could not be printed" in spoken_page(visit.session.page())
    assert [event.choice for event in visit.events].count("failed") == 1
    visit.session.answer(Chose("print"))
    visit.tray.result = "working"
    visit.session.answer(Onward())
    assert visit.session.page() == visit.slip


def test_a_key_that_comes_with_the_printers_word_at_the_slip_still_counts() -> None:
    visit = Printed()
    visit.session.answer(Onward())
    visit.tray.result = "printed"
    visit.session.answer(Chose("people"))
    assert visit.session.page().id == "people"
    assert Event(0, "choice", "home", "printed") in visit.events


def test_a_key_that_comes_with_the_printers_answer_does_nothing_on_the_page_of_that() -> None:
    visit = Printed()
    visit.tray.result = "printed"
    visit.session.answer(Onward())
    assert visit.session.page().id == "paper/printed"


def test_the_nine_digits_stand_on_the_page_of_a_printer_that_fails() -> None:
    visit = Printed()
    visit.tray.result = "failed"
    visit.session.tick()
    code = next(one.text for one in visit.slip.blocks if isinstance(one, CodeBoxes) and one.qr)
    assert f"{code[:3]} {code[3:6]} {code[6:]}" in "\n".join(page_lines(visit.session.page()))


def test_once_more_prints_again() -> None:
    visit = Printed()
    visit.tray.result = "failed"
    visit.session.tick()
    visit.session.answer(Chose("retry"))
    assert len(visit.tray.pages) == 2
    assert visit.session.page().id == "paper"


def test_without_a_printer_printing_is_not_offered() -> None:
    visit = Printed(prints=lambda: False)
    assert visit.tray.pages == []
    assert visit.session.page().id == "home"


def test_the_end_of_a_visit_gives_the_print_up() -> None:
    visit = Printed()
    visit.session.end("timed-out")
    assert visit.tray.stopped
