"""Settings of any size: what is too much is named with its remedy, and the kiosk starts without it."""

import json
import os
from pathlib import Path

import pytest

from kiosk.cli.check_command import run_checks
from kiosk.i18n.eu_languages import EU_LANGUAGES
from kiosk.paths import CONTENT, SETTINGS_FILE, shipped_folder
from kiosk.runtime.worker_config import WorkerConfig, decode_config, encode_config
from kiosk.settings.reader import MAX_SETTINGS_BYTES, read_settings
from kiosk.settings.schema import MAX_ENTRIES, Settings
from kiosk.settings.writer import SettingsError, change_settings, restore_settings
from tests.played_visit import shipped_content
from tests.runtime.kiosk import Kiosk, supervisor_command

LETTERS = "x" * 195
MANY = ", ".join(f'"m{number}"' for number in range(1000))

TOO_MUCH = [
    (f'printer = "{"A" * 100_000}"', "", "at most 64 kB"),
    (f'printer = "{"A" * 10_000}"', "printer", "127 letters at most"),
    (f"reopened = [{MANY}]", "reopened", "50 at most"),
    (f"closed = [{MANY}]", "closed", "50 at most"),
    (f"order = [{MANY}]", "order", "50 at most"),
    (f"reopened = [{', '.join(['1'] * 100_000)}]", "", "at most 64 kB"),
    (f"languages = [{MANY}]", "languages", "1 to 24 languages"),
    (f'languages = ["{"x" * 5000}"]', "languages", "1 to 24 languages"),
    (
        "[notes]\n" + "\n".join(f'm{number} = "{LETTERS}"' for number in range(300)),
        "notes",
        "50 notes at most",
    ),
    (
        "[notes]\n" + "\n".join(f'm{number} = "{LETTERS}"' for number in range(400)),
        "",
        "at most 64 kB",
    ),
    (f'[notes]\n{"m" * 200} = "x"', f"notes.{'m' * 60}…", "50 notes at most"),
    (f'notes.passkey = "{"y" * 201}"', "notes.passkey", "200 letters at most"),
    (
        "\n".join(f'contacts.c{number}.name = "x"' for number in range(400)),
        "contacts",
        "50 contacts at most",
    ),
    (f'contacts.{"c" * 200}.name = "x"', f"contacts.{'c' * 60}…", "50 contacts at most"),
    (f'office.name = "{"x" * 5000}"', "office.name", "1 to 50 letters"),
    (f"{'z' * 5000} = 1", f"{'z' * 60}…", "Use one of"),
    ("# " + "x" * 3_000_000, "", "at most 64 kB"),
]


def named(folder: Path) -> list[tuple[str, str]]:
    """What `kiosk check` says of the settings: the key and the whole sentence."""
    report = run_checks(CONTENT, shipped_folder("locales"), folder)
    return [(one.key, str(one)) for one in report.problems if one.file == SETTINGS_FILE]


@pytest.mark.parametrize(("text", "key", "remedy"), TOO_MUCH, ids=range(len(TOO_MUCH)))
def test_what_is_too_much_is_named_and_its_default_holds(
    tmp_path: Path, text: str, key: str, remedy: str
) -> None:
    (tmp_path / SETTINGS_FILE).write_text(text)
    settings, problems = read_settings(tmp_path)
    assert settings == Settings()
    (problem,) = problems
    assert problem.key == key
    assert remedy in str(problem)
    assert len(str(problem)) < 500


def test_an_office_can_offer_all_languages_of_the_union(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text(f"languages = {json.dumps(EU_LANGUAGES)}")
    settings, problems = read_settings(tmp_path)
    assert problems == []
    assert settings.languages == EU_LANGUAGES


def test_check_names_it_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text(f'printer = "{"A" * 10_000}"')
    ((key, said),) = named(tmp_path)
    assert key == "printer"
    assert said == (
        "kiosk.toml: printer: This value cannot be used. Use the name of a printer, 127 letters at most,"
        ' as in: printer = "office".'
    )


@pytest.mark.parametrize("number", [0, 5, 8, 9, 12, 16])
def test_a_kiosk_with_it_starts(tmp_path: Path, number: int) -> None:
    (tmp_path / SETTINGS_FILE).write_text(TOO_MUCH[number][0])
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        kiosk.welcome()
        kiosk.press("o")
        kiosk.shows("OFFICE AIACE")


def test_as_much_as_is_allowed_is_taken_whole(tmp_path: Path) -> None:
    count = range(MAX_ENTRIES)
    text = [f"reopened = {[f'm{number}' for number in count]}", "[notes]"]
    text += [f'm{number} = "{LETTERS}"' for number in count]
    text += [f'[contacts.c{number}]\nlines = ["{"l" * 100}"]' for number in count]
    (tmp_path / SETTINGS_FILE).write_text("\n".join(text))
    settings, problems = read_settings(tmp_path)
    assert problems == []
    assert len(settings.reopened) == len(settings.notes) == len(settings.contacts) == MAX_ENTRIES
    assert decode_config(encode_config(WorkerConfig(settings=settings))).settings == settings


def test_of_many_unknown_settings_the_first_are_named_and_the_others_counted(
    tmp_path: Path,
) -> None:
    (tmp_path / SETTINGS_FILE).write_text("\n".join(f"z{number} = 1" for number in range(5000)))
    settings, problems = read_settings(tmp_path)
    assert settings == Settings()
    assert len(problems) == 21
    assert problems[-1].fault == "5000 settings here are unknown to the kiosk."


def test_what_is_no_regular_file_is_named_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / SETTINGS_FILE)
    settings, (problem,) = read_settings(tmp_path)
    assert settings == Settings()
    assert str(problem) == (
        "kiosk.toml: This file cannot be read: it is not a regular file. "
        "Put a text file of at most 64 kB in its place."
    )
    with pytest.raises(SettingsError, match="not a regular file"):
        change_settings(tmp_path, {("region",): "LU"}, shipped_content())
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        kiosk.welcome()


def test_a_file_of_gigabytes_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / SETTINGS_FILE).open("wb") as file:
        file.truncate(3_000_000_000)
    settings, (problem,) = read_settings(tmp_path)
    assert settings == Settings()
    assert "it is larger than 64 kB" in problem.fault
    with pytest.raises(SettingsError, match="larger than 64 kB"):
        change_settings(tmp_path, {("region",): "LU"}, shipped_content())


def test_a_copy_that_is_too_large_or_no_file_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text('region = "LU"')
    copy = tmp_path / "kiosk-settings-2026-11-20.toml"
    copy.write_bytes(b"#" * (MAX_SETTINGS_BYTES + 1))
    with pytest.raises(SettingsError, match=r"2026-11-20\.toml: .* larger than 64 kB"):
        restore_settings(tmp_path, copy, shipped_content())
    copy.unlink()
    os.mkfifo(copy)
    with pytest.raises(SettingsError, match="not a regular file"):
        restore_settings(tmp_path, copy, shipped_content())
    assert (tmp_path / SETTINGS_FILE).read_text() == 'region = "LU"'
