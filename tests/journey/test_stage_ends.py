"""The list of a stage, and how a stage ends for a member who has the final code: at once with the next one."""

from kiosk.view_model.page import Choices
from kiosk.view_model.plain_text import plain_page
from tests.played_visit import PlayedVisit


def waiting() -> PlayedVisit:
    """A member who comes back at the wait for the final code, without a slip."""
    visit = PlayedVisit(language="en")
    for option in ("come-back", "none", "access", "ipad", "access/wait-for-code"):
        visit.choose(option)
    assert visit.page.id == "step/access/wait-for-code"
    return visit


def test_who_has_the_final_code_goes_on_with_the_last_stage_and_not_home_to_wait() -> None:
    visit = waiting()
    page = visit.choose("done")
    assert page.id == "stage/final-code"
    assert "open" in visit.offers()
    assert "few days" not in "\n".join(plain_page(page).body)
    assert visit.choose("open").id == "step/final-code/have-code"


def test_who_came_to_sign_in_by_sms_with_the_final_code_finds_the_last_stage_open() -> None:
    visit = PlayedVisit(language="en")
    for option in ("final-code", "sms_login", "way", "way-3"):
        visit.choose(option)
    visit.choose("way-3")
    for option in ("ipad", "passkey"):
        visit.choose(option)
    assert visit.page.id == "stage/final-code"
    assert "open" in visit.offers()
    assert "have-code" not in visit.offers()


def test_not_to_know_the_settlement_office_has_the_key_that_it_has_everywhere() -> None:
    visit = PlayedVisit(language="en")
    for option in ("come-back", "none", "access", "ipad", "access/settlement-office"):
        visit.choose(option)
    ask = visit.page.ask
    assert isinstance(ask, Choices)
    keys = {one.id: one.key for one in ask.options}
    assert keys["unknown"] == 7
    assert keys["list"] != 7
    visit.choose("unknown")
    assert visit.page.id == "step/access/wait-for-code"


def test_in_lines_the_list_of_a_stage_is_whole_and_the_slip_asks_for_no_photograph() -> None:
    visit = PlayedVisit(language="en", front_end="line")
    for option in ("come-back", "none", "access", "ipad", "access/open-rcam", "list"):
        visit.choose(option)
    said = "\n".join(plain_page(visit.page).body)
    assert "Steps 1 to" not in said
    assert "Your settlement office" in said
    slip = "\n".join(plain_page(visit.choose("home")).body)
    assert "photo" not in slip
    assert "Write this number down" in slip
