"""An explanation between two questions offers *Go on*, and beside it only what leads elsewhere."""

import pytest

from kiosk.view_model.page import Choices
from kiosk.view_model.replies import Back
from tests.played_visit import PlayedVisit, shipped_content


@pytest.mark.parametrize(("answer", "id"), [("yes", "account-exists"), ("sysper", "login4life")])
def test_no_choice_does_what_go_on_does(answer: str, id: str) -> None:
    visit = PlayedVisit(language="en")
    visit.choose("start")
    visit.choose(answer)
    assert visit.page.id == f"note/{id}"
    assert isinstance(visit.page.ask, Choices)
    shown = [one.id for one in visit.page.ask.options if one.id.startswith("way-")]
    ways = {f"way-{n}": one.go for n, one in enumerate(shipped_content().troubles[id].jumps, 1)}
    # What is left out leads to the device check or into the first stage, as Go on does.
    left_out = {go for way, go in ways.items() if way not in shown}
    assert left_out
    assert all(go == "device" or go.startswith("step:account/") for go in left_out)
    for way in shown:
        visit.choose(way)
        assert not visit.page.id.startswith(("device/", "stage/account", "step/account/"))
        visit.reply(Back())
    visit.choose("go-on")
    assert visit.page.id.startswith("device/")
