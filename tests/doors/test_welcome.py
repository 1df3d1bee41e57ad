"""The welcome page is whole in the smallest window, whatever is asked of it."""

import itertools

import pytest

from kiosk.screens.sheet import lay
from kiosk.screens.stand import begin
from kiosk.waist.replies import Chose
from tests.visits import Visit

WISHES = ("space", "contrast", "voice")


@pytest.mark.parametrize("wishes", list(itertools.product((False, True), repeat=len(WISHES))))
def test_the_welcome_page_stands_on_one_part_with_every_comfort(wishes: tuple[bool, ...]) -> None:
    visit = Visit()
    for wish, wanted in zip(WISHES, wishes, strict=True):
        if wanted:
            visit.reply(Chose(wish))
    assert visit.page.id == "welcome"
    assert lay(visit.page, begin(visit.page), 60, 18).parts == 1
