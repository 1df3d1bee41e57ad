"""The part of CHANGELOG.md of a version, and the changelog that Debian's tools read."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from kiosk import __version__
from tests.conftest import needs
from tests.debian.package_tree import CHECKOUT, DEBIAN
from tools.release.changelog import debian_changelog, version_part
from tools.release.commands import ReleaseError

CHANGELOG = """# Changelog

In the form of [Keep a Changelog](https://keepachangelog.com/).

## [Unreleased]

### Added

- Something new.

## [0.2.0] - 2026-11-03

### Changed

- The second.

## [0.1.0] - 2026-05-06

- The first.
"""


@pytest.mark.parametrize(
    ("version", "part", "day"),
    [
        ("0.2.0", "### Changed\n\n- The second.\n", date(2026, 11, 3)),
        ("0.1.0", "- The first.\n", date(2026, 5, 6)),
        ("0.3.0", "### Added\n\n- Something new.\n", None),
        # Its dots are dots, and it is no beginning of another.
        ("0.1", "### Added\n\n- Something new.\n", None),
    ],
)
def test_the_part_of_a_version_is_its_own_or_what_is_not_released(
    version: str, part: str, day: date | None
) -> None:
    assert version_part(CHANGELOG, version) == (part, day)


def test_a_version_of_which_nothing_is_said_is_refused_with_what_to_add() -> None:
    with pytest.raises(ReleaseError) as error:
        version_part(CHANGELOG.replace("[Unreleased]", "[Plans]"), "0.3.0")
    assert str(error.value) == ("CHANGELOG.md has no part for 0.3.0: add the heading ## [0.3.0].")


def test_a_day_that_there_is_not_is_named() -> None:
    with pytest.raises(ReleaseError) as error:
        version_part(CHANGELOG.replace("2026-11-03", "2026-11-31"), "0.2.0")
    assert str(error.value) == ("CHANGELOG.md has a day that there is not: ## [0.2.0] - 2026-11-31")


def test_the_changelog_of_this_checkout_has_a_part_for_its_version() -> None:
    part, _ = version_part((CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8"), __version__)
    assert part.startswith("### ")


def test_the_tools_of_debian_read_version_day_and_maintainer(tmp_path: Path) -> None:
    needs("dpkg-parsechangelog", "dpkg-dev")
    path = tmp_path / "changelog"
    path.write_text(debian_changelog("0.2.0", date(2026, 11, 3), DEBIAN / "control"))
    done = subprocess.run(
        ["dpkg-parsechangelog", "--all", "--file", path], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    fields = dict(
        line.split(": ", 1)
        for line in done.stdout.splitlines()
        if line[0].isalpha() and ": " in line
    )
    assert fields["Source"] == "aiace-kiosk"
    assert fields["Version"] == "0.2.0"
    assert fields["Date"] == "Tue, 03 Nov 2026 00:00:00 +0000"
    assert fields["Maintainer"] in (DEBIAN / "control").read_text(encoding="utf-8")
    assert "Release 0.2.0: see CHANGELOG.md in this folder." in done.stdout
