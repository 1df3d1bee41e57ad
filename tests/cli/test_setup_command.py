"""`kiosk setup`: every answer has a default, a wrong one is asked again, and half a set-up is none."""

import io
import os
from pathlib import Path

import click
import pexpect
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk import clock, paths
from kiosk.cli import run_commands, setup_command, setup_questions, shared
from kiosk.cli.setup_answers import parse_id, parse_languages, propose_id
from kiosk.cli.setup_command import count_missing_translations
from kiosk.files import LOCK_FILE
from kiosk.paths import CONTENT, PIN_FILE, SETTINGS_FILE
from kiosk.settings.reader import read_settings
from kiosk.settings.schema import OfficeName, OwnContact, Settings
from kiosk.staff import pin
from tests.cli.setup_runs import FRENCH, OURS, QUESTIONS, piped, terminal, typed
from tests.content_check.content_copy import english_catalog
from tests.front_ends.union_languages import TAGS, union_languages
from tests.played_visit import shipped_content
from tests.sampling import IS_WHOLE, sampled
from tests.staff.pins import PIN, cheapen, check_pin, wait_seconds, with_pin
from tools.translations.po_format import write_edited

NOW = 1000.0


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that is not there yet, whole languages, two printers, PINs that cost little.

    The computer does not tell its country.
    """
    folder = tmp_path / "data"
    monkeypatch.setenv("KIOSK_DATA", str(folder))
    monkeypatch.setattr(setup_questions, "print_queues", lambda: ["upstairs", "downstairs"])
    monkeypatch.setattr(setup_command, "count_missing_translations", lambda *_: {"en": 0, "fr": 0})
    monkeypatch.setattr(setup_questions, "find_system_country", lambda: None)
    if not IS_WHOLE:
        monkeypatch.setattr(setup_command, "load_content_in_use", shipped_content)
    cheapen(monkeypatch)
    return folder


def run(said: str, *arguments: str) -> Result:
    """A set-up in this process; its exit code is the `return_value` where nothing was raised."""
    return CliRunner().invoke(setup_command.setup, arguments, input=said, standalone_mode=False)


def held(folder: Path) -> dict[str, bytes]:
    """All files of a folder, which may not be there, but for the lock."""
    found = folder.iterdir() if folder.exists() else ()
    return {path.name: path.read_bytes() for path in found if path.name != LOCK_FILE}


def ours() -> Settings:
    """The settings that the answers OURS come to."""
    today = clock.today()
    return Settings(
        office=OfficeName(id="aiace-besancon", name="AIACE Besançon"),
        region="FR",
        contacts={
            "pmo-luxembourg": OwnContact(lines=("Tél. : 1", "Bureau : 2"), confirmed=today),
            "aiace-office": OwnContact(name="Jeanne", confirmed=today),
        },
        retention_days=60,
        printer="upstairs",
        paper="a5",
    )


def held_settings(folder: Path) -> Settings:
    """The settings of a folder; their languages depend on how complete each is, which is checked elsewhere."""
    settings, problems = read_settings(folder)
    assert problems == []
    return replace(settings, languages=ours().languages)


def test_a_set_up_in_french_on_a_real_terminal_never_shows_the_pin(tmp_path: Path) -> None:
    data, shown = tmp_path / "data", io.StringIO()
    child = terminal(data)
    child.logfile_read = shown
    for name, begins in zip(QUESTIONS, FRENCH, strict=True):
        child.expect(begins)
        child.sendline(OURS.get(name, ""))
    child.expect("enregistrées dans")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert "AIACE Besançon" in shown.getvalue()
    assert PIN not in shown.getvalue()
    assert held_settings(data) == ours()
    assert check_pin(data, PIN, NOW) == "right"
    assert not [name for name, said in held(data).items() if PIN.encode() in said]
    assert {path.stat().st_mode & 0o777 for path in data.iterdir()} == {0o600}
    assert data.stat().st_mode & 0o777 == 0o700


def test_a_script_sets_up_through_a_pipe_without_a_word_of_complaint(tmp_path: Path) -> None:
    data = tmp_path / "data"
    done = piped(data, typed(**OURS))
    assert (done.returncode, done.stderr) == (0, "")
    assert "enregistrées dans" in done.stdout
    assert PIN not in done.stdout
    assert held_settings(data) == ours()
    assert check_pin(data, PIN, NOW) == "right"


def test_enter_alone_takes_every_default_and_no_pin(data: Path) -> None:
    done = run(typed(language="en"))
    assert done.return_value == 0, done.output
    assert "anybody can close the kiosk program with F10 on the welcome page" in done.output
    assert set(held(data)) == {SETTINGS_FILE}
    office = OfficeName(id="aiace", name="AIACE")
    assert read_settings(data) == (Settings(office=office), [])


def test_a_second_set_up_keeps_everything_to_the_byte(data: Path) -> None:
    run(typed(**OURS))
    before = held(data)
    assert set(before) == {SETTINGS_FILE, PIN_FILE, "pin-tries"}
    done = run(typed(language="2"))
    assert done.return_value == 0, done.output
    assert "You have changed nothing, so there is nothing to save." in done.output
    assert "There is a PIN already. To keep it, press Enter." in done.output
    assert held(data) == before


def test_remarks_and_settings_that_it_does_not_ask_for_stay(data: Path) -> None:
    data.mkdir()
    text = '# Ours.\nguard_ms = 300  # slow hands\nlater = "yes"\n\n[seconds]\nquestion = 100\n'
    (data / SETTINGS_FILE).write_text(text)
    run(typed(office="Here"))
    said = (data / SETTINGS_FILE).read_text()
    for kept in ("# Ours.", "guard_ms = 300  # slow hands", 'later = "yes"', "question = 100"):
        assert kept in said
    assert read_settings(data)[0].office.name == "Here"


def test_a_set_up_that_ends_before_its_end_changes_nothing(data: Path) -> None:
    lines = typed(**OURS).splitlines(keepends=True)
    for answered in range(len(lines)):
        done = run("".join(lines[:answered]))
        assert done.return_value == 1, answered
        assert done.stderr.endswith("Rien n’a été changé.\n")
        assert not data.exists()
    assert run("".join(lines)).return_value == 0


def test_what_is_kept_is_not_touched_by_a_set_up_that_ends_before_its_end(data: Path) -> None:
    run(typed(**OURS))
    before = held(data)
    done = run(typed(**OURS | {"office": "Other", "pin": "828282"}).removesuffix("482915\n"))
    assert done.return_value == 1
    assert held(data) == before


@pytest.mark.parametrize("answered", sampled([0, 1, 9, 15, 16], 2))
def test_ctrl_c_changes_nothing_and_leaves_the_terminal_as_it_was(
    tmp_path: Path, answered: int
) -> None:
    data = tmp_path / "data"
    child = terminal(data)
    for name, begins in list(zip(QUESTIONS, FRENCH, strict=True))[:answered]:
        child.expect(begins)
        child.sendline(OURS.get(name, ""))
    child.expect(FRENCH[answered])
    child.sendintr()
    child.expect("Rien n’a été changé")
    assert child.getecho()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert not data.exists()


@pytest.mark.parametrize(
    ("name", "answer", "why"),
    [
        ("language", "3", "That choice is not offered here."),
        ("office", "x" * 51, "Use 1 to 50\N{NO-BREAK SPACE}characters that the screen can show."),
        ("office", "\x1b[2J", "Use 1 to 50\N{NO-BREAK SPACE}characters that the screen can show."),
        ("id", "北京", "This has neither a letter from a to z nor a digit."),
        ("id", "--- !", "This has neither a letter from a to z nor a digit."),
        ("languages", "fr xx", "The kiosk does not know the language xx. Choose from: fr, en"),
        ("languages", ",", "Please name 1 to 24 languages."),
        (
            "region",
            "Belgium",
            "The kiosk does not know this country. Use 2 letters, for example BE.",
        ),
        ("pmo", "9", "Type one of the numbers shown."),
        ("pmo-name", "x" * 101, "A line may have 100\N{NO-BREAK SPACE}characters at most"),
        ("aiace-lines", ";", "A line may have 100\N{NO-BREAK SPACE}characters at most"),
        ("days", "184", "Type a number of days, from 1 to 183."),
        ("days", "a month", "Type a number of days, from 1 to 183."),
        ("printer", "cellar", "Type one of the numbers shown."),
        ("paper", "a3", "Type one of the numbers shown."),
        ("pin", "12345", "Use 6 to 32 digits, and nothing else."),
        ("pin", "482915x", "Use 6 to 32 digits, and nothing else."),
    ],
)
def test_a_wrong_answer_says_why_and_is_asked_again(
    data: Path, name: str, answer: str, why: str
) -> None:
    lines = typed(**OURS | {"language": "en"}).splitlines(keepends=True)
    lines.insert(QUESTIONS.index(name), f"{answer}\n")
    done = run("".join(lines))
    assert why in done.output
    assert done.return_value == 0, done.output
    assert read_settings(data) == (ours(), [])
    assert check_pin(data, PIN, NOW) == "right"


def test_two_pins_that_differ_are_typed_again_both_of_them(data: Path) -> None:
    done = run(typed(language="en", pin=PIN, again="482916") + f"{PIN}\n{PIN}\n")
    assert "The 2 PINs are not the same." in done.output
    assert check_pin(data, PIN, NOW) == "right"


def test_a_pin_that_anybody_would_try_first_is_asked_for_again(data: Path) -> None:
    done = run(typed(language="en", pin="123456", again=PIN) + f"{PIN}\n")
    assert "Please choose another." in done.output
    assert check_pin(data, PIN, NOW) == "right"


def test_answers_from_a_file_may_begin_with_a_byte_order_mark(data: Path) -> None:
    done = run("\ufeff" + typed(language="en", office="AIACE Liège").replace("\n", "\r\n"))
    assert done.return_value == 0, done.output
    assert done.output.count("[1]:") == run(typed(language="en")).output.count("[1]:")
    assert read_settings(data)[0].office.name == "AIACE Liège"


def test_bytes_that_are_no_text_are_asked_again(data: Path) -> None:
    said = typed(language="en").encode().split(b"\n")
    said.insert(1, b"AIACE \xff\xfe")
    done = CliRunner().invoke(setup_command.setup, input=b"\n".join(said), standalone_mode=False)
    assert "Use 1 to 50\N{NO-BREAK SPACE}characters that the screen can show." in done.output
    assert done.return_value == 0


def test_a_language_that_is_not_complete_is_not_offered(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup_command, "count_missing_translations", lambda *_: {"en": 0, "fr": 3})
    lines = typed(language="en").splitlines(keepends=True)
    lines.insert(QUESTIONS.index("languages"), "fr en\n")
    done = run("".join(lines))
    assert "Languages with a complete translation: en (English)" in done.output
    assert "Français is not complete: 3 sentences are not translated yet." in done.output
    assert read_settings(data)[0].languages == ("en",)


def test_all_24_languages_are_taken_by_tag_or_own_name_in_the_order_given() -> None:
    names = {tag: language.name for tag, language in union_languages().items()}
    wanted = tuple(reversed(TAGS))
    assert parse_languages(" ".join(wanted), names, {}) == wanted
    assert parse_languages(", ".join(names[tag] for tag in wanted), names, {}) == wanted


def test_a_minus_sign_brings_back_what_is_built_in(data: Path) -> None:
    run(typed(**OURS))
    run(typed(**{"pmo": "2", "pmo-lines": "-", "aiace-name": "-"}))
    gone = OwnContact()
    settings, problems = read_settings(data)
    assert problems == []
    assert settings.contacts == {"pmo-luxembourg": gone, "aiace-office": gone}


def test_the_printer_may_be_any_queue_the_usual_one_or_none(data: Path) -> None:
    for answer, setting in (("1", ""), ("3", "downstairs"), ("4", "none"), ("", "none")):
        run(typed(printer=answer))
        assert read_settings(data)[0].printer == setting


def test_a_print_queue_whose_name_cannot_be_shown_is_not_offered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = "hall accepting\n\x1b[2Jx accepting\n\N{RIGHT-TO-LEFT OVERRIDE}y accepting\n"
    monkeypatch.setattr(setup_questions, "run_lpstat", lambda option, seconds: said)
    assert setup_questions.print_queues() == ["hall"]


def test_a_copy_with_a_text_that_may_not_be_shown_is_refused_in_a_sentence(
    data: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.toml"
    copy.write_text('office.name = "\\u001b]52;c;ZXZpbA==\\u0007"\n')
    result = run("", "--restore", str(copy))
    assert result.exit_code == 1
    assert str(result.exception).startswith(
        "copy.toml: office.name: It holds what may not be shown: U+001B, U+0007."
    )
    assert not (data / SETTINGS_FILE).exists()


def test_a_named_pipe_in_the_place_of_a_copy_is_refused_at_once(data: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "copy.toml")
    result = run("", "--restore", str(tmp_path / "copy.toml"))
    assert result.exit_code == 1
    assert str(result.exception).startswith(
        "copy.toml: This file cannot be read: it is not a regular file."
    )


def test_a_file_that_cannot_be_read_is_reported_before_anything_is_asked(data: Path) -> None:
    data.mkdir()
    (data / SETTINGS_FILE).write_text("office = [")
    done = piped(data, typed())
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Correct that line, or move the file away." in done.stderr
    assert held(data) == {SETTINGS_FILE: b"office = ["}


def test_a_data_folder_that_is_none_is_reported_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    done = piped(tmp_path / "data", typed())
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "This is not a folder. Name another one with --data." in done.stderr


def test_a_second_file_that_cannot_be_written_undoes_the_first(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(typed(**OURS))
    before = held(data)
    real = os.replace
    done_: list[str] = []

    def put(one: Path, other: Path) -> None:
        if len(done_) == 2:
            done_.append("failed")
            raise OSError(28, "No space left on device", str(other))
        done_.append(other.name)
        real(one, other)

    monkeypatch.setattr(os, "replace", put)
    done = run(typed(**OURS | {"office": "Other", "pin": "828282", "again": "828282"}))
    assert "failed" in done_
    assert "No space left on device" in str(done.exception)
    assert "vérifiez que le disque n’est pas plein" in str(done.exception)
    assert held(data) == before


@given(st.text(max_size=60))
def test_whatever_the_name_the_proposed_id_will_do(name: str) -> None:
    assert parse_id(propose_id(name)) == propose_id(name)


def test_a_pin_cannot_be_given_on_the_command_line(data: Path) -> None:
    done = piped(data, "", "--pin", PIN)
    assert done.returncode == 2
    assert "No such option" in done.stderr
    assert PIN not in done.stderr + done.stdout


def test_settings_are_copied_and_restored_without_the_pin(data: Path, tmp_path: Path) -> None:
    run(typed(**OURS))
    stick = tmp_path / "stick"
    stick.mkdir()
    assert run("", "--export", str(stick)).return_value == 0
    (copy,) = stick.iterdir()
    assert copy.name == f"kiosk-settings-{clock.today().isoformat()}.toml"
    assert "argon2" not in copy.read_text()
    (data / SETTINGS_FILE).unlink()
    assert run("", "--restore", str(copy)).return_value == 0
    assert read_settings(data) == (ours(), [])
    done = run("", "--restore", str(tmp_path / "gone"))
    assert "gone (No such file or directory)." in str(done.exception)
    done = run("", "--export", str(tmp_path / "gone"))
    assert "gone" in str(done.exception)


def test_a_new_pin_is_all_that_reset_asks_for_and_it_ends_every_wait(data: Path) -> None:
    run(typed(**OURS))
    settings = (data / SETTINGS_FILE).read_bytes()
    for _ in range(5):
        assert check_pin(data, "000000", NOW) == "wrong"
    assert wait_seconds(data, NOW) == 60
    done = run("135790\n135790\n", "--reset-pin")
    assert done.return_value == 0, done.output
    assert done.output.count("PIN") == 3
    assert "135790" not in done.output
    assert check_pin(data, "135790", NOW) == "right"
    assert (data / SETTINGS_FILE).read_bytes() == settings


def test_reset_wants_a_pin_and_changes_nothing_without_one(data: Path) -> None:
    before = held(with_pin(data))
    done = run("\n\n12345\n", "--reset-pin")
    assert done.return_value == 1
    assert done.output.count("de 6 à 32\N{NO-BREAK SPACE}chiffres") == 3
    assert held(data) == before


@pytest.mark.parametrize("broken", [b"", b"$argon2id$v=19$", b"\xff" * 100])
def test_reset_mends_a_pin_that_nobody_can_read(data: Path, broken: bytes) -> None:
    (with_pin(data) / PIN_FILE).write_bytes(broken)
    assert pin.pin_state(data) == "broken"
    run("135790\n135790\n", "--reset-pin")
    assert check_pin(data, "135790", NOW) == "right"


def test_reset_on_a_real_terminal_never_shows_the_pin(tmp_path: Path) -> None:
    data, shown = tmp_path / "data", io.StringIO()
    child = terminal(data, "--reset-pin")
    child.logfile_read = shown
    child.expect("Code PIN du bureau")
    child.sendline(PIN)
    child.expect("le même code PIN")
    child.sendline(PIN)
    child.expect("valable")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert PIN not in shown.getvalue()
    assert check_pin(data, PIN, NOW) == "right"
    assert set(held(data)) == {PIN_FILE, "pin-tries"}


def test_a_language_waits_for_what_is_missing_unless_the_office_does_not(tmp_path: Path) -> None:
    catalog = english_catalog(CONTENT)
    file = tmp_path / "fr" / "LC_MESSAGES" / "kiosk.po"

    def waits_at_all() -> bool:
        return count_missing_translations(tmp_path, shipped_content(), Settings())["fr"] > 0

    def waits() -> dict[str, int]:
        write_edited(file, catalog)
        return count_missing_translations(tmp_path, shipped_content(), Settings())

    assert waits() == {"fr": 0, "en": 0}
    first, second, *_ = catalog.texts()
    first.string = ""
    second.flags.add("fuzzy")
    assert waits() == {"fr": 1, "en": 0}
    all_the_same = Settings(incomplete_languages=("fr",))
    assert count_missing_translations(tmp_path, shipped_content(), all_the_same)["fr"] == 0
    file.write_text('msgid "no end')
    assert waits_at_all()
    file.unlink()
    assert waits_at_all()


@pytest.mark.parametrize("command", [setup_command.setup, run_commands.plain])
def test_without_a_file_of_languages_the_command_that_knows_why_is_named(
    data: Path, monkeypatch: pytest.MonkeyPatch, command: click.Command
) -> None:
    monkeypatch.setattr(setup_command, "load_content_in_use", shared.load_content_in_use)
    monkeypatch.setattr(paths, "CONTENT", data.parent)
    asked = ["--language", "fr"] if command is run_commands.plain else []
    said = CliRunner().invoke(command, asked)
    assert (said.exit_code, said.stdout) == (2, "")
    assert "kiosk check" in said.stderr
    assert not data.exists()


def test_a_second_kiosk_of_an_office_is_named_without_any_question(data: Path) -> None:
    done = run("", "--kiosk", "2")
    assert done.return_value == 0, done.output
    assert read_settings(data)[0].office.kiosk == "2"
    before = (data / SETTINGS_FILE).read_bytes()
    refused = run("", "--kiosk", "No Id")
    assert isinstance(refused.exception, click.ClickException)
    assert "office.kiosk" in str(refused.exception)
    assert (data / SETTINGS_FILE).read_bytes() == before
