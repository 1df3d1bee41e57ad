"""What `kiosk check` says to the office: of settings, data folder, visit log, and a damaged installation."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk import paths
from kiosk.cli.check_command import CheckReport, report_lines, run_checks
from kiosk.cli.check_command import check as check_command
from kiosk.content.loader import load_content
from kiosk.content.problem import Problem
from kiosk.printable import describe_unprintable
from kiosk.staff.health.data_folder import NETWORK_FILE_SYSTEMS, file_system, find_closed
from kiosk.store.data_folder import LOG_FILE
from tests.content_check.content_copy import ContentCopy
from tests.staff.pins import with_pin
from tests.store.simulated_computer import START, SimulatedComputer
from tools.bench.synthetic_log import make_log


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ContentCopy:
    """A copy of the content, on the day of the logs in these tests."""
    computer = SimulatedComputer()
    monkeypatch.setattr("kiosk.cli.check_command.look_at_clock", computer.shown)
    return ContentCopy(tmp_path)


def check(content: ContentCopy) -> CheckReport:
    """What the office is told of a copy of the content and the data folder beside it."""
    return run_checks(content.folder, content.locales, content.folder.parent / "data")


def only(content: ContentCopy) -> Problem:
    """The one problem that the office is told of."""
    (problem,) = check(content).problems
    return problem


def test_the_office_is_told_nothing_where_all_is_well(content: ContentCopy) -> None:
    data = content.folder.parent / "data"
    data.mkdir(mode=0o700)
    (data / "kiosk.toml").touch()
    with_pin(data)
    report = check(content)
    assert (report.problems, report.notices) == ((), ())
    assert report_lines(report) == ["0 problems, 0 notices"]


def test_a_kiosk_that_nobody_has_set_up_says_so(content: ContentCopy) -> None:
    report = check(content)
    assert report.problems == ()
    assert [(one.file, one.remedy) for one in report.notices] == [
        ("pin", "Choose one: kiosk setup --reset-pin."),
        ("kiosk.toml", "Answer its questions: kiosk setup."),
    ]


def test_damaged_content_and_a_damaged_catalog_are_reported(content: ContentCopy) -> None:
    content.replace("codes.toml", "[code.", "[[[code.")
    content.french.write_text('msgid "no end')
    told = {problem.file: problem for problem in check(content).problems}
    assert {"codes.toml", "locales/fr/LC_MESSAGES/kiosk.po"} <= set(told)
    assert (
        told["locales/fr/LC_MESSAGES/kiosk.po"].remedy
        == "Install the kiosk again, which puts the file back."
    )


def test_texts_that_may_not_be_shown_are_named_and_shown_without_what_is_wrong(
    content: ContentCopy,
) -> None:
    content.replace("terms.toml", 'title = "', r'title = "\u202e')
    content.replace("labels.tsv", "\n", "\n\x1b]0;x\x07")
    content.french.write_bytes(
        content.french.read_bytes().replace(b'msgstr "A', b'msgstr "\xc2\x9bA', 1)
    )
    found = check(content).problems
    told = {problem.file: str(problem) for problem in found}
    assert set(told) == {"terms.toml", "labels.tsv", "locales/fr/LC_MESSAGES/kiosk.po"}
    assert "title: It holds what may not be shown: U+202E" in told["terms.toml"]
    assert "line 2: It holds what may not be shown: U+001B, U+0007" in told["labels.tsv"]
    assert "It holds what may not be shown: U+009B" in told["locales/fr/LC_MESSAGES/kiosk.po"]
    titles = [term.title.english for term in load_content(content.folder)[0].terms.values()]
    assert any(title.startswith("\N{REPLACEMENT CHARACTER}") for title in titles)
    assert describe_unprintable(titles) == ""


@pytest.mark.parametrize(("broken", "code"), [(False, 0), (True, 1)])
def test_problems_make_the_command_fail(
    content: ContentCopy, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, broken: bool, code: int
) -> None:
    if broken:
        content.replace("methods/passkey.toml", '"[key-menu]"', '"[key-manu]"')
    monkeypatch.setattr(paths, "CONTENT", content.folder)
    monkeypatch.setattr(paths, "shipped_folder", lambda name: content.locales)
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path / "data"))
    done = CliRunner().invoke(check_command, [])
    assert done.exit_code == code, done.output
    assert ("There is no label key-manu" in done.output) == broken


def test_a_data_folder_that_is_none_or_cannot_be_written_is_a_problem(
    content: ContentCopy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    assert find_closed(data) == []
    data.write_text("no folder")
    assert only(content).fault == "This is not a folder."
    data.unlink()
    monkeypatch.setattr(os, "access", lambda path, mode: path != tmp_path)
    assert only(content).remedy == (f"Ask its owner for the right to write in {tmp_path}.")


def test_a_damaged_visit_log_is_reported_with_what_to_do(content: ContentCopy) -> None:
    data = content.folder.parent / "data"
    data.mkdir(mode=0o700)
    make_log(data, 300, 5, 40, 1, START.date())
    assert not check(content).problems
    log = data / LOG_FILE
    sound = log.read_bytes()
    for harm in (b"no log at all" * 999, sound[:4096] + bytes(8192) + sound[12288:]):
        log.write_bytes(harm)
        problem = only(content)
        assert (problem.file, problem.key) == (LOG_FILE, "")
        assert "start the kiosk" in problem.remedy.lower()


def test_a_day_that_was_set_for_a_preview_is_named(
    content: ContentCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_TODAY", "2027-01-01")
    (notice,) = [one for one in check(content).notices if one.file == "KIOSK_TODAY"]
    assert "2027-01-01" in notice.fault
    assert "unset KIOSK_TODAY" in notice.remedy
    assert check(content).problems == ()


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "fuse.sshfs"])
def test_a_data_folder_on_a_network_is_named(
    content: ContentCopy, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr("kiosk.staff.health.data_folder.file_system", lambda path: kind)
    problem = only(content)
    assert kind in problem.fault
    assert "--data" in problem.remedy


def test_the_file_system_of_a_folder_is_that_of_the_nearest_mount(tmp_path: Path) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
        f"30 21 0:40 / {tmp_path}/the\\040office rw - cifs //server/share rw\n"
        f"31 21 0:41 / {tmp_path}/local rw - ext4 /dev/sdb1 rw\n"
        f"32 31 0:42 / {tmp_path}/local/shared rw - nfs4 server:/shared rw\n"
    )
    assert file_system(tmp_path / "the office" / "data", mounts) == "cifs"
    assert file_system(tmp_path / "local" / "data", mounts) == "ext4"
    assert file_system(tmp_path / "local" / "shared" / "data", mounts) == "nfs4"
    assert file_system(tmp_path / "elsewhere", mounts) == "ext4"
    assert file_system(tmp_path, tmp_path / "no mounts") == ""


def test_this_machine_names_the_file_system_of_a_folder(tmp_path: Path) -> None:
    assert file_system(tmp_path) not in {"", *NETWORK_FILE_SYSTEMS}


def test_a_visit_log_of_a_newer_version_is_named(content: ContentCopy) -> None:
    data = content.folder.parent / "data"
    make_log(data, 2, 5, 40, 1, START.date())
    with closing(sqlite3.connect(data / LOG_FILE)) as conn, conn:
        conn.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('kiosk', '99-later', '2027-01-01 12:00:00+00:00')"
        )
    problem = only(content)
    assert problem.fault == "The visit log was kept by a newer version, so visits are not logged."
    assert problem.remedy == "Install that version again, or a later one."


def test_a_trigger_and_a_view_of_others_are_named(content: ContentCopy) -> None:
    data = content.folder.parent / "data"
    make_log(data, 2, 5, 40, 1, START.date())
    with closing(sqlite3.connect(data / LOG_FILE)) as conn, conn:
        conn.execute("CREATE TABLE kept (id TEXT)")
        conn.execute(
            "CREATE TRIGGER copies AFTER DELETE ON visit"
            " BEGIN INSERT INTO kept VALUES (old.id); END"
        )
        conn.execute("CREATE VIEW peek AS SELECT id FROM visit")
    faults = [str(problem) for problem in check(content).problems]
    assert len(faults) == 2
    assert "trigger copies" in faults[0]
    assert "DROP TRIGGER" in faults[0]
    assert "view peek" in faults[1]
