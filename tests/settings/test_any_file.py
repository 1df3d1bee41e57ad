"""kiosk.toml, whatever stands in it: what is right holds, what is wrong is named, and nothing breaks."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import json

from kiosk.paths import SETTINGS_FILE
from kiosk.printable import printable
from kiosk.runtime.worker_config import WorkerConfig, decode_config, encode_config
from kiosk.settings.reader import read_settings
from kiosk.settings.schema import Settings
from kiosk.settings.validation import check_settings
from kiosk.settings.writer import SettingsError, change_settings
from kiosk.staff.health.paper_texts import find_texts_not_for_paper
from tests.content.strategies import MUCH, RAW, TREES, nearly, written
from tests.played_visit import shipped_content
from tests.settings.test_reader import WHOLE


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder; whole.toml in it has every sort of setting."""
    made = tmp_path_factory.mktemp("settings")
    (made / "whole.toml").write_text(WHOLE)
    return made


def told(folder: Path, data: bytes) -> tuple[Settings, set[str]]:
    """The settings in such a file, which a visit can be given as they are, and the keys that are wrong."""
    (folder / SETTINGS_FILE).write_bytes(data)
    found, problems = read_settings(folder)
    for one in (
        *problems,
        *check_settings(found, shipped_content()),
        *find_texts_not_for_paper(found),
    ):
        assert one.file == SETTINGS_FILE
        assert one.fault
        assert one.remedy
    assert decode_config(encode_config(WorkerConfig(settings=found))).settings == found
    return found, {one.key for one in problems}


@given(RAW | st.binary())
def test_any_bytes_are_settings_or_named(folder: Path, data: bytes) -> None:
    found, wrong = told(folder, data)
    assert found == Settings() or (b"=" in data and wrong != {""})


@pytest.mark.parametrize("much", MUCH)
def test_more_than_a_parser_can_take_is_named_and_the_defaults_hold(
    folder: Path, much: bytes
) -> None:
    assert told(folder, much) == (Settings(), {""})


@settings(max_examples=300)
@given(st.data())
def test_in_any_tree_each_setting_holds_or_is_named(folder: Path, data: st.DataObject) -> None:
    tree = data.draw(nearly(folder, "whole.toml") | TREES)
    found, wrong = told(folder, written(tree))
    held = json.decode(json.encode(found))
    for key, value in tree.items():
        if not any(f"{one}.".startswith(f"{printable(key)}.") for one in wrong):
            assert whole(value, held[key]), key


def whole(said: Any, held: Any) -> bool:
    """Whether what was said is what holds, defaults aside."""
    if isinstance(said, dict):
        return all(whole(value, held[key]) for key, value in said.items())
    return held == said or str(held) == str(said)


@settings(max_examples=100)
@given(st.data())
def test_a_change_of_any_file_is_made_or_refused_and_then_nothing_has_changed(
    folder: Path, data: st.DataObject
) -> None:
    before = data.draw(RAW | (nearly(folder, "whole.toml") | TREES).map(written))
    (folder / SETTINGS_FILE).write_bytes(before)
    try:
        change_settings(folder, {("region",): "LU"}, shipped_content())
    except SettingsError:
        assert (folder / SETTINGS_FILE).read_bytes() == before
    else:
        assert read_settings(folder)[0].region == "LU"
