"""Settings are written whole, with everything kept that was there, or they are refused by name."""

import os
import stat
import subprocess
import sys
import tempfile
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.files import LOCK_FILE
from kiosk.paths import SETTINGS_FILE
from kiosk.settings.reader import read_settings
from kiosk.settings.schema import OwnContact, SettingKey, Settings
from kiosk.settings.writer import (
    SettingsError,
    change_settings,
    export_settings,
    find_problems,
    list_copies,
    restore_settings,
)
from tests.played_visit import shipped_content

REMARKED = """\
# Ours since 2026.
region = "BE"   # Belgium
strange = [1, 2]

[office]  # who we are
name = 'AIACE'

[seconds]
question = 100
"""
DAY = date(2026, 11, 21)


def write(folder: Path, changes: dict[SettingKey, object]) -> Settings:
    """The settings after some changes."""
    change_settings(folder, changes, shipped_content())
    return read_settings(folder)[0]


def test_the_first_change_makes_the_file_for_this_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert write(folder, {("office", "name"): "AIACE Besançon"}).office.name == "AIACE Besançon"
    assert stat.S_IMODE((folder / SETTINGS_FILE).stat().st_mode) == 0o600
    assert {path.name for path in folder.iterdir()} == {SETTINGS_FILE, LOCK_FILE}


def test_remarks_and_what_is_not_known_stay(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text(REMARKED)
    changes: dict[SettingKey, object] = {
        ("region",): "LU",
        ("office", "id"): "luxembourg",
        ("contacts", "aiace-office", "lines"): ("Telephone: 1",),
        ("contacts", "aiace-office", "confirmed"): DAY,
    }
    found = write(tmp_path, changes)
    text = (tmp_path / SETTINGS_FILE).read_text()
    for kept in ("# Ours since 2026.", "# Belgium", "strange = [1, 2]", "# who we are", "'AIACE'"):
        assert kept in text
    assert found.contacts["aiace-office"] == OwnContact(lines=("Telephone: 1",), confirmed=DAY)
    assert (found.region, found.office.id, found.seconds.question) == ("LU", "luxembourg", 100)


def test_a_value_that_is_taken_out_has_its_default_again(tmp_path: Path) -> None:
    write(tmp_path, {("retention_days",): 10, ("office", "name"): "Here"})
    gone: dict[SettingKey, object] = {
        ("retention_days",): None,
        ("contacts", "nobody", "name"): None,
    }
    found = write(tmp_path, gone)
    assert found == Settings(office=found.office)
    assert "contacts" not in (tmp_path / SETTINGS_FILE).read_text()


@pytest.mark.parametrize(
    ("key", "value", "remedy"),
    [
        (("retention_days",), 184, "retention_days: This value cannot be used. Use a number"),
        (
            ("office", "id"),
            "Marie Dupont",
            "office.id: This value cannot be used. Use at most 32 lower-case",
        ),
        (
            ("languages",),
            ("xx",),
            "languages: xx: The kiosk does not know this name. Use one of: fr, en.",
        ),
        (("paper",), "a3", 'paper: This value cannot be used. Use "a4" or "a5"'),
        (
            ("printr",),
            "none",
            "printr: The kiosk does not know this setting. Did you mean printer?",
        ),
        (
            ("contacts", "nobody", "name"),
            "x",
            "contacts: nobody: The kiosk does not know this name. Use one of",
        ),
    ],
)
def test_what_cannot_be_used_is_refused_by_name_and_nothing_is_written(
    tmp_path: Path, key: SettingKey, value: object, remedy: str
) -> None:
    (tmp_path / SETTINGS_FILE).write_text(REMARKED)
    with pytest.raises(SettingsError) as told:
        write(tmp_path, {key: value, ("region",): "LU"})
    assert remedy in str(told.value)
    assert (tmp_path / SETTINGS_FILE).read_text() == REMARKED


def test_a_file_that_is_no_toml_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text("office = [")
    with pytest.raises(SettingsError, match="Correct that line, or move the file away"):
        write(tmp_path, {("region",): "LU"})
    assert (tmp_path / SETTINGS_FILE).read_text() == "office = ["


def test_a_table_that_is_none_is_mended(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text('office = "Brussels"\nregion = "LU"\n')
    assert write(tmp_path, {("office", "name"): "Here"}).office.name == "Here"
    assert read_settings(tmp_path)[1] == []


names = st.sampled_from(["office", "region", "printer", "a", "b.c", "contacts", "x y"])
leaves = st.one_of(
    st.integers(-(2**31), 2**31), st.booleans(), st.text("ab\"'\\\n#=é{}", max_size=8), st.dates()
)
values = st.recursive(
    leaves,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(names, inner, max_size=3)),
    max_leaves=8,
)
changes_ = st.dictionaries(
    st.sampled_from([("region",), ("office", "name"), ("contacts", "aiace-office", "name")]),
    st.sampled_from(["LU", "FR", "IT"]),
    min_size=1,
)


@settings(max_examples=150)
@given(tree=st.dictionaries(names, values, max_size=5), changes=changes_)
def test_whatever_else_a_file_holds_only_the_changes_are_changed(
    tree: dict[str, Any], changes: dict[SettingKey, str]
) -> None:
    import tomlkit

    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / SETTINGS_FILE
        file.write_text(tomlkit.dumps(tree), encoding="utf-8")
        wanted = tomllib.loads(file.read_text(encoding="utf-8"))
        for key, value in changes.items():
            inner = wanted
            for part in key[:-1]:
                if not isinstance(inner.get(part), dict):
                    inner[part] = {}
                inner = inner[part]
            inner[key[-1]] = value
        change_settings(Path(name), dict(changes), shipped_content())
        assert tomllib.loads(file.read_text(encoding="utf-8")) == wanted


WRITER = """
import sys; from pathlib import Path
from kiosk.content.content import Content
from kiosk.settings.writer import change_settings
name = sys.argv[2]; print("ready", flush=True); sys.stdin.readline()
for number in range(1, 21):
    change_settings(Path(sys.argv[1]), {("seconds", name): number}, Content())
"""


def test_writers_at_once_lose_nothing_of_each_other(tmp_path: Path) -> None:
    # A cover that fits every wait which is written.
    write(tmp_path, {("seconds", "cover"): 0.5})
    keys = ("question", "reading", "device", "waiting")
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), key],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for key in keys
    ]
    for one in writers:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in writers:
        one.communicate("go\n", timeout=60)
        assert one.returncode == 0
    seconds = read_settings(tmp_path)[0].seconds
    assert {getattr(seconds, key) for key in keys} == {20}


def test_a_folder_that_cannot_be_written_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {("region",): "LU"})
    before = (tmp_path / SETTINGS_FILE).read_bytes()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(PermissionError):
        write(tmp_path, {("region",): "FR"})
    assert (tmp_path / SETTINGS_FILE).read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {SETTINGS_FILE, LOCK_FILE}


def test_settings_are_taken_out_and_brought_back(tmp_path: Path) -> None:
    here, stick, there = tmp_path / "here", tmp_path / "stick", tmp_path / "there"
    stick.mkdir()
    found = write(here, {("region",): "LU", ("office", "name"): "AIACE Luxembourg"})
    copy = export_settings(here, stick, DAY)
    assert copy == stick / "kiosk-settings-2026-11-21.toml"
    export_settings(here, stick, date(2026, 11, 22))
    assert [one.name[-7:-5] for one in list_copies(stick)] == ["22", "21"]
    restore_settings(there, copy, shipped_content())
    assert read_settings(there) == (found, [])
    assert (there / SETTINGS_FILE).read_bytes() == (here / SETTINGS_FILE).read_bytes()


def test_without_settings_of_its_own_a_kiosk_takes_out_the_defaults(tmp_path: Path) -> None:
    copy = export_settings(tmp_path / "none", tmp_path, DAY)
    restore_settings(tmp_path / "there", copy, shipped_content())
    assert read_settings(tmp_path / "there") == (Settings(), [])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("office = [", "copy.toml: This is not valid TOML"),
        ("retention_days = 0", "copy.toml: retention_days: This value cannot be used. Use a num"),
        ('languages = ["xx"]', "copy.toml: languages: xx: The kiosk does not know this name."),
        (
            r'office.name = "\u001b]52;c;ZXZpbA==\u0007"',
            "copy.toml: office.name: It holds what may not be shown: U+001B, U+0007",
        ),
        (
            'contacts.aiace-office.lines = ["\u202e12 34"]',
            "contacts.aiace-office.lines: It holds what may not be shown: U+202E",
        ),
    ],
)
def test_a_copy_that_cannot_be_used_replaces_nothing(tmp_path: Path, said: str, told: str) -> None:
    write(tmp_path, {("region",): "LU"})
    copy = tmp_path / "copy.toml"
    copy.write_text(said)
    with pytest.raises(SettingsError) as fault:
        restore_settings(tmp_path, copy, shipped_content())
    assert told in str(fault.value)
    assert read_settings(tmp_path)[0].region == "LU"


@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "far too large"])
def test_a_copy_that_is_no_file_of_a_sane_size_is_refused_at_once_in_a_sentence(
    tmp_path: Path, kind: str
) -> None:
    copy = tmp_path / "copy.toml"
    if kind == "pipe":
        os.mkfifo(copy)
    elif kind == "device":
        copy.symlink_to("/dev/zero")
    elif kind == "folder":
        copy.mkdir()
    else:
        with copy.open("wb") as file:
            file.truncate(10**12)
    with pytest.raises((SettingsError, IsADirectoryError)) as fault:
        restore_settings(tmp_path, copy, shipped_content())
    if kind != "folder":
        assert "copy.toml: This file cannot be read: it is " in str(fault.value)
    assert not (tmp_path / SETTINGS_FILE).exists()


def test_a_stick_that_is_gone_is_an_error_and_no_folder_is_made(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="stick"):
        export_settings(tmp_path, tmp_path / "stick", DAY)
    assert not (tmp_path / "stick").exists()


NOTICE = '\n[notice]\nid = "desk-closed"\nsince = 2026-11-20\nuntil = 2026-11-21\n'


def test_a_copy_has_no_notice_of_the_day_and_restoring_one_leaves_it_as_it_is(
    tmp_path: Path,
) -> None:
    (tmp_path / "kiosk.toml").write_text("# Ours.\nretention_days = 20\n" + NOTICE)
    standing = read_settings(tmp_path)[0].notice
    assert standing.stands(date(2026, 11, 21))
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = export_settings(tmp_path, stick, DAY)
    assert "notice" not in copy.read_text()
    assert "# Ours." in copy.read_text()
    copy.write_text(copy.read_text().replace("20", "15") + NOTICE.replace("21", "22"))
    restore_settings(tmp_path, copy, shipped_content())
    restored, problems = read_settings(tmp_path)
    assert not problems
    assert (restored.retention_days, restored.notice) == (15, standing)


@pytest.mark.parametrize(
    "written",
    [
        NOTICE.replace("desk-closed", "pigeons"),
        NOTICE.replace("2026-11-21", "2026-12-21"),
        NOTICE.replace("2026-11-21", "2026-11-19"),
        NOTICE + 'say = "Anything"\n',
    ],
)
def test_a_notice_that_is_not_of_the_list_or_too_long_is_a_problem(written: str) -> None:
    assert find_problems(written, shipped_content())
    assert not find_problems(NOTICE, shipped_content())
