"""A kiosk whose visits die says so, instead of dying on; staff get out of it, and it tries again."""

import pytest
from msgspec.structs import replace

from kiosk.events import Event
from kiosk.runtime import out_of_service
from kiosk.runtime.backoff import Backoff
from kiosk.runtime.lazy_content import BrokenContentError, require_usable_content
from kiosk.runtime.out_of_service import OutOfService
from kiosk.settings.schema import OfficeName, OwnContact, Settings
from kiosk.view_model.page import ContactDetails, Text
from kiosk.view_model.plain_text import plain_page
from kiosk.view_model.replies import Chose, Help
from tests.played_visit import shipped_content


def test_after_two_quick_deaths_the_kiosk_is_held_to_be_out_of_service() -> None:
    backoff = Backoff()
    assert not backoff.is_failing
    backoff.next_delay(used=False, lifetime=1)
    assert not backoff.is_failing
    backoff.next_delay(used=False, lifetime=1)
    assert backoff.is_failing
    # The page that says so stands for long, and then the content is tried again.
    backoff.next_delay(used=False, lifetime=out_of_service.RETRY_AFTER)
    assert not backoff.is_failing


def test_the_page_says_it_in_both_languages_and_names_whom_the_office_has_named() -> None:
    contacts = {"aiace-office": OwnContact(name="Jeanne", lines=("04 000",))}
    visit = OutOfService(
        Settings(office=OfficeName(name="AIACE"), contacts=contacts), lambda event: None
    )
    said = [block.say for block in visit.page().blocks if isinstance(block, Text)]
    assert said == [
        *(text for pair in out_of_service.SENTENCES for text in pair),
        out_of_service.REMEDY,
    ]
    assert visit.page().blocks[-2] == ContactDetails("Jeanne", ("04 000",))
    # No key leads anywhere, so that none is named.
    assert plain_page(visit.page()).foot == ()


def test_only_the_staff_s_key_ends_it_and_time_does(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Event] = []
    visit = OutOfService(Settings(), told.append)
    visit.answer(Help())
    assert not visit.tick()
    assert visit.outcome is None
    visit.answer(Chose("staff"))
    assert visit.outcome == "staff"
    monkeypatch.setattr(out_of_service, "RETRY_AFTER", 0.0)
    late = OutOfService(Settings(), told.append)
    assert late.seconds_until_change() == 0
    late.tick()
    assert [event.choice for event in told] == ["staff", "timed-out"]


def test_content_that_leads_nowhere_is_refused() -> None:
    require_usable_content(shipped_content())
    pages = {id: page for id, page in shipped_content().pages.items() if id != "intent"}
    for broken in (replace(shipped_content(), pages=pages), replace(shipped_content(), stages={})):
        with pytest.raises(BrokenContentError):
            require_usable_content(broken)
