"""The command `kiosk` of the package: which Python it takes, and what it says where none fits."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.debian.installed_program import STARTER, copy_command

SAY = """#!/bin/sh
printf '%s\\n' "$(basename "$0")" "$@"
"""
"""Says how it was called, one word a line."""

WORDS = ["plain", "two words", "", "--name=a b", "*", "$HOME", "-c", 'quo"te']

SHOW = """
import os, sys
def main():
    print(*sys.argv, sep="\\n")
    print("--", *map(os.path.basename, sys.path[:2]))
"""
"""A kiosk that says with which words and libraries it was started."""


class Computer:
    """A folder with the command, made-up Pythons and libraries for some of them."""

    def __init__(self, folder: Path) -> None:
        self.bin, self.lib, self.tools = folder / "bin", folder / "lib", folder / "tools"
        self.service = folder / "kiosk.service"
        for made in (self.bin, self.lib, self.tools):
            made.mkdir()
        self.command = copy_command(folder, self.bin, libraries=self.lib, service=self.service)
        self.add_tool("id", "echo 1000\n")

    def add_tool(self, name: str, script: str) -> None:
        """Put a command before those of the system."""
        (self.tools / name).write_text(f"#!/bin/sh\n{script}")
        (self.tools / name).chmod(0o755)

    def add_python(self, version: str, link: str = "") -> None:
        """Add a made-up Python, and a link to it by another name."""
        (self.bin / f"python{version}").write_text(SAY)
        (self.bin / f"python{version}").chmod(0o755)
        if link:
            (self.bin / link).symlink_to(f"python{version}")

    def add_libraries(self, *versions: str) -> None:
        """Add the folders of the compiled libraries for some versions."""
        for version in versions:
            (self.lib / version).mkdir()

    def run(self, *words: str, shell: str = "sh") -> "subprocess.CompletedProcess[str]":
        """Run the command by one of the system's shells."""
        given = {"PATH": f"{self.tools}:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/nowhere"}
        return subprocess.run(
            [shell, self.command, *words], env=given, capture_output=True, text=True, check=False
        )


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


@pytest.mark.parametrize("shell", ["dash", "bash"])
@pytest.mark.parametrize(
    ("pythons", "libraries", "taken"),
    [
        ([("3.11", "python3")], ["cp311", "cp312", "cp313"], ("python3", "cp311")),
        ([("3.13", "python3"), ("3.11", "")], ["cp311", "cp313"], ("python3", "cp313")),
        # The Python of the system is too new or too old: another one beside it fits.
        ([("3.15", "python3"), ("3.13", "")], ["cp311", "cp313"], ("python3.13", "cp313")),
        ([("3.10", "python3"), ("3.11", "")], ["cp311", "cp313"], ("python3.11", "cp311")),
        ([("3.14", "python3"), ("3.11", ""), ("3.12", "")], ["cp311"], ("python3.11", "cp311")),
        ([("3.12", "")], ["cp312"], ("python3.12", "cp312")),
    ],
)
def test_it_starts_with_the_first_python_that_there_are_libraries_for(
    computer: Computer,
    shell: str,
    pythons: list[tuple[str, str]],
    libraries: list[str],
    taken: tuple[str, str],
) -> None:
    for version, link in pythons:
        computer.add_python(version, link)
    computer.add_libraries(*libraries)
    done = computer.run(*WORDS, shell=shell)
    python, version = taken
    called = [python, "-I", f"{computer.lib}/start.py", version, *WORDS]
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "".join(f"{word}\n" for word in called)


@pytest.mark.parametrize("versions", [[], ["3.10"], ["3.15", "3.14"]])
def test_where_no_python_fits_it_names_the_remedy_in_one_sentence(
    computer: Computer, versions: list[str]
) -> None:
    for version in versions:
        computer.add_python(version, "" if (computer.bin / "python3").exists() else "python3")
    computer.add_libraries("cp311", "cp312", "cp313")
    done = computer.run("setup")
    assert (done.returncode, done.stdout) == (1, "")
    (sentence,) = done.stderr.splitlines()
    assert sentence.endswith("install python3.13).")
    assert "install a newer version of the package aiace-kiosk" in sentence


def test_a_python_that_cannot_be_run_is_not_taken(computer: Computer) -> None:
    computer.add_python("3.13", "python3")
    (computer.bin / "python3.13").chmod(0o644)
    computer.add_python("3.12")
    computer.add_libraries("cp312", "cp313")
    assert computer.run().stdout.startswith("python3.12\n")


def test_the_words_reach_the_kiosk_as_they_were_typed(computer: Computer) -> None:
    version = f"cp3{sys.version_info.minor}"
    (computer.bin / f"python3.{sys.version_info.minor}").symlink_to(
        os.path.realpath(sys.executable)
    )
    (computer.bin / "python3").symlink_to(f"python3.{sys.version_info.minor}")
    computer.add_libraries(version, "common", "common/kiosk")
    shutil.copy(STARTER, computer.lib / "start.py")
    (computer.lib / "common/kiosk/__init__.py").write_text("")
    (computer.lib / "common/kiosk/__main__.py").write_text(SHOW)
    done = computer.run(*WORDS)
    assert (done.returncode, done.stderr) == (0, "")
    *words, found = done.stdout.splitlines()
    assert words == ["kiosk", *WORDS]
    assert found == f"-- common {version}"


def test_root_goes_on_as_the_kiosk_where_the_computer_is_one(computer: Computer) -> None:
    computer.add_python("3.12", "python3")
    computer.add_libraries("cp312")
    computer.service.write_text("[Service]\n")
    computer.add_tool("id", "echo 0\n")
    computer.add_tool(
        "setpriv", 'printf "%s\\n" "$@"; echo "-- $KIOSK_DATA $HOME $(pwd) $(umask)"\n'
    )
    done = computer.run(*WORDS)
    called = [
        "--reuid=kiosk",
        "--regid=kiosk",
        "--init-groups",
        "--",
        str(computer.command),
        *WORDS,
    ]
    place = "-- /var/lib/kiosk /var/lib/kiosk / 0077"
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "".join(f"{line}\n" for line in [*called, place])


@pytest.mark.parametrize(("user", "service"), [("0", False), ("1000", True), ("1000", False)])
def test_nobody_else_and_nowhere_else_becomes_the_kiosk_s_user(
    computer: Computer, user: str, service: bool
) -> None:
    computer.add_python("3.12", "python3")
    computer.add_libraries("cp312")
    computer.add_tool("id", f"echo {user}\n")
    computer.add_tool("setpriv", "echo setpriv\n")
    if service:
        computer.service.write_text("[Service]\n")
    assert computer.run().stdout.startswith("python3\n-I\n")
