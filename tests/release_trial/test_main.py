"""`scripts/try-release`: why packages cannot be tried, in one sentence with the remedy."""

import argparse
import os
import subprocess
from pathlib import Path

import pytest

from tools.release_trial.main import find_missing, main
from tools.release_trial.steps import CHECK_UNIT
from tools.test_in_root.main import CHECKOUT

NAMES = (
    "aiace-kiosk_1_amd64.deb",
    "aiace-kiosk-console_1_all.deb",
    "aiace-kiosk-desktop_1_all.deb",
)


@pytest.fixture
def options(tmp_path: Path) -> argparse.Namespace:
    """The options for two folders with the packages of a release in each."""
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        for package in NAMES:
            (tmp_path / name / package).touch()
    return argparse.Namespace(
        suite="bookworm",
        old=tmp_path / "old",
        new=tmp_path / "new",
        shape="console",
        upgrade=False,
    )


def test_two_folders_with_one_release_each_can_be_tried(options: argparse.Namespace) -> None:
    assert find_missing(options) == ""
    options.shape, options.upgrade = "desktop", True
    assert find_missing(options) == ""


@pytest.mark.parametrize("folder", ["old", "new"])
@pytest.mark.parametrize("package", ["aiace-kiosk", "aiace-kiosk-console"])
def test_a_package_that_is_missing_is_named_with_its_folder(
    options: argparse.Namespace, folder: str, package: str
) -> None:
    place: Path = getattr(options, folder)
    (found,) = place.glob(f"{package}_*.deb")
    found.unlink()
    assert find_missing(options) == (
        f"There is not one package {package} in {place}: make them with scripts/release."
    )


def test_a_folder_that_is_not_there_or_has_two_releases_is_named(
    options: argparse.Namespace, tmp_path: Path
) -> None:
    (options.new / "aiace-kiosk_2_amd64.deb").touch()
    assert find_missing(options).startswith(
        f"There is not one package aiace-kiosk in {options.new}: "
    )
    options.new = tmp_path / "absent"
    assert find_missing(options).startswith(
        f"There is not one package aiace-kiosk in {options.new}: "
    )


def test_only_debian_12_is_upgraded(options: argparse.Namespace) -> None:
    options.suite, options.upgrade = "trixie", True
    assert find_missing(options) == "Only a Debian 12 (bookworm) is upgraded, to Debian 13."


def test_without_root_one_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert main(["bookworm", str(tmp_path), str(tmp_path)]) == 1
    assert capsys.readouterr() == (
        "",
        "Building a Debian needs the rights of root: run this command with sudo.\n",
    )


def test_the_command_explains_itself_to_everybody() -> None:
    said = subprocess.check_output([CHECKOUT / "scripts/try-release", "--help"], text=True)
    assert "{bookworm,trixie}" in said
    assert "--make-next WHEELS DIR" in " ".join(said.split())


@pytest.mark.parametrize(("said", "code"), [("", 0), ("kiosk.service: Unknown key", 1)])
def test_the_step_that_checks_the_unit_fails_where_systemd_complains_of_it(
    tmp_path: Path, said: str, code: int
) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    verified = tools / "systemd-analyze"
    verified.write_text(f'#!/bin/sh\n[ "$1" != verify ] || echo "{said}" >&2\n')
    verified.chmod(0o755)
    # The lines up to the first that needs a root of its own.
    lines = CHECK_UNIT.partition("mkdir ")[0].replace("/tmp/", f"{tmp_path}/")
    done = subprocess.run(
        ["sh", "-euc", lines],
        env={"PATH": f"{tools}:/usr/bin:/bin"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == code
