"""Every slip that a member can get fits one sheet of paper in large print."""

import pytest

from kiosk.flow.slip import slip_page
from kiosk.words import load
from kiosk.world.paper import Size, fits
from kiosk.world.paper.long import TooLongError
from tests.flow.test_slip import LANGUAGES, kit, places
from tests.visits import content


def widest(language: str) -> dict[str, str]:
    """The kind of device with the longest name, for each method."""
    words, kinds = load(language), content().kinds
    return {
        method.id: max(method.kinds, key=lambda kind: len(words.say(kinds[kind].yours)))
        for method in content().methods.values()
    }


@pytest.mark.parametrize("size", ["a4", "a5"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slip_fits_one_sheet_at_18_points(language: str, size: Size) -> None:
    tried, long = 0, []
    longest = widest(language)
    for key, facts in places():
        if facts["kind"] != longest[facts["method"]]:
            continue
        page = slip_page(kit(), facts, language)
        tried += 1
        try:
            fits(page, size)
        except TooLongError as fault:
            long.append((key, facts["method"], facts["kind"], str(fault)))
    assert tried > 100
    assert long == []
