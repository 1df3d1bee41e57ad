"""The README's two commands on machines that are played: old, bare, offline, full, cut short."""

import os
import subprocess
import time
from pathlib import Path

import pytest

from tests.conftest import needs
from tests.machine import Machine


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_the_first_start_sets_up_and_the_arguments_reach_the_kiosk(machine: Machine) -> None:
    code, out, _ = machine.run("plain", "--language", "fr")
    assert (code, out) == (0, "kiosk plain --language fr\n")
    assert machine.called() == ["venv", "pip", "pip"]


def test_the_second_start_sets_nothing_up_and_says_nothing(machine: Machine) -> None:
    machine.run()
    assert machine.run("check") == (0, "kiosk check\n", "")
    assert machine.called() == ["venv", "pip", "pip"]


def test_the_second_start_adds_no_more_than_a_tenth_of_a_second(machine: Machine) -> None:
    machine.run()

    def seconds() -> float:
        begin = time.perf_counter()
        assert machine.run()[0] == 0
        return time.perf_counter() - begin

    assert min(seconds() for _ in range(10)) < 0.1


def test_it_works_through_a_link_from_another_folder(machine: Machine, tmp_path: Path) -> None:
    machine.run()
    link = tmp_path / "linked"
    link.symlink_to(machine.checkout / "scripts/kiosk")
    called = subprocess.check_output([link, "check"], cwd="/", env=machine.environment, text=True)
    assert called == "kiosk check\n"


@pytest.mark.parametrize("changed", ["requirements.txt", "pyproject.toml"])
def test_what_changed_is_installed_into_the_same_venv(machine: Machine, changed: str) -> None:
    machine.run()
    with (machine.checkout / changed).open("a") as file:
        file.write("# newer\n")
    assert machine.run()[0] == 0
    assert machine.called() == ["venv", "pip", "pip", "pip", "pip"]


def test_a_venv_made_by_hand_is_kept_and_completed(machine: Machine) -> None:
    machine.run()
    for stamp in machine.checkout.glob(".venv/made-from-*"):
        stamp.unlink()
    assert machine.run()[0] == 0
    assert machine.called().count("venv") == 1


def test_a_moved_checkout_makes_its_venv_anew(machine: Machine) -> None:
    machine.run()
    machine.checkout = machine.checkout.rename(machine.checkout.with_name("moved"))
    assert machine.run()[0] == 0
    assert machine.called().count("venv") == 2


def test_a_setting_up_that_was_killed_is_not_trusted_the_next_time(machine: Machine) -> None:
    assert machine.run(plays="killed")[0] == -9
    assert machine.run("check")[:2] == (0, "kiosk check\n")
    assert machine.called() == ["venv", "pip", "venv", "pip", "pip"]


def test_an_update_that_was_killed_is_not_trusted_the_next_time(machine: Machine) -> None:
    machine.run()
    (machine.checkout / "requirements.txt").write_text("newer\n")
    machine.run(plays="killed")
    assert machine.run()[0] == 0
    assert machine.called().count("venv") == 2


def test_an_update_without_the_network_leaves_the_old_version_usable(machine: Machine) -> None:
    pins = machine.checkout / "requirements.txt"
    old = pins.read_text()
    machine.run()
    pins.write_text("newer\n")
    assert machine.run(plays="offline")[0] == 1
    pins.write_text(old)
    assert machine.run()[0] == 0
    assert machine.called().count("venv") == 1


@pytest.mark.parametrize(
    ("plays", "remedy"),
    [
        ("old", "Python 3.11 or later is needed, and this machine has Python 3.9.2: install it"),
        ("bare", "Python's venv module is missing: install it"),
        ("offline", "connect this machine to the network"),
        ("full", "The disk is full: make some room"),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(machine: Machine, plays: str, remedy: str) -> None:
    code, out, complaint = machine.run(plays=plays)
    sentences = [line for line in complaint.splitlines() if not line.startswith("Setting up:")]
    assert code == 1
    assert out == ""
    assert len(sentences) == 1
    assert remedy in sentences[0]


def test_a_machine_without_python_is_told_what_to_install(machine: Machine) -> None:
    (machine.tools / "python3").unlink()
    code, _, complaint = machine.run()
    assert code == 1
    assert complaint == (
        "Python 3.11 or later is needed: install it, on Debian or Ubuntu with:"
        " sudo apt install python3 python3-venv\n"
    )


def test_the_kiosk_starts_after_the_missing_thing_was_mended(machine: Machine) -> None:
    for plays in ("old", "bare", "offline", "full"):
        machine.run(plays=plays)
    assert machine.run("check")[:2] == (0, "kiosk check\n")


def test_two_starts_at_once_set_up_once(machine: Machine) -> None:
    needs("flock", "util-linux")
    os.mkfifo(machine.gate)
    first = machine.start("one", plays="slow")
    assert machine.gate.read_text() == "started\n"
    second = machine.start("two", plays="slow")
    assert second.stderr is not None
    assert second.stderr.readline() == "The kiosk is just being set up: waiting for that.\n"
    machine.gate.write_text("go\n")
    assert machine.gate.read_text() == "started\n"
    machine.gate.write_text("go\n")
    assert first.communicate(timeout=60)[0] == "kiosk one\n"
    assert second.communicate(timeout=60)[0] == "kiosk two\n"
    assert machine.called() == ["venv", "pip", "pip"]
