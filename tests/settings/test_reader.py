"""kiosk.toml: what is right holds, what is wrong is named with its remedy."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.cli.check_command import run_checks
from kiosk.paths import CONTENT, SETTINGS_FILE, shipped_folder
from kiosk.runtime.worker_config import WorkerConfig, decode_config, encode_config
from kiosk.settings.reader import read_settings
from kiosk.settings.schema import Settings, TimeLimits
from kiosk.settings.validation import check_settings
from tests.played_visit import shipped_content

WHOLE = """
languages = ["en", "fr"]
region = "LU"
reopened = ["sms"]
closed = ["passkey"]
guard_ms = 300
retention_days = 10
printer = "office"

[office]
id = "luxembourg"
name = "AIACE Luxembourg"

[seconds]
question = 100
helped_end = 3600

[contacts.pmo-brussels]
lines = ["Telephone: 1"]
confirmed = 2026-11-01
"""


def written(folder: Path, text: str) -> tuple[Settings, list[str]]:
    """What is read of such a file, and where it is wrong."""
    (folder / SETTINGS_FILE).write_text(text, encoding="utf-8")
    settings, problems = read_settings(folder)
    assert all(problem.remedy and problem.file == SETTINGS_FILE for problem in problems)
    return settings, [problem.key for problem in problems]


def test_without_a_file_every_value_has_its_default(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == (Settings(), [])
    assert read_settings(tmp_path / "missing") == (Settings(), [])


def test_a_whole_file_is_read_and_fits_the_content(tmp_path: Path) -> None:
    settings, problems = written(tmp_path, WHOLE)
    assert problems == []
    assert check_settings(settings, shipped_content()) == []
    assert (settings.office.id, settings.office.name) == ("luxembourg", "AIACE Luxembourg")
    assert settings.languages == ("en", "fr")
    assert settings.seconds == TimeLimits(question=100, helped_end=3600)
    assert settings.contacts["pmo-brussels"].confirmed == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ('languges = ["fr"]', "languges"),
        ("languages = []", "languages"),
        ('region = "belgium"', "region"),
        ('guard_ms = "soon"', "guard_ms"),
        ('paper = "a3"', "paper"),
        ("retention_days = 0", "retention_days"),
        ('office = "Brussels"', "office"),
        ('office.id = "Marie Dupont"', "office.id"),
        ("seconds.question = -1", "seconds.question"),
        ("seconds.tea = 1", "seconds.tea"),
        ("contacts.pmo-brussels.lines = 7", "contacts.pmo-brussels.lines"),
        ("contacts.somebody = 7", "contacts.somebody"),
        ('native_readers.fr = " "', "native_readers.fr"),
        ('native_readers = "Anna"', "native_readers"),
        ('incomplete_languages = "fr"', "incomplete_languages"),
    ],
)
def test_one_wrong_value_is_named_and_the_others_hold(tmp_path: Path, wrong: str, key: str) -> None:
    settings, problems = written(tmp_path, f"{wrong}\nprinter = 'office'\nseconds.cover = 99")
    assert problems == [key]
    assert settings == Settings(
        printer="office",
        seconds=TimeLimits(cover=99),
    )


def test_a_day_confirms_nothing_where_the_lines_beside_it_are_wrong(tmp_path: Path) -> None:
    text = "[contacts.pmo-brussels]\nlines = 7\nconfirmed = 2026-11-01"
    settings, problems = written(tmp_path, text)
    assert problems == ["contacts.pmo-brussels.lines"]
    assert settings.contacts == {}


def test_a_file_that_is_no_toml_is_named_and_the_defaults_hold(tmp_path: Path) -> None:
    assert written(tmp_path, "office = [") == (Settings(), [""])
    (tmp_path / SETTINGS_FILE).write_bytes(b"\xff\xfe")
    settings, problems = read_settings(tmp_path)
    assert settings == Settings()
    assert len(problems) == 1


def test_names_that_the_content_does_not_know_are_misfits(tmp_path: Path) -> None:
    text = (
        'languages = ["fr", "xx"]\nreopened = ["smss"]\ncontacts.nobody.name = "x"\n'
        'incomplete_languages = ["yy"]\nnative_readers.zz = "Anna"'
    )
    settings, problems = written(tmp_path, text)
    assert problems == []
    found = [problem.key for problem in check_settings(settings, shipped_content())]
    assert found == [
        "languages: xx",
        "native_readers: zz",
        "incomplete_languages: yy",
        "reopened: smss",
        "contacts: nobody",
    ]


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        (r'office.name = "\u001b]0;x\u0007"', "office.name"),
        (r'office.name = "A\tB"', "office.name"),
        ('notes.passkey = "\u202e0800"', "notes.passkey"),
        (r'printer = "a\u0085b"', "printer"),
        (r'closed = ["\u2028"]', "closed"),
        (
            r'contacts.aiace-office = {name = "Ours", lines = ["1", "\u200f2"]}',
            "contacts.aiace-office.lines",
        ),
        (r'"\u001b[2J" = 1', "\ufffd[2J"),
        (r'notes."\u001b[2J" = "x"', "notes.\ufffd[2J"),
    ],
)
def test_a_text_that_may_not_be_shown_is_refused_and_its_default_holds(
    tmp_path: Path, wrong: str, key: str
) -> None:
    settings, problems = written(tmp_path, wrong)
    assert (settings, problems) == (Settings(), [key])


@given(st.text(max_size=200))
def test_no_file_stops_the_kiosk(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("settings")
    (folder / SETTINGS_FILE).write_text(text, encoding="utf-8", errors="replace")
    settings, _ = read_settings(folder)
    assert decode_config(encode_config(WorkerConfig(settings=settings))).settings == settings


def test_check_names_what_is_wrong_in_the_settings(tmp_path: Path) -> None:
    written(tmp_path, 'regon = "BE"\nreopened = ["smss"]')
    report = run_checks(CONTENT, shipped_folder("locales"), tmp_path)
    faults = [problem.key for problem in report.problems if problem.file == SETTINGS_FILE]
    assert faults == ["regon", "reopened: smss"]


@pytest.mark.parametrize("region", ["EL", "GR", "UK", "GB", "BE", "XK"])
def test_a_country_may_have_the_code_that_officials_write(tmp_path: Path, region: str) -> None:
    settings, problems = written(tmp_path, f'region = "{region}"')
    assert problems == []
    assert check_settings(settings, shipped_content()) == []


@pytest.mark.parametrize("region", ["EU", "XX", "ZZ", "QQ"])
def test_letters_that_are_no_country_are_named(tmp_path: Path, region: str) -> None:
    settings, _ = written(tmp_path, f'region = "{region}"')
    (found,) = check_settings(settings, shipped_content())
    assert (found.key, found.fault) == ("region", f"{region} is not a country.")
    assert "BE" in found.remedy
