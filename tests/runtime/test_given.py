"""What a visit is given: the office's settings as flow and session know them."""

from pathlib import Path

import pytest
from msgspec.structs import asdict

from kiosk.paths import PIN_FILE, SETTINGS_FILE
from kiosk.runtime import startup
from kiosk.runtime.wiring import MARK, office_context, time_limits
from kiosk.runtime.worker_config import WorkerConfig, decode_config, encode_config
from kiosk.settings.schema import Settings, TimeLimits
from kiosk.visit.idle import IdleLimits
from tests.played_visit import shipped_content


def test_the_defaults_of_the_settings_are_those_of_a_session() -> None:
    assert IdleLimits(**asdict(TimeLimits())) == IdleLimits() == time_limits(WorkerConfig())


def test_an_office_offers_languages_that_there_are() -> None:
    known = tuple(shipped_content().languages)
    offered = office_context(WorkerConfig(settings=Settings(languages=("xx", "en"))), known)
    assert offered.languages == ("en",)
    assert offered.mark == ""
    assert (
        office_context(
            WorkerConfig(settings=Settings(languages=("xx",)), mark=True), known
        ).languages
        == known
    )
    assert office_context(WorkerConfig(mark=True), known).mark == MARK


@pytest.mark.parametrize("mark", [True, False])
@pytest.mark.parametrize("dumps", [True, False])
@pytest.mark.parametrize("enlarges", [True, False])
def test_what_the_prelude_gives_is_what_no_settings_mean(
    mark: bool, dumps: bool, enlarges: bool
) -> None:
    said = startup.default_config(mark=mark, dumps=dumps, enlarges=enlarges)
    assert decode_config(said) == WorkerConfig(mark=mark, dumps=dumps, enlarges=enlarges)
    assert decode_config(encode_config(WorkerConfig(mark=mark, dumps=dumps))) == WorkerConfig(
        mark=mark, dumps=dumps
    )
    assert startup.SETTINGS_FILE == SETTINGS_FILE


def test_what_the_prelude_gives_with_settings_is_what_they_say(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text('region = "LU"\nretention_days = 0')
    (tmp_path / startup.PIN).touch()
    wanted = WorkerConfig(settings=Settings(region="LU"), mark=True, pin=True, enlarges=True)
    assert (
        decode_config(startup.first_worker_config(tmp_path, mark=True, dumps=False, enlarges=True))
        == wanted
    )
    (tmp_path / SETTINGS_FILE).unlink()
    defaults = WorkerConfig(mark=False, pin=True, dumps=True)
    assert decode_config(startup.first_worker_config(tmp_path, mark=False, dumps=True)) == defaults
    assert startup.PIN == PIN_FILE
