"""The settings for Windows Terminal open the kiosk alone, and leave no key and no name of its own to chance."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FILE = "tools/windows/settings.json"
TOLD: dict[str, Any] = json.loads((ROOT / FILE).read_text(encoding="utf-8"))
TERMINAL = tomllib.loads(Path(__file__).with_name("terminal.toml").read_text(encoding="utf-8"))
KIOSK, *OTHERS = TOLD["profiles"]["list"]


def test_they_open_the_kiosk_alone_over_the_whole_screen_with_nothing_behind() -> None:
    assert KIOSK["guid"] == TOLD["defaultProfile"]
    assert KIOSK["commandline"].endswith("-m kiosk")
    assert TOLD["launchMode"] == "fullscreen"
    assert (KIOSK["historySize"], TOLD["copyOnSelect"]) == (0, False)
    assert not KIOSK["compatibility.allowOSC52"]
    assert [entry["profile"] for entry in TOLD["newTabMenu"]] == [KIOSK["guid"]]


def test_the_profiles_that_terminal_always_adds_are_hidden() -> None:
    assert {profile["name"] for profile in OTHERS} == {"Windows PowerShell", "Command Prompt"}
    assert all(profile["hidden"] for profile in OTHERS)


def test_each_key_of_terminal_s_own_is_taken_away_once_and_none_is_given() -> None:
    assert {action["command"] for action in TOLD["actions"]} == {"unbound"}
    keys = [action["keys"] for action in TOLD["actions"]]
    assert len(keys) == len({*keys})
    assert {*keys} >= {*TERMINAL["keys"]}
    assert len(TERMINAL["keys"]) > 60


def test_terminal_knows_the_name_of_each_setting() -> None:
    assert {*TOLD} <= {*TERMINAL["everywhere"]}
    for profile in (KIOSK, *OTHERS):
        assert {*profile} <= {*TERMINAL["profile"]}
        assert {*profile.get("font", {})} <= {*TERMINAL["font"]}


def test_the_page_says_where_they_go() -> None:
    page = (ROOT / "docs/windows.md").read_text(encoding="utf-8")
    (command,) = re.findall(r"^Copy-Item (\S+) ", page, re.MULTILINE)
    assert command.replace("\\", "/") == FILE
    home, _, _ = KIOSK["commandline"].partition("\\venv\\")
    assert f"py -m venv {home}\\venv" in page
