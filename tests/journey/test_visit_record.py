"""The notice for members: what is counted, for how long, and the visit's own row."""

import pytest

from kiosk.journey.context import Office
from kiosk.view_model.page import Table, Text
from kiosk.view_model.replies import Chose, Help
from kiosk.visit_record import VisitRecord, build_record
from tests.languages import LANGUAGES
from tests.played_visit import PlayedVisit, answers


def shown_record(visit: PlayedVisit) -> dict[str, str]:
    """The values of the record on the page, by the names of its columns."""
    return {
        row[0]: row[1]
        for block in visit.page.blocks
        if isinstance(block, Table)
        for row in block.rows
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_says_for_how_many_days_single_visits_are_kept(language: str) -> None:
    visit = PlayedVisit(language, office=Office(days=17))
    visit.reply(Help())
    visit.choose("comfort")
    page = visit.choose("counted")
    assert page.id == "counted"
    assert any("17" in block.say for block in page.blocks if isinstance(block, Text))


def test_it_is_reached_from_help_and_leads_back_to_the_page_under_it() -> None:
    visit = PlayedVisit("en")
    before = visit.page.id
    visit.reply(Help())
    visit.choose("comfort")
    visit.choose("counted")
    visit.choose("row")
    visit.choose("back")
    assert visit.choose("back-to-page").id == before


def test_the_record_shown_is_the_one_that_the_visit_log_makes_of_the_same_events() -> None:
    visit = PlayedVisit("en")
    visit.choose("check-device")
    visit.choose("tablet")
    visit.choose("apple")
    visit.reply(Help())
    visit.choose("comfort")
    visit.choose("counted")
    visit.clock.seconds = 130
    visit.choose("row")
    row = build_record(visit.events)
    assert (row.language, row.reason, row.device) == ("en", "check-device", "ipad")
    shown = shown_record(visit)
    assert shown["Language"] == "English"
    assert shown["Device"] == "iPad"
    assert "Minutes" not in shown
    assert not any(":" in value for value in shown.values())
    assert shown["With help"] == "no"
    assert shown["Ended"] == "not yet"
    assert shown["Method"] == ("none" if row.method is None else shown["Method"])


def test_every_column_of_the_row_has_its_line() -> None:
    visit = PlayedVisit("en")
    visit.reply(Help())
    visit.choose("comfort")
    visit.choose("counted")
    visit.choose("row")
    assert len(shown_record(visit)) == len(VisitRecord.__struct_fields__) + len(["day"])
    assert not visit.session.outcome
    visit.reply(Chose("back"))


def test_the_record_names_each_step_at_which_the_screen_was_different() -> None:
    visit = PlayedVisit()
    names: list[str] = []
    for page, option, _ in answers("path-forgotten-pin"):
        if page.startswith("step/") and len(names) < 2:
            names.append(visit.page.title)
            visit.choose("else")
            visit.choose("back-to-page")
        if page.startswith("finished/"):
            break
        visit.choose("en" if page == "welcome" else option)
    visit.reply(Help())
    visit.choose("comfort")
    visit.choose("counted")
    assert "Different screen at" not in shown_record(PlayedVisit("en"))
    visit.choose("row")
    shown = shown_record(visit)["Different screen at"]
    assert len(names) == 2
    assert all(name in shown for name in names)
