"""What a visit is given: the office's settings as flow and session know them."""

from pathlib import Path

import pytest
from msgspec.structs import asdict

from kiosk.catalog.settings import Settings, TimeLimits
from kiosk.catalog.settings_file import NAME
from kiosk.hosting import pinned, prelude
from kiosk.hosting.furnish import MARK, limits, office
from kiosk.hosting.given import Given, line, read
from kiosk.session.limits import Limits
from kiosk.staff import pin_file
from tests.visits import content


def test_the_defaults_of_the_settings_are_those_of_a_session() -> None:
    assert Limits(**asdict(TimeLimits())) == Limits() == limits(Given())


def test_an_office_offers_languages_that_there_are() -> None:
    known = tuple(content().languages)
    offered = office(Given(settings=Settings(languages=("xx", "en"))), known)
    assert offered.languages == ("en",)
    assert offered.mark == ""
    assert office(Given(settings=Settings(languages=("xx",)), mark=True), known).languages == known
    assert office(Given(mark=True), known).mark == MARK


@pytest.mark.parametrize("mark", [True, False])
@pytest.mark.parametrize("dumps", [True, False])
@pytest.mark.parametrize("enlarges", [True, False])
def test_what_the_prelude_gives_is_what_no_settings_mean(
    mark: bool, dumps: bool, enlarges: bool
) -> None:
    said = prelude.defaults(mark=mark, dumps=dumps, enlarges=enlarges)
    assert read(said) == Given(mark=mark, dumps=dumps, enlarges=enlarges)
    assert read(line(Given(mark=mark, dumps=dumps))) == Given(mark=mark, dumps=dumps)
    assert prelude.SETTINGS == NAME


def test_what_the_prelude_gives_with_settings_is_what_they_say(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('region = "LU"\nretention_days = 0')
    (tmp_path / pinned.PIN).touch()
    wanted = Given(settings=Settings(region="LU"), mark=True, pin=True, enlarges=True)
    assert read(prelude.told(tmp_path, mark=True, dumps=False, enlarges=True)) == wanted
    (tmp_path / NAME).unlink()
    defaults = Given(mark=False, pin=True, dumps=True)
    assert read(prelude.told(tmp_path, mark=False, dumps=True)) == defaults
    assert pinned.PIN == pin_file.NAME
