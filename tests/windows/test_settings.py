"""The settings for Windows Terminal that the office copies are ones that it can read."""

import json
import re
from pathlib import Path

PAGE = (Path(__file__).parents[2] / "docs/windows.md").read_text(encoding="utf-8")


def test_the_settings_are_json_and_open_the_kiosk_alone_over_the_whole_screen() -> None:
    (block,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    told = json.loads(block)
    (profile,) = told["profiles"]["list"]
    assert profile["guid"] == told["defaultProfile"]
    assert profile["commandline"].endswith("-m kiosk")
    assert (told["launchMode"], told["startOnUserLogin"]) == ("fullscreen", True)
    assert (profile["historySize"], told["copyOnSelect"]) == (0, False)


def test_each_key_is_taken_away_once() -> None:
    keys = re.findall(r'"command": "unbound", "keys": "(.*?)"', PAGE)
    assert len(keys) == len({*keys}) > 20
    assert {"ctrl+shift+t", "ctrl+shift+n", "ctrl+shift+p", "ctrl+,", "alt+f4", "shift+insert"} <= {
        *keys
    }
