"""`scripts/test-in-root`, but for what only root may do: mounts and chroot."""

import os
import subprocess
import sys
from pathlib import Path
from typing import TextIO

import pytest

from tests.conftest import needs
from tools.test_in_root import debian_root, main, mirror_settings, terminal_check
from tools.test_in_root.steps import SHOWN_LINES, StepRunner

TOP = Path(__file__).parents[2]


def test_without_root_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert main.find_hindrance(None) == (
        "Building a Debian needs the rights of root: run this command with sudo."
    )


def test_a_program_that_is_missing_is_named_with_its_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main.find_hindrance(None).startswith(
        "debootstrap is missing: sudo apt install debootstrap"
    )


def test_a_folder_that_is_there_is_not_written_to(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/sbin/{name}")
    assert main.find_hindrance(tmp_path).startswith(f"{tmp_path} is there already")
    assert main.find_hindrance(tmp_path / "new") == ""


def test_the_command_explains_itself_to_everybody() -> None:
    said = subprocess.check_output([TOP / "scripts/test-in-root", "--help"], text=True)
    assert "{bookworm,trixie}" in said
    assert "--with-packages" in said


def test_the_packages_are_those_that_the_tests_ask_for() -> None:
    names = main.listed_packages()
    assert {"cups", "espeak-ng", "systemd", "strace"} <= {*names}
    assert not [name for name in names if name.startswith("#") or " " in name]
    assert ".ci/packages" in (TOP / ".ci/run").read_text(encoding="utf-8")


def test_the_settings_of_pip_and_the_proxy_are_passed_on_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "pip.conf").write_text("[global]\ntimeout = 77\nindex-url = https://a.example/\n")
    for name, value in {
        "PIP_CONFIG_FILE": str(tmp_path / "pip.conf"),
        "PIP_INDEX_URL": "https://b.example/simple",
        "https_proxy": "http://proxy.example:3128",
        "SECRET": "not for others",
    }.items():
        monkeypatch.setenv(name, value)
    found = mirror_settings.passed_variables()
    assert found["PIP_TIMEOUT"] == "77"
    assert found["PIP_INDEX_URL"] == "https://b.example/simple"
    assert found["https_proxy"] == "http://proxy.example:3128"
    assert "SECRET" not in found


def test_files_and_folders_that_settings_name_are_found(tmp_path: Path) -> None:
    (tmp_path / "index/simple").mkdir(parents=True)
    (tmp_path / "cert.pem").touch()
    variables = {
        "PIP_EXTRA_INDEX_URL": f"file://{tmp_path}/index/simple https://a.example/simple",
        "SSL_CERT_FILE": f"{tmp_path}/cert.pem",
        "PIP_FIND_LINKS": f"{tmp_path}/gone",
    }
    assert mirror_settings.named_paths(variables) == {tmp_path / "index", tmp_path / "cert.pem"}


def test_a_checkout_is_copied_as_it_stands_without_what_git_ignores(tmp_path: Path) -> None:
    needs("git", "git")
    source = tmp_path / "a source"
    source.mkdir()
    for name in ("old", "changed", "gone", "made here.pyc"):
        (source / name).write_text(name)
    (source / ".gitignore").write_text("*.pyc\n")
    for words in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", *words], cwd=source, check=True)
    (source / "changed").write_text("since")
    (source / "gone").unlink()
    (source / "a folder").mkdir()
    (source / "a folder/new").write_text("new")
    debian_root.copy_checkout(source, tmp_path / "copy")
    copied = {
        str(path.relative_to(tmp_path / "copy")): path.read_text()
        for path in (tmp_path / "copy").rglob("*")
        if path.is_file()
    }
    assert copied == {
        "old": "old",
        "changed": "since",
        ".gitignore": "*.pyc\n",
        "a folder/new": "new",
    }


def test_a_debian_is_built_once_for_each_list_of_packages(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    built: list[str] = []

    def run(log: TextIO | None, *command: str | Path) -> None:
        match command:
            case ("debootstrap", *_, folder, _):
                built.append("debootstrap")
                (Path(folder) / "etc").mkdir()
            case ("cp", *_, source, target):
                subprocess.run(["cp", "-a", source, target], check=True)

    def install(packages: tuple[str, ...], _: Path, log: TextIO) -> None:
        built.append(",".join(packages))

    monkeypatch.setenv("KIOSK_ROOTS", str(tmp_path / "roots"))
    monkeypatch.setattr(debian_root, "_run", run)
    monkeypatch.setattr(debian_root, "_install_packages", install)
    for number, more in enumerate([(), (), ("tmux",), ("tmux",), ("tmux", "cups"), ()]):
        debian_root.build_root("trixie", more, tmp_path / str(number), sys.stderr)
        assert (tmp_path / str(number) / "etc").is_dir()
    assert built == ["debootstrap", "tmux", "tmux,cups"]


def test_each_step_is_reported_with_its_result_and_one_that_failed_with_its_last_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def well(log: TextIO) -> bool:
        print("=========== 5 passed, 1 skipped in 2.00s ===========", file=log, flush=True)
        return True

    def badly(log: TextIO) -> bool:
        print("the reason", file=log, flush=True)
        return False

    def late(log: TextIO) -> bool:
        raise subprocess.TimeoutExpired(["scripts/test"], 3600)

    runner = StepRunner(tmp_path)
    assert runner.run("All tests", well)
    assert not runner.run("a visit", badly)
    assert not runner.run("a hang", late)
    assert runner.failed == ["a visit", "a hang"]
    said = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert said[0].endswith("s  All tests: ok: 5 passed, 1 skipped in 2.00s")
    assert said[1].endswith("s  a visit: FAILED")
    assert said[2] == "the reason"
    assert "timed out" in said[4]
    assert (tmp_path / "a-visit.log").read_text() == "the reason\n"


def test_every_test_that_failed_is_named_however_much_was_said_after_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = "FAILED tests/test_clock.py::test_one[a b] - assert 1 == 2"
    second = "ERROR tests/test_files.py::test_two - OSError"
    after = [f"SKIPPED [1] tests/{number}" for number in range(SHOWN_LINES)]

    def tests(log: TextIO) -> bool:
        print("a FAILED of a page", first, second, *after, first, sep="\n", file=log, flush=True)
        return False

    assert not StepRunner(tmp_path).run("scripts/test", tests)
    said = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert said[0].endswith("s  scripts/test: FAILED")
    # One that the last lines name themselves is not named twice.
    assert said[1:] == [second, *after[1:], first]


@pytest.mark.parametrize(
    ("does", "code"),
    [
        ("signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))", 0),
        ("signal.signal(signal.SIGTERM, lambda *_: sys.exit(3))", 1),
        ("signal.signal(signal.SIGTERM, signal.SIG_DFL)", 1),
        ("sys.exit(0)", 1),
    ],
)
def test_a_full_screen_must_come_and_end_cleanly_by_sigterm(does: str, code: int) -> None:
    screen = f"import signal, sys; {does}; print('a page', flush=True); signal.pause()"
    assert terminal_check.main("a page", [sys.executable, "-I", "-c", screen]) == code


def test_a_full_screen_that_does_not_come_or_does_not_end_is_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(terminal_check, "LIMIT", 1.0)
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); signal.pause()"
    assert terminal_check.main("a page", [sys.executable, "-I", "-c", deaf]) == 1
