"""Breaks one file of the content or a catalog: the checks must name it, and the rest be served, or nothing."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random

from kiosk import paths
from kiosk.clock import today
from kiosk.runtime.out_of_service import SENTENCES
from tools.attack.attack_report import AttackReport
from tools.attack.content_mutation import mutate_file
from tools.attack.kiosk_terminal import WELCOME, KioskTerminal
from tools.attack.random_visit import play_random_visit
from tools.content_check.report import check_content

WHOLE_KIOSK_EVERY = 4
"""One attempt in so many also starts a whole kiosk on the broken content."""

VISITS, REPLIES = 3, 100
"""Random visits that are played on it, and the replies of each."""

PARTS = ("kiosk", "styles", "locales")
SUPERVISOR_CODE = """
import sys
first = "import sys; sys.path.insert(0, {top!r}); "
exec(first)
visit = [sys.executable, "-I", "-c", first + "from kiosk.runtime.visit_worker import main; main()"]
from kiosk.runtime.supervisor import run
sys.exit(run({data!r}, visit_command=visit))
"""


def attempt(number: int, size: int, seed: int, folder: Path) -> AttackReport:
    """Try one mutation."""
    report, random = AttackReport(), Random(seed)
    whole = number % WHOLE_KIOSK_EVERY == 0
    copy_product(folder, PARTS if whole else ("kiosk/content", "locales"))
    content, locales, data = folder / "kiosk/content/data", folder / "locales", folder / "data"
    path, how = mutate_file(content, locales, random)
    mutation = f"{path.relative_to(folder)} {how}"
    report.add_figure(how, 1)
    check_is_named(path, content, locales, data, mutation, report)
    with use_content(content, locales):
        for _ in range(VISITS):
            report.add_figure(play_random_visit(random, REPLIES, mutation, report), 1)
    if whole:
        check_whole_kiosk(folder, data, mutation, report)
    return report


def copy_product(folder: Path, parts: tuple[str, ...] = PARTS) -> None:
    """Copy parts of the product, to be broken there."""
    ignore = shutil.ignore_patterns("__pycache__")
    for name in parts:
        shutil.copytree(paths.PACKAGE.parent / name, folder / name, ignore=ignore)


def check_is_named(
    path: Path, content: Path, locales: Path, data: Path, mutation: str, report: AttackReport
) -> None:
    """Check that `check-content` fails and names the file."""
    try:
        found = {str(problem) for problem in check_content(content, locales, today()).problems}
    except Exception as fault:
        report.add_fault(f"{mutation}: check-content broke with {type(fault).__name__} {fault}")
        return
    fresh = found - known_problems()
    place = path.parent.parent.name if path.parent.name == "LC_MESSAGES" else path.name
    if not fresh:
        report.add_fault(f"{mutation}: check-content has no word on it")
    elif not any(place in one or path.stem in one for one in fresh):
        report.add_fault(
            f"{mutation}: check-content does not name the place, it says {sorted(fresh)[:1]}"
        )


@cache
def known_problems() -> set[str]:
    """What `check-content` says of the content as it is shipped."""
    report = check_content(paths.CONTENT, paths.shipped_folder("locales"), today())
    return {str(problem) for problem in report.problems}


@contextmanager
def use_content(content: Path, locales: Path) -> Iterator[None]:
    """Let visits in this process use another content and other catalogs."""
    shipped, before = paths.shipped_folder, paths.CONTENT
    paths.CONTENT = content
    paths.shipped_folder = lambda name: locales if name == "locales" else shipped(name)
    try:
        yield
    finally:
        paths.CONTENT, paths.shipped_folder = before, shipped


def copied_kiosk_command(top: Path, data: Path) -> list[str]:
    """The command of the kiosk whose copy lies in a folder."""
    return [sys.executable, "-I", "-c", SUPERVISOR_CODE.format(top=str(top), data=str(data))]


def check_whole_kiosk(top: Path, data: Path, mutation: str, report: AttackReport) -> None:
    """Check that a whole kiosk shows its welcome page, or that it is out of service, and never a traceback."""
    with KioskTerminal(copied_kiosk_command(top, data), top / "errors") as terminal:
        try:
            terminal.shows(f"{WELCOME}|Welcome.|Bienvenue.|{SENTENCES[0][0]}")
        except AssertionError:
            report.add_fault(f"{mutation}: nothing is shown")
        terminal.settle()
        terminal.leave()
        if terminal.code != 0 or b"Traceback" in terminal.raw + (top / "errors").read_bytes():
            report.add_fault(f"{mutation}: a kiosk ended with {terminal.code}")
    report.add_figure("whole kiosks", 1)
