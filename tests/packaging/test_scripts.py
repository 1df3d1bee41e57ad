"""The README's two commands on machines that are played: old, bare, offline, full, cut short."""

import os
import platform
import subprocess
import time
from pathlib import Path

import pytest

from tests.conftest import needs
from tests.packaging.fake_machine import FakeMachine


@pytest.fixture
def machine(tmp_path: Path) -> FakeMachine:
    return FakeMachine(tmp_path)


def test_the_first_start_sets_up_and_the_arguments_reach_the_kiosk(machine: FakeMachine) -> None:
    code, out, _ = machine.run("plain", "--language", "fr")
    assert (code, out) == (0, "kiosk plain --language fr\n")
    assert machine.called() == ["venv", "pip", "pip"]


def test_a_user_without_a_home_folder_can_set_up(machine: FakeMachine) -> None:
    assert "HOME" not in machine.environment
    assert machine.run("check")[:2] == (0, "kiosk check\n")


def test_the_second_start_sets_nothing_up_and_says_nothing(machine: FakeMachine) -> None:
    machine.run()
    assert machine.run("check") == (0, "kiosk check\n", "")
    assert machine.called() == ["venv", "pip", "pip"]


def test_the_second_start_adds_no_more_than_a_tenth_of_a_second(machine: FakeMachine) -> None:
    machine.run()

    def seconds() -> float:
        begin = time.perf_counter()
        assert machine.run()[0] == 0
        return time.perf_counter() - begin

    assert min(seconds() for _ in range(10)) < 0.1


def test_it_works_through_a_link_from_another_folder(machine: FakeMachine, tmp_path: Path) -> None:
    machine.run()
    link = tmp_path / "linked"
    link.symlink_to(machine.checkout / "scripts/kiosk")
    called = subprocess.check_output([link, "check"], cwd="/", env=machine.environment, text=True)
    assert called == "kiosk check\n"


@pytest.mark.parametrize("changed", ["requirements.txt", "pyproject.toml"])
def test_what_changed_is_installed_into_the_same_venv(machine: FakeMachine, changed: str) -> None:
    machine.run()
    with (machine.checkout / changed).open("a") as file:
        file.write("# newer\n")
    assert machine.run()[0] == 0
    assert machine.called() == ["venv", "pip", "pip", "pip", "pip"]


def test_a_venv_made_by_hand_is_kept_and_completed(machine: FakeMachine) -> None:
    machine.run()
    for stamp in machine.checkout.glob(".venv/made-from-*"):
        stamp.unlink()
    assert machine.run()[0] == 0
    assert machine.called().count("venv") == 1


def test_a_moved_checkout_makes_its_venv_anew(machine: FakeMachine) -> None:
    machine.run()
    machine.checkout = machine.checkout.rename(machine.checkout.with_name("moved"))
    assert machine.run()[0] == 0
    assert machine.called().count("venv") == 2


def test_a_setting_up_that_was_killed_is_not_trusted_the_next_time(machine: FakeMachine) -> None:
    assert machine.run(plays="killed")[0] == -9
    assert machine.run("check")[:2] == (0, "kiosk check\n")
    assert machine.called() == ["venv", "pip", "venv", "pip", "pip"]


def test_an_update_that_was_killed_is_not_trusted_the_next_time(machine: FakeMachine) -> None:
    machine.run()
    (machine.checkout / "requirements.txt").write_text("newer\n")
    machine.run(plays="killed")
    assert machine.run()[0] == 0
    assert machine.called().count("venv") == 2


def test_an_update_without_the_network_leaves_the_old_version_usable(machine: FakeMachine) -> None:
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
        ("jammy", "has Python 3.10.12: install it beside that one, on Ubuntu 22.04 with:"),
        ("jammy", "sudo apt install python3.11 python3.11-venv"),
        ("bare", "Python's venv module is missing: install it"),
        ("offline", "connect this machine to the network"),
        ("certificate", "does not trust the certificate of the server of Python's packages"),
        ("certificate", "export PIP_CERT=FILE"),
        ("proxy", "The proxy that this machine is set to use does not let it through"),
        ("proxy", "correct or unset the variables https_proxy and HTTPS_PROXY"),
        (
            "wheel",
            f"no finished package of msgspec for this machine ({platform.machine()}, Python ",
        ),
        ("wheel", "use a PC with a 64-bit system (x86_64 or aarch64)"),
        ("full", "The disk is full: make some room"),
        ("full log", "The disk is full: make some room"),
        ("full venv", "The disk is full: make some room"),
        ("shut venv", "belongs to another user, as after a start with sudo"),
        ("shut package", "belongs to another user, as after a start with sudo"),
        ("strange venv", "put right what Python says of it (ValueError: something new)"),
        ("strange", ".venv/set-up.log, then run the same command again."),
        ("noexec", "it is mounted with noexec): move the folder to another disk"),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(
    machine: FakeMachine, plays: str, remedy: str
) -> None:
    assert remedy in machine.complaint(plays)


def test_a_network_that_is_there_is_not_asked_for(machine: FakeMachine) -> None:
    for plays in ("certificate", "proxy", "wheel", "full log", "shut package"):
        assert "network," not in machine.complaint(plays)


def test_a_disk_that_is_full_when_the_first_file_is_made_is_reported(machine: FakeMachine) -> None:
    (machine.tools / "touch").unlink()
    (machine.tools / "touch").symlink_to("/bin/false")
    said = machine.complaint("full")
    assert said.startswith("The disk is full: make some room, 400 MB or so, on that of ")
    assert str(machine.checkout) in said


def test_a_colon_in_the_path_is_reported(machine: FakeMachine) -> None:
    machine.checkout = machine.checkout.rename(machine.checkout.with_name("a:b"))
    assert machine.complaint() == (
        f"The path {machine.checkout} has a colon in it, which Python's environments cannot take:"
        " give that folder a name without one, then run the same command again."
    )
    assert machine.called() == []


@pytest.mark.parametrize("mode", [0o000, 0o500])
def test_a_venv_of_another_user_is_reported_with_how_to_remove_it(
    machine: FakeMachine, mode: int
) -> None:
    machine.run()
    machine.obey_rights()
    (machine.checkout / "requirements.txt").write_text("newer\n")
    venv = machine.checkout / ".venv"
    venv.chmod(mode)
    assert machine.complaint() == (
        f"The folder {venv}, or something in it, belongs to another user, as after a start with sudo:"
        f" remove it with sudo rm -rf '{venv}' '{venv}-half-made', then run the same command again,"
        " without sudo."
    )
    venv.chmod(0o700)
    assert machine.run("check")[:2] == (0, "kiosk check\n")


def test_a_file_of_another_user_in_the_venv_is_reported_without_a_word_of_the_tools(
    machine: FakeMachine,
) -> None:
    machine.run()
    machine.obey_rights()
    (machine.checkout / "requirements.txt").write_text("newer\n")
    (machine.checkout / ".venv/set-up.log").chmod(0o400)
    assert "belongs to another user" in machine.complaint()


def test_a_set_up_that_another_user_left_half_done_is_reported(machine: FakeMachine) -> None:
    # Nobody but its owner may set the time of a file that is shut to others.
    (machine.tools / "touch").unlink()
    (machine.tools / "touch").symlink_to("/bin/false")
    assert f"rm -rf '{machine.checkout}/.venv' '{machine.checkout}/.venv-half-made'" in (
        machine.complaint()
    )


def test_a_checkout_of_another_user_is_reported_with_how_to_own_it(machine: FakeMachine) -> None:
    machine.obey_rights()
    machine.checkout.chmod(0o500)
    said = machine.complaint()
    machine.checkout.chmod(0o700)
    assert f"The folder {machine.checkout} cannot be written: let its owner start" in said
    assert f"sudo chown -R \"$(id -un)\" '{machine.checkout}'" in said


def test_a_checkout_whose_owner_has_closed_its_venv_is_reported_with_how_to_open_it(
    machine: FakeMachine,
) -> None:
    machine.run()
    machine.obey_rights()
    venv = machine.checkout / ".venv"
    venv.chmod(0o000)
    machine.checkout.chmod(0o500)
    said = machine.complaint()
    machine.checkout.chmod(0o700)
    venv.chmod(0o700)
    assert said == (
        f"The folder {venv} is shut to you: let its owner run chmod -R go+rX '{machine.checkout}',"
        " then run the same command again."
    )


def test_a_machine_without_python_gets_the_name_of_what_to_install(machine: FakeMachine) -> None:
    (machine.tools / "python3").unlink()
    code, _, complaint = machine.run()
    assert code == 1
    assert complaint == (
        "Python 3.11 or later is needed: install it, on Debian or Ubuntu with:"
        " sudo apt install python3 python3-venv\n"
    )


def test_the_kiosk_starts_after_the_missing_thing_was_mended(machine: FakeMachine) -> None:
    for plays in ("old", "bare", "offline", "full", "full venv", "proxy", "noexec"):
        machine.run(plays=plays)
    assert machine.run("check")[:2] == (0, "kiosk check\n")


def test_two_starts_at_once_set_up_once(machine: FakeMachine) -> None:
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
