"""What a worker is sent: the office's settings as journey and visit know them."""

import os
from pathlib import Path

import pytest
from msgspec.structs import asdict

from kiosk.paths import PIN_FILE, SETTINGS_FILE
from kiosk.runtime import startup
from kiosk.runtime.wiring import LOG_FAILED_MARK, office_context, time_limits
from kiosk.runtime.worker_config import (
    StaffWorkerConfig,
    WorkerConfig,
    decode_config,
    decode_staff_config,
    encode_config,
)
from kiosk.settings.schema import Settings, TimeLimits
from kiosk.visit.idle import IdleLimits
from tests.played_visit import shipped_content


def test_the_defaults_of_the_settings_are_those_of_a_session() -> None:
    assert IdleLimits(**asdict(TimeLimits())) == IdleLimits() == time_limits(WorkerConfig())


def test_the_staff_pages_are_told_any_folder_whether_its_name_is_text_or_not() -> None:
    folder = os.fsencode("/srv/\udced\udca0 \x1b[2J é")
    config = StaffWorkerConfig(folder=folder)
    assert decode_staff_config(encode_config(config)) == config


def test_an_office_offers_languages_that_there_are() -> None:
    known = shipped_content().languages
    offered = office_context(WorkerConfig(settings=Settings(languages=("xx", "en"))), known)
    assert offered.languages == ("en",)
    assert offered.mark == ""
    assert office_context(
        WorkerConfig(settings=Settings(languages=("xx",)), log_failed=True), known
    ).languages == ("fr",)
    assert office_context(WorkerConfig(log_failed=True), known).mark == LOG_FAILED_MARK


@pytest.mark.parametrize("log_failed", [True, False])
@pytest.mark.parametrize("dumpable", [True, False])
@pytest.mark.parametrize("can_enlarge", [True, False])
@pytest.mark.parametrize("practice_seconds", [0.0, 3600.0])
def test_the_hand_written_line_is_what_no_settings_mean(
    log_failed: bool, dumpable: bool, can_enlarge: bool, practice_seconds: float
) -> None:
    said = startup.encode_default_config(
        log_failed=log_failed,
        dumpable=dumpable,
        can_enlarge=can_enlarge,
        practice_seconds=practice_seconds,
    )
    assert decode_config(said) == WorkerConfig(
        log_failed=log_failed,
        dumpable=dumpable,
        can_enlarge=can_enlarge,
        practice_seconds=practice_seconds,
    )
    assert decode_config(
        encode_config(WorkerConfig(log_failed=log_failed, dumpable=dumpable))
    ) == WorkerConfig(log_failed=log_failed, dumpable=dumpable)


def test_the_first_line_with_settings_is_what_they_say(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text('region = "LU"\nretention_days = 0')
    (tmp_path / PIN_FILE).touch()
    wanted = WorkerConfig(
        settings=Settings(region="LU"),
        log_failed=True,
        has_pin=True,
        can_enlarge=True,
        practice_seconds=60,
    )
    said = startup.encode_first_config(
        tmp_path, log_failed=True, dumpable=False, can_enlarge=True, practice_seconds=60
    )
    assert decode_config(said) == wanted
    (tmp_path / SETTINGS_FILE).unlink()
    defaults = WorkerConfig(log_failed=False, has_pin=True, dumpable=True)
    assert (
        decode_config(startup.encode_first_config(tmp_path, log_failed=False, dumpable=True))
        == defaults
    )
