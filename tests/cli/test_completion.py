"""`kiosk completion`: a shell completes the words of `kiosk`, and nothing typed comes back unfiltered."""

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from kiosk.cli.main import COMMANDS
from kiosk.cli.shared import load_content_in_use
from tests.command_runs import run_bytes, run_text

PROMPT = "ready> "

ASKED = {
    "bash": ("kiosk %s", "{at}"),
    "zsh": ("kiosk %s", "{at}"),
    "fish": ("kiosk %s", "{begun}"),
}
"""What the script of each shell says in COMP_WORDS and COMP_CWORD."""


def asked(shell: str, words: str, begun: str) -> dict[str, str]:
    """The environment in which a shell asks how the word goes on that is begun behind other words."""
    line, place = ASKED[shell]
    return {
        "PATH": os.defpath,
        "_KIOSK_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": line % f"{words} {begun}",
        "COMP_CWORD": place.format(at=len(words.split()) + 1, begun=begun),
    }


def completed(shell: str, words: str, begun: str) -> str:
    """The answer to a shell."""
    done = run_text(["completion", shell], environment=asked(shell, words, begun))
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture
def bash(tmp_path: Path) -> Iterator["pexpect.spawn[str]"]:
    """A bash on a terminal in which `kiosk` is a command, and which has read its script of completion."""
    command = tmp_path / "kiosk"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -I -m kiosk "$@"\n')
    command.chmod(0o755)
    script = tmp_path / "script"
    script.write_text(run_text(["completion", "bash"]).stdout)
    given = {"PATH": f"{tmp_path}:/usr/bin:/bin", "TERM": "dumb", "LANG": "C.UTF-8", "PS1": PROMPT}
    arguments = ["--norc", "--noprofile", "-i"]
    shell = pexpect.spawn(
        "bash",
        arguments,
        cwd=str(tmp_path),
        env={**given, "INPUTRC": "/dev/null"},
        encoding="utf-8",
        timeout=30,
        dimensions=(40, 100),
    )
    shell.expect_exact(PROMPT)
    shell.sendline(f". {script}; bind 'set completion-display-width 0'")
    shell.expect_exact(PROMPT)
    yield shell
    shell.close(force=True)


def test_bash_completes_a_command_and_lists_the_methods(bash: "pexpect.spawn[str]") -> None:
    bash.send("kiosk ch\t")
    bash.expect_exact("kiosk check ")
    bash.send("\x15kiosk guide \t\t")
    methods = [*load_content_in_use().methods]
    assert "passkey" in methods
    for method in methods:
        bash.expect_exact(f"\n{method}\r")
    bash.send("pass\t")
    bash.expect_exact("kiosk guide passkey ")


@pytest.mark.parametrize("shell", ASKED)
def test_commands_options_and_ids_are_completed(shell: str) -> None:
    everything = completed(shell, "", "")
    assert all(name in everything for name in COMMANDS)
    assert "--device" in completed(shell, "guide passkey", "--")
    assert "ipad" in completed(shell, "guide passkey --device", "ip")
    assert "fr" in completed(shell, "guide passkey --language", "f")
    assert "figures" in completed(shell, "log", "f")
    assert "a5" in completed(shell, "slip --paper", "a")
    assert "desk-closed" in completed(shell, "notice set", "desk")
    assert "passkey" not in completed(shell, "guide", "s")


@pytest.mark.parametrize("shell", ASKED)
def test_the_script_asks_the_command_that_filters(shell: str) -> None:
    done = run_text(["completion", shell])
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count(f"_KIOSK_COMPLETE={shell}_complete ") == 1
    assert done.stdout.count(f" completion {shell}") == 1


@pytest.mark.parametrize("shell", ASKED)
def test_what_is_typed_comes_back_without_control_characters(shell: str) -> None:
    given = asked(shell, "slip --to", "x\x1b]0;title\x07")
    done = run_bytes(["completion", shell], environment=given)
    assert b"x\xef\xbf\xbd]0" in done.stdout
    assert b"\x1b" not in done.stdout + done.stderr
    assert b"\x07" not in done.stdout + done.stderr


def test_a_wrong_word_before_completes_nothing_and_says_nothing() -> None:
    assert "plain,ipad\n" in completed("bash", "page welcome --size huge --device", "ip")
    assert completed("bash", "--version", "") != ""
    assert "kiosk " not in completed("bash", "--version", "")
    assert completed("bash", "nonsense", "x").strip() == ""


def test_without_its_own_command_the_variable_means_nothing() -> None:
    given = asked("bash", "slip --to", "x")
    done = run_text(["--version"], environment=given)
    assert done.stdout.startswith("kiosk ")
    assert run_text(["completion", "zsh"], environment=given).stdout.startswith("#compdef kiosk")


def test_a_shell_that_is_not_known_is_refused() -> None:
    done = run_text(["completion", "tcsh"])
    assert done.returncode == 2
    assert "bash" in done.stderr


def test_the_script_of_bash_is_read_by_bash_without_a_complaint() -> None:
    script = run_text(["completion", "bash"]).stdout
    done = subprocess.run(
        ["bash", "--norc", "-n"], input=script, text=True, capture_output=True, check=True
    )
    assert done.stderr == ""
