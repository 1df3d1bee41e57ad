"""The slip from the shell, for staff who hand one out: on paper or as lines."""

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.cli import slip_command
from kiosk.cli.main import COMMANDS, kiosk
from kiosk.cli.slip_command import slip as command
from kiosk.journey.checklist import build_checklist
from kiosk.journey.resume_code import decode_resume_code
from tests.conftest import needs
from tests.languages import LANGUAGES
from tests.pdf.poppler import info, text
from tests.played_visit import NOON, shipped_content
from tests.sampling import IS_WHOLE

PLACE = ("--method", "passkey", "--stage", "2")


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own, on a day of its own."""
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setenv("KIOSK_DATA", str(folder))
    monkeypatch.setenv("KIOSK_TODAY", NOON.date().isoformat())
    if not IS_WHOLE:
        monkeypatch.setattr(slip_command, "load_content_in_use", shipped_content)
    return folder


def slip(*arguments: str | Path) -> Result:
    """What `kiosk slip` answers."""
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def code(said: str) -> str:
    """The nine digits, on the only line that holds nothing else."""
    (found,) = re.findall(r"^\d{3} \d{3} \d{3}$", said, re.MULTILINE)
    return str(found)


def test_the_command_is_one_of_the_kiosks() -> None:
    assert "slip" in COMMANDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_resume_code_stands_on_a_line_of_its_own_after_its_label(language: str) -> None:
    lines = slip(*PLACE, "--language", language, "--text").output.splitlines()
    assert lines[lines.index(code("\n".join(lines))) - 1].endswith(":")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", list(shipped_content().methods))
@pytest.mark.parametrize("stage", ["1", "2", "3"])
def test_the_code_holds_what_was_asked_for(method: str, stage: str, language: str) -> None:
    said = slip("--method", method, "--stage", stage, "--language", language, "--text")
    assert said.exit_code == 0, said.output
    ticket = decode_resume_code(code(said.output), NOON.date(), shipped_content())
    content = shipped_content()
    id = list(content.stages)[int(stage) - 1]
    first = build_checklist(id, {"method": method, "account": "no", "code": "final"}, content)[0]
    assert (ticket.method, ticket.step) == (method, first.key)
    assert (ticket.kind, ticket.weeks) == ("", 0)


def test_a_stage_has_a_number_and_a_name() -> None:
    by_name = slip("--method", "passkey", "--stage", "access", "--text")
    assert by_name.output == slip(*PLACE, "--text").output


def test_a_step_and_a_device_are_on_the_slip_and_in_its_code() -> None:
    said = slip(*PLACE, "--step", "wait-for-code", "--device", "ipad", "--text").output
    ticket = decode_resume_code(code(said), NOON.date(), shipped_content())
    assert (ticket.step, ticket.kind) == ("access/wait-for-code", "ipad")
    assert "iPad" in said


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_paper_says_word_for_word_what_the_lines_say(paper: str, tmp_path: Path) -> None:
    needs("pdftotext", "poppler-utils")
    file = tmp_path / "slip.pdf"
    place = (*PLACE, "--device", "iphone", "--language", "fr")
    done = slip(*place, "--paper", paper, "--to", file)
    assert (done.exit_code, done.output) == (0, "")
    assert text(file, "-layout") == " ".join(slip(*place, "--text").output.split())
    assert info(file)["Page size"].endswith(f"({paper.upper()})")


def own_contact(data: Path, said: str, count: int) -> None:
    """Let the office confirm whom to ask about access, in its own lines."""
    id = next(id for id, one in shipped_content().people.items() if "access" in one.slip)
    lines = ", ".join(f'"{said}, {number}"' for number in range(count))
    (data / "kiosk.toml").write_text(
        f'paper = "a5"\n[contacts.{id}]\nlines = [{lines}]\nconfirmed = 2026-11-01\n'
    )


def test_the_office_chooses_the_paper_and_whom_to_ask(data: Path, tmp_path: Path) -> None:
    needs("pdfinfo", "poppler-utils")
    own_contact(data, "Madame la voisine", 1)
    said = slip(*PLACE, "--to", tmp_path / "slip.pdf", "--text")
    assert "Madame la voisine, 0" in said.stdout.splitlines()
    assert info(tmp_path / "slip.pdf")["Page size"].endswith("(A5)")
    slip(*PLACE, "--to", tmp_path / "slip.pdf", "--paper", "a4")
    assert info(tmp_path / "slip.pdf")["Page size"].endswith("(A4)")


def test_a_slip_that_the_offices_contacts_make_too_long_is_set_smaller_and_reported(
    data: Path, tmp_path: Path
) -> None:
    own_contact(data, "Encore une ligne, " * 4, 6)
    said = slip(*PLACE, "--to", tmp_path / "slip.pdf")
    assert (said.exit_code, said.stderr.count("\n")) == (0, 1)
    assert "its type is smaller" in said.stderr
    assert (tmp_path / "slip.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--method", "pigeon", "--stage", "2"), "trusted_platform"),
        (("--method", "passkey", "--stage", "4"), "final-code"),
        ((*PLACE, "--step", "fly"), "open-rcam"),
        ((*PLACE, "--device", "fridge"), "ipad"),
        ((*PLACE, "--language", "xx"), "fr"),
        (
            (
                "--method",
                "passkey",
                "--stage",
                "1",
                "--step",
                "unlock-apple",
                "--device",
                "windows",
            ),
            "step",
        ),
    ],
)
def test_what_does_not_exist_is_refused_in_one_sentence_that_names_what_does(
    arguments: tuple[str, ...], named: str
) -> None:
    said = slip(*arguments, "--text")
    assert (said.exit_code, said.stdout, said.stderr.count("\n")) == (2, "", 1)
    assert named in said.stderr


def test_neither_paper_nor_words_asked_for_is_refused() -> None:
    said = slip(*PLACE)
    assert said.exit_code == 2
    assert "--to FILE.pdf" in said.stderr


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    said = slip(*PLACE, "--to", tmp_path / "nowhere" / "slip.pdf")
    assert said.exit_code == 2
    assert "nowhere" in said.stderr


def test_a_name_that_is_too_long_is_reported_of_in_one_sentence(tmp_path: Path) -> None:
    said = slip(*PLACE, "--to", tmp_path / ("x" * 300))
    assert (said.exit_code, said.stderr.count("\n")) == (1, 1)
    assert "name another file" in said.stderr


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    said = slip(*PLACE, "--to", tmp_path)
    assert said.exit_code == 2
    assert list(tmp_path.iterdir()) == [tmp_path / "data"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_reported_of_in_one_sentence() -> None:
    said = slip(*PLACE, "--to", "/dev/full")
    assert (said.exit_code, said.stderr.count("\n")) == (1, 1)
    assert "No space left" in said.stderr


def test_a_failure_on_the_way_leaves_the_old_file_and_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "slip.pdf"
    file.write_bytes(b"yesterday's")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    said = slip(*PLACE, "--to", file)
    assert said.exit_code == 1
    assert file.read_bytes() == b"yesterday's"
    assert sorted(tmp_path.iterdir()) == [tmp_path / "data", file]


def test_writing_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    link = tmp_path / "link.pdf"
    link.symlink_to(tmp_path / "real.pdf")
    assert slip(*PLACE, "--to", link).exit_code == 0
    assert link.is_symlink()
    assert (tmp_path / "real.pdf").read_bytes().startswith(b"%PDF")


def test_a_step_has_the_number_that_its_slip_gives_it() -> None:
    facts = {"method": "passkey", "account": "no", "code": "final"}
    for stage in ("1", "2", "3"):
        lines = build_checklist(
            list(shipped_content().stages)[int(stage) - 1], facts, shipped_content()
        )
        for line in lines:
            id = line.key.partition("/")[2]
            place = ("--method", "passkey", "--stage", stage, "--text", "--step")
            named = slip(*place, id).output
            assert slip(*place, str(line.number)).output == named
            assert (number := re.search(rf"Stage {stage}, step (\d+)", named)) is None or (
                number[1] == str(line.number)
            )
    count = len(build_checklist("access", facts, shipped_content()))
    for none in ("0", "99"):
        said = slip(*PLACE, "--step", none, "--text")
        assert (said.exit_code, said.output) == (2, said.stderr)
        assert f"use 1 to {count}." in said.stderr


@pytest.mark.parametrize(
    ("method", "device", "warned"),
    [("sms", "iphone", "closed"), ("trusted_platform", "iphone", "suit"), ("passkey", "ipad", "")],
)
def test_a_slip_that_leads_nobody_further_is_made_with_a_warning(
    method: str, device: str, warned: str
) -> None:
    said = slip("--method", method, "--stage", "1", "--device", device, "--text")
    assert said.exit_code == 0
    assert said.stderr.count("\n") == bool(warned)
    assert warned in said.stderr
    assert code(said.stdout)


def test_a_pdf_goes_into_a_file_that_has_a_name() -> None:
    said = slip(*PLACE, "--to", "-")
    assert said.exit_code == 2
    assert "Name a file" in said.stderr


def test_no_help_of_a_command_is_cut_in_the_list_of_all() -> None:
    said = CliRunner().invoke(kiosk, ["--help"], terminal_width=80).output
    listed = said.partition("Commands:")[2]
    assert [line.split()[0] for line in listed.split("\n") if line] == list(COMMANDS)
    assert "..." not in listed
