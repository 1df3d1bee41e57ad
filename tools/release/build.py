"""Makes the files of a release from a checkout, or from the sdist of one: the same bytes each time."""

import shutil
import sys
import tarfile
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from kiosk import __version__
from kiosk.content.last_review import last_review
from kiosk.paths import CONTENT
from tools.release.changelog import debian_changelog, noon, version_part
from tools.release.commands import ReleaseError, require_programs, run
from tools.release.libraries import fetch_wheels, install_libraries

CHECKOUT = Path(__file__).parents[2]
SHELLS = {
    "bash": "usr/share/bash-completion/completions/kiosk",
    "zsh": "usr/share/zsh/vendor-completions/_kiosk",
    "fish": "usr/share/fish/vendor_completions.d/kiosk.fish",
}
"""Where each shell looks for how the words of a command are completed."""


def build_release(into: Path, wheels: Path, tell: Callable[[str], None]) -> None:
    """Make the sdist, the wheel, the Debian packages and the changelog's part in a folder, which must be empty.

    The libraries come from the folder `wheels`, where they are fetched into first unless they are there.
    Raises ReleaseError.
    """
    require_programs()
    if into.exists() and any(into.iterdir()):
        raise ReleaseError(f"There is something in {into}: name an empty folder with --into.")
    into.mkdir(parents=True, exist_ok=True)
    part, day = version_part((CHECKOUT / "CHANGELOG.md").read_text(), __version__)
    # The content's date stands for the day of what has none yet, so that the same source makes the same bytes.
    day = day or last_review(CONTENT)
    if day is None:
        raise ReleaseError(
            "Nothing in the content has a date, and the version has none in CHANGELOG.md."
        )
    epoch = {"SOURCE_DATE_EPOCH": str(int(noon(day).timestamp()))}
    with tempfile.TemporaryDirectory(prefix="kiosk-release-") as name:
        work = Path(name)
        tell("the sdist, and the wheel from it")
        source = _unpack(_build("sdist", CHECKOUT, into, epoch), work)
        kiosk = _build("wheel", source, into, epoch)
        tell("the libraries")
        if not any(wheels.glob("cp*/*.whl")):
            fetch_wheels(source, wheels)
        install_libraries(wheels, kiosk, _made(source / "libraries"))
        tell("the Debian packages")
        _lay_debian_folder(source, day)
        _write_completion(source)
        run(["dpkg-buildpackage", "--build=binary", "--no-sign"], source, epoch)
        packages = sorted(work.glob("*.deb"))
        for package in packages:
            shutil.copyfile(package, into / package.name)
        run(["lintian", "--fail-on", "error", *packages], work)
    (into / f"CHANGELOG-{__version__}.md").write_text(part)


def _build(kind: str, source: Path, into: Path, epoch: dict[str, str]) -> Path:
    """Build a wheel or an sdist of a source into a folder."""
    there = set(into.iterdir())
    command = [sys.executable, "-I", "-m", "hatchling", "build", "-t", kind, "-d", str(into)]
    run([*command], source, epoch)
    (made,) = set(into.iterdir()) - there
    return made


def _unpack(sdist: Path, into: Path) -> Path:
    """Unpack an sdist; the folder in it."""
    # Python 3.11 knows this since 3.11.4, and Debian 12 has 3.11.2.
    filtered: Any = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
    with tarfile.open(sdist) as archive:
        archive.extractall(into, **filtered)
    return into / sdist.name.removesuffix(".tar.gz")


def _lay_debian_folder(source: Path, day: date) -> None:
    """Put the folder debian at the top of the source, with its changelog."""
    debian = source / "debian"
    shutil.copytree(source / "tools" / "debian", debian, symlinks=True)
    text = debian_changelog(__version__, day, debian / "control")
    (debian / "changelog").write_text(text)


def _write_completion(source: Path) -> None:
    """Write how each shell completes the words of the command `kiosk`."""
    for shell, place in SHELLS.items():
        target = source / "completion" / place
        target.parent.mkdir(parents=True)
        target.write_text(run([sys.executable, "-I", "-m", "kiosk", "completion", shell], source))


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
