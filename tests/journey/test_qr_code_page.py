"""A QR code of an address is offered where a phone or tablet opens it, and one of the slip to take along."""

from urllib.parse import urlsplit

import pytest
from msgspec.structs import replace
from textual.geometry import Size

from kiosk.journey.pages.leaving import QR_CODE_WINDOW
from kiosk.journey.pages.qr_code import CAMERA_DEVICES
from kiosk.journey.state import Answer, Position, Preferences, State
from kiosk.tui.page_plan import plan_page
from kiosk.tui.widgets.qr_code import QrCodeWidget, qr_widget
from kiosk.view_model.page import Choices, CodeBoxes, Page, QrCode, WebAddress
from kiosk.view_model.plain_text import group_characters
from tests.crawl import watched_journey
from tests.front_ends.planned_pages import plan_variants
from tests.languages import LANGUAGES
from tests.played_visit import NOON, PlayedVisit, answers, shipped_content

STEPS = (
    "account/open-eu-login",
    "account/move-to-device",
    "access/open-rcam",
    "final-code/open-rcam",
    "always-mfa/come-by-address",
)
"""Steps on a device that name an address."""

PLACES = [
    *(f"{id}/" for id in shipped_content().stages),
    *(f"{id}/" for id in shipped_content().situations),
]


def state_at(node: str, language: str = "en", space: bool = False, **facts: str) -> State:
    """A state on a node, of a member with an iPad and a passkey unless `facts` say otherwise."""
    known = {"kind": "ipad", "method": "passkey", **facts}
    preferences = Preferences(language=language, space=space)
    return State(Position(node, facts=known), (Answer("welcome", language),), preferences)


def page_of(state: State, front_end: str = "screen") -> Page:
    """The page of a state."""
    return watched_journey().page(state, NOON, "screen" if front_end == "screen" else "line")


def option_ids(page: Page) -> set[str]:
    """The ids of what a page offers."""
    assert isinstance(page.ask, Choices)
    return {one.id for one in page.ask.options}


def shows_qr_code(page: Page, width: int, height: int) -> bool:
    """Whether a QR code of a page is shown in a window, beside all of its words and choices."""
    assert isinstance(page.ask, Choices)
    plan = plan_page(page, page.ask, Size(width, height))
    return isinstance(plan.side, QrCodeWidget) and plan.parts == 1


def part_count(page: Page) -> int:
    """How many parts a page has at 60 by 18."""
    (planned,) = plan_variants(page, (60, 18))
    return planned.parts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("address", shipped_content().addresses)
def test_every_address_has_its_qr_code_and_its_words_at_60_by_18(
    address: str, place: str, language: str
) -> None:
    position = {"on" if place.rstrip("/") in shipped_content().situations else "at": place}
    for space in (False, True):
        page = page_of(state_at(f"square/{address}", language, space, **position))
        assert page.id == f"square/{address}"
        assert shows_qr_code(page, 60, 18), page.place
        (words,) = [block.url for block in page.blocks if isinstance(block, WebAddress)]
        assert words == shipped_content().addresses[address].url


@pytest.mark.parametrize("address", shipped_content().addresses)
def test_a_qr_code_holds_the_address_that_stands_in_words(address: str) -> None:
    page = page_of(state_at(f"square/{address}"))
    (held,) = [block.text for block in page.blocks if isinstance(block, QrCode)]
    scanned, said = urlsplit(held), urlsplit(shipped_content().addresses[address].url)
    assert scanned.netloc.lower() == said.netloc
    assert scanned.scheme == said.scheme
    assert held.endswith(said.path)
    assert (scanned.query, scanned.fragment) == ("", "")


def test_every_step_with_an_address_leads_to_its_qr_code_and_back() -> None:
    visit, scanned = PlayedVisit(), []
    for page, option, _ in answers("passkey-ipad"):
        if page in [f"step/{key}" for key in STEPS]:
            step = visit.page
            scanned.append(visit.choose("square").id)
            assert replace(visit.choose("back-to-page"), is_return=False) == step
        assert visit.page.id == page
        visit.choose(option)
    assert scanned == ["square/eu-login", *["square/rcam"] * 2]


@pytest.mark.parametrize("key", STEPS)
def test_only_a_device_with_a_camera_and_the_full_screen_are_offered_one(key: str) -> None:
    assert page_of(state_at(f"step/{key}")).id == f"step/{key}"
    for kind in shipped_content().kinds:
        state = state_at(f"step/{key}", kind=kind)
        if page_of(state).id == f"step/{key}":
            assert ("square" in option_ids(page_of(state))) == (kind in CAMERA_DEVICES), kind
    assert "square" not in option_ids(page_of(state_at(f"step/{key}"), "line"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", STEPS)
def test_the_choice_costs_a_step_no_second_part(key: str, language: str) -> None:
    page = page_of(state_at(f"step/{key}", language))
    assert isinstance(page.ask, Choices)
    others = tuple(one for one in page.ask.options if one.id != "square")
    assert len(others) == len(page.ask.options) - 1
    without = replace(page, ask=Choices(others, page.ask.default))
    assert part_count(page) == part_count(without)


def shown_qr_code(page: Page, width: int, height: int) -> str:
    """The text of the QR code that is shown in a window."""
    assert isinstance(page.ask, Choices)
    side = plan_page(page, page.ask, Size(width, height)).side
    assert isinstance(side, QrCodeWidget)
    (text,) = (
        one.text
        for one in page.blocks
        if isinstance(one, QrCode)
        and (found := qr_widget(one.text, side.width, side.height))
        and list(map(found.render_line, range(found.height)))
        == list(map(side.render_line, range(side.height)))
    )
    return text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_qr_code_of_a_slip_holds_all_its_words_in_a_large_window_and_the_digits_in_a_small_one(
    language: str,
) -> None:
    state = state_at("square/slip", language, at="access/wait-for-code")
    page = page_of(state)
    whole, main, digits = (block.text for block in page.blocks if isinstance(block, QrCode))
    assert set(main.splitlines()) <= set(whole.splitlines()) | {main.splitlines()[0]}
    assert shown_qr_code(page, 120, 52) in (whole, main)
    assert shown_qr_code(page, 60, 18) == digits
    slip = page_of(replace(state, position=replace(state.position, node="home")))
    (code,) = (one for one in slip.blocks if isinstance(one, CodeBoxes) and one.text)
    assert digits == f"EU LOGIN {group_characters(code.text, code.groups)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slip_is_offered_as_a_qr_code_only_where_every_such_code_has_room(
    language: str,
) -> None:
    for kind in ("ipad", "android-tablet"):
        for key in ("access/open-rcam", "access/wait-for-code", "always-mfa/come-by-address"):
            position = {"on" if key.startswith("always") else "at": key, "kind": kind}
            for space in (False, True):
                page = page_of(state_at("home", language, space, **position))
                assert isinstance(page.ask, Choices)
                *others, last = page.ask.options
                assert (last.id, last.min_size) == ("square", QR_CODE_WINDOW)
                assert not any(any(one.min_size) for one in others)
                assert shows_qr_code(
                    page_of(state_at("square/slip", language, space, **position)), *QR_CODE_WINDOW
                )
