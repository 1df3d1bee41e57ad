"""`kiosk content`: a pack is taken, listed and given back from the shell."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.cli.content_commands import content
from kiosk.cli.main import run_command
from kiosk.content.folders_in_use import use_pack
from tests.packs.hostile_packs import write_hostile
from tests.packs.made_packs import trust_test_key, with_welcome, write_pack


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path / "data"))
    trust_test_key(tmp_path, monkeypatch)


def run(*words: object, typed: str = "") -> Result:
    """The command with these words."""
    return CliRunner().invoke(content, [str(word) for word in words], input=typed)


def test_a_pack_is_shown_asked_about_and_installed(tmp_path: Path) -> None:
    told = run("install", write_pack(tmp_path), typed="y\n")
    assert told.exit_code == 0
    lines = told.output.splitlines()
    assert lines[0] == "Content 8 of 2026-12-03 is signed. What is new:"
    assert lines[1:4] == ["  en: New in 8.", "  en: And more.", "  fr: Nouveau dans 8."]
    assert lines[-1] == (
        "Content 8 is used from the next visit on. To undo this, run: kiosk content back"
    )


def test_whoever_says_no_keeps_the_content(tmp_path: Path) -> None:
    told = run("install", write_pack(tmp_path), typed="n\n")
    assert (told.exit_code, told.output.splitlines()[-1]) == (0, "Nothing has changed.")
    assert run("list").output == "1 of 2026-11-30, from the program, in use\n"


def test_the_list_and_the_way_back(tmp_path: Path) -> None:
    for number in (8, 9):
        assert run("install", "--yes", write_pack(tmp_path, number)).exit_code == 0
    assert run("list").output.splitlines() == [
        "9 of 2026-12-03, from a content pack, in use",
        "8 of 2026-12-03, from a content pack, in use before",
        "1 of 2026-11-30, from the program",
    ]
    assert run("back").output == "Content 8 is used again from the next visit on.\n"
    again = run("back")
    assert (again.exit_code, again.output) == (
        2,
        "No content was in use before this one. Nothing has changed.\n",
    )


def test_a_refused_pack_is_one_sentence_and_exit_code_2(tmp_path: Path) -> None:
    told = run("install", "--yes", write_hostile(tmp_path, "signature of a stranger"))
    assert told.exit_code == 2
    assert told.output == (
        "aiace-content-8.zip is not signed by the editors of the texts: ask them for the pack again."
        " Nothing has changed.\n"
    )


def test_the_other_commands_show_the_content_in_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("install", "--yes", write_pack(tmp_path, 8, with_welcome("Good day"))).exit_code == 0
    try:
        assert run_command(["page", "intent"]) == 0
    finally:
        use_pack(None)
    assert "Good day" in capsys.readouterr().out
