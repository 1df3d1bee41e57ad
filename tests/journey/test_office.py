"""What an office decides about methods is what its members meet."""

from kiosk.journey.context import Office
from kiosk.settings.schema import Settings
from kiosk.settings.validation import check_settings
from kiosk.view_model.page import Notice
from tests.played_visit import PlayedVisit, shipped_content

MAC = ("check-device", "computer", "mac", "own", "enough")


def verdict(office: Office) -> PlayedVisit:
    """A member with a Mac at the verdict; whatever else is asked is answered yes or not known."""
    visit = PlayedVisit(language="en", office=office)
    for option in MAC:
        visit.choose(option)
    while visit.page.id.startswith("device/"):
        visit.choose("unknown")
    assert visit.page.id == "verdict"
    return visit


def begun(visit: PlayedVisit) -> str:
    """The method that the recommendation begins with."""
    visit.choose("begin")
    return [one.choice for one in visit.events if one.kind == "fact" and one.page == "method"][-1]


def test_an_office_puts_another_method_first_where_the_device_can_take_it() -> None:
    usual = begun(verdict(Office()))
    for method in ("passkey", "trusted_platform"):
        assert begun(verdict(Office(order=(method,)))) == method
    assert usual in ("passkey", "trusted_platform")
    assert begun(verdict(Office(order=("sms",)))) == usual


def test_an_office_says_its_own_word_on_a_method() -> None:
    visit = verdict(Office(order=("passkey",), notes={"passkey": "We help on Tuesdays."}))
    said = [block.say for block in visit.page.blocks if isinstance(block, Notice)]
    assert any("We help on Tuesdays." in one for one in said)


def test_a_method_that_the_office_closed_is_never_begun() -> None:
    assert begun(verdict(Office(closed=("trusted_platform",)))) == "passkey"


def test_a_method_that_nobody_knows_is_a_misfit_wherever_it_is_named() -> None:
    named = Settings(order=("pigeon",), notes={"pigeon": "It flies."})
    told = [problem.key for problem in check_settings(named, shipped_content())]
    assert told == ["order: pigeon", "notes: pigeon"]
