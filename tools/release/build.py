"""Makes the files of a release from a checkout, or from the sdist of one: the same bytes each time."""

import shutil
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from kiosk import __version__
from kiosk.content.last_review import last_review
from kiosk.paths import CONTENT
from tools.release.changelog import release_moment, version_part
from tools.release.commands import PACKAGES, ReleaseError, require_programs, run
from tools.release.libraries import fetch_wheels, install_libraries, missing_wheels
from tools.release.packages import LIBRARIES, build_packages, check_packages

CHECKOUT = Path(__file__).parents[2]


@contextmanager
def new_release(into: Path) -> Iterator[Path]:
    """An empty folder to make a release in, whose files come into `into` at the end, or not at all.

    Raises ReleaseError unless `into` is empty or not there yet.
    """
    made = not into.exists()
    if not made and (not into.is_dir() or any(into.iterdir())):
        raise ReleaseError(f"There is something in {into}: name an empty folder with --into.")
    into.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(prefix=".half-made-", dir=into) as name:
            draft = Path(name)
            yield draft
            for path in sorted(draft.iterdir()):
                path.rename(into / path.name)
    except BaseException:
        if made:
            with suppress(OSError):
                into.rmdir()
        raise


def build_release(into: Path, wheels: Path, tell: Callable[[str], None]) -> None:
    """Make the sdist, the wheel, the Debian packages and the changelog's part in an empty folder.

    The libraries come from the folder `wheels`, where they are fetched into first unless all are there.
    Raises ReleaseError.
    """
    require_programs(*PACKAGES)
    changelog = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
    part, day = version_part(changelog, __version__)
    # The content's date stands for the day of what has none yet, so that the same source makes the same bytes.
    day = require_day(day or last_review(CONTENT), datetime.now(UTC).date())
    with tempfile.TemporaryDirectory(prefix="kiosk-release-") as name:
        work = Path(name)
        tell("the sdist, and the wheel from it")
        source = unpack_sdist(build_archive("sdist", CHECKOUT, into, day), work)
        kiosk = build_archive("wheel", source, into, day)
        tell("the libraries")
        if missing_wheels(source, wheels):
            fetch_wheels(source, wheels)
        install_libraries(source, wheels, kiosk, source / LIBRARIES)
        tell("the Debian packages")
        packages = build_packages(source, day)
        check_packages(packages)
        for package in packages:
            shutil.copyfile(package, into / package.name)
    (into / f"CHANGELOG-{__version__}.md").write_text(part, encoding="utf-8")


def require_day(day: date | None, today: date) -> date:
    """The day of a release; ReleaseError where there is none, or one that the clock has not reached."""
    if day is None:
        raise ReleaseError(
            "Nothing in the content has a date, and the version has none in CHANGELOG.md: add one there."
        )
    if day > today:
        # dpkg gives files no time that is still to come.
        raise ReleaseError(
            f"The release is of {day}, and the clock of this computer says {today}: set the clock right, or the"
            " day in CHANGELOG.md."
        )
    return day


def build_archive(kind: str, source: Path, into: Path, day: date) -> Path:
    """Build a wheel or an sdist of a source into a folder; its path."""
    there = set(into.iterdir())
    moment = {"SOURCE_DATE_EPOCH": str(int(release_moment(day).timestamp()))}
    command = [sys.executable, "-I", "-m", "hatchling", "build", "-t", kind, "-d", str(into)]
    run([*command], source, moment)
    (made,) = set(into.iterdir()) - there
    return made


def unpack_sdist(sdist: Path, into: Path) -> Path:
    """Unpack an sdist; the folder in it."""
    # Python 3.11 knows this since 3.11.4, and Debian 12 has 3.11.2.
    filtered: Any = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
    with tarfile.open(sdist) as archive:
        archive.extractall(into, **filtered)
    return into / sdist.name.removesuffix(".tar.gz")
