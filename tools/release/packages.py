"""Packs a source that is ready into Debian packages: the same bytes wherever, whenever and by whomever."""

import os
import shutil
import sys
from datetime import date
from pathlib import Path

from kiosk import __version__
from tools.release.changelog import debian_changelog, release_moment
from tools.release.commands import run

LIBRARIES = "libraries"
"""The folder of a source in which `tools/debian/aiace-kiosk.install` expects the libraries and the kiosk."""

SHELLS = {
    "bash": "usr/share/bash-completion/completions/kiosk",
    "zsh": "usr/share/zsh/vendor-completions/_kiosk",
    "fish": "usr/share/fish/vendor_completions.d/kiosk.fish",
}
"""Where each shell looks for how the words of a command are completed."""


def build_packages(source: Path, day: date) -> list[Path]:
    """Pack a source that holds LIBRARIES; the packages, which lie beside its folder. Raises ReleaseError."""
    _lay_debian_folder(source, day)
    _write_completion(source)
    moment = int(release_moment(day).timestamp())
    _set_times(source, moment)
    variables = {"SOURCE_DATE_EPOCH": str(moment)}
    run(["dpkg-buildpackage", "--build=binary", "--no-sign"], source, variables)
    return sorted(source.parent.glob("*.deb"))


def check_packages(packages: list[Path]) -> None:
    """Raise ReleaseError where lintian finds an error in packages."""
    folder = packages[0].parent
    # It leaves files in the folder for temporary ones.
    run(["lintian", "--fail-on", "error", *packages], folder, {"TMPDIR": str(folder)})


def _lay_debian_folder(source: Path, day: date) -> None:
    """Put the folder debian at the top of the source, with its changelog."""
    debian = source / "debian"
    shutil.copytree(source / "tools" / "debian", debian, symlinks=True)
    text = debian_changelog(__version__, day, debian / "control")
    (debian / "changelog").write_text(text, encoding="utf-8")


def _write_completion(source: Path) -> None:
    """Write how each shell completes the words of the command `kiosk`."""
    for shell, place in SHELLS.items():
        target = source / "completion" / place
        target.parent.mkdir(parents=True)
        said = run([sys.executable, "-I", "-m", "kiosk", "completion", shell], source)
        target.write_text(said, encoding="utf-8")


def _set_times(source: Path, moment: int) -> None:
    """Give all files of a source the time of the release: dpkg changes later ones only, not earlier ones."""
    for path in source.rglob("*"):
        os.utime(path, (moment, moment), follow_symlinks=False)
