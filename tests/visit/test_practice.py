"""The end of practice, as a visit sees it: the welcome page goes, a visit under way is finished."""

from kiosk.journey.context import Office
from kiosk.view_model.replies import Back
from tests.played_visit import PlayedVisit

HOUR = 3600.0


def practised() -> PlayedVisit:
    """A visit that begins with an hour of practice."""
    return PlayedVisit(office=Office(practice=True), practice_seconds=HOUR)


def test_a_welcome_page_that_nobody_touches_goes_when_practice_is_over() -> None:
    visit = practised()
    assert visit.page.id == "welcome"
    assert visit.session.seconds_until_change() == HOUR
    assert visit.session.seconds_until_end() == HOUR
    visit.clock.seconds = HOUR - 1
    assert not visit.session.tick()
    assert visit.session.outcome is None
    assert visit.session.seconds_until_end() == 1
    visit.clock.seconds = HOUR
    visit.session.tick()
    assert visit.session.outcome == "timed-out"


def test_outside_practice_the_welcome_page_stays() -> None:
    visit = PlayedVisit()
    visit.clock.seconds = 100 * HOUR
    visit.session.tick()
    assert visit.session.outcome is None
    assert visit.session.seconds_until_end() is None


def test_nobody_begins_a_visit_in_practice_once_its_time_is_up() -> None:
    visit = practised()
    visit.clock.seconds = HOUR
    visit.choose("en")
    assert visit.page.id == "welcome"
    assert visit.session.outcome == "timed-out"


def test_a_visit_that_has_begun_is_cut_off_by_nothing_but_its_own_idle_time() -> None:
    visit = practised()
    visit.clock.seconds = HOUR - 10
    visit.choose("en")
    assert visit.page.id == "intent"
    usual = PlayedVisit()
    usual.choose("en")
    assert visit.session.seconds_until_end() == usual.session.seconds_until_end()
    visit.clock.seconds = HOUR + 100
    visit.choose("start")
    assert visit.session.outcome is None
    assert visit.page.practice
    limit = visit.session.seconds_until_end()
    assert limit is not None
    visit.clock.seconds += limit
    visit.session.tick()
    assert visit.session.outcome == "timed-out"


def test_who_goes_back_to_the_welcome_page_after_the_hour_does_not_keep_practice() -> None:
    visit = practised()
    visit.clock.seconds = HOUR - 10
    visit.choose("en")
    visit.clock.seconds = HOUR + 1
    assert visit.reply(Back()).id == "welcome"
    assert visit.session.seconds_until_end() == 0
    visit.session.tick()
    assert visit.session.outcome == "timed-out"


def test_a_welcome_page_that_was_changed_goes_by_its_idle_time_as_outside_practice() -> None:
    visit = practised()
    visit.choose("space")
    assert visit.page.id == "welcome"
    usual = PlayedVisit()
    usual.choose("space")
    assert visit.session.seconds_until_end() == usual.session.seconds_until_end()
    visit.clock.seconds = 200
    visit.choose("contrast")
    visit.clock.seconds = 400
    visit.choose("space")
    assert visit.session.outcome is None
