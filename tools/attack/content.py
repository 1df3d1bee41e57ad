"""One file of the content or a catalogue is broken: it is named, and the rest is served, or else nothing."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random

from kiosk import paths
from kiosk.clock import today
from kiosk.i18n.catalogs import load_translator
from kiosk.runtime import wiring
from kiosk.runtime.out_of_service import SENTENCES
from tools.attack.attack_report import AttackReport
from tools.attack.content_mutation import mutate
from tools.attack.kiosk_terminal import WELCOME, KioskTerminal
from tools.attack.random_visit import walk
from tools.content_check.report import check_content

ALIVE = 4
"""In each so many attempts a whole kiosk is started on what is broken."""

WALKS, STEPS = 3, 100
PARTS = ("kiosk", "styles", "locales")
HOST = """
import sys
first = "import sys; sys.path.insert(0, {top!r}); "
exec(first)
visit = [sys.executable, "-I", "-c", first + "from kiosk.runtime.visit_worker import main; main()"]
from kiosk.runtime.supervisor import run
sys.exit(run({data!r}, visit_command=visit))
"""


def attempt(number: int, size: int, seed: int, folder: Path) -> AttackReport:
    """One mutation."""
    report, chance = AttackReport(), Random(seed)
    whole = number % ALIVE == 0
    copy(folder, PARTS if whole else ("kiosk/content", "locales"))
    content, locales, data = folder / "kiosk/content", folder / "locales", folder / "data"
    path, how = mutate(content, locales, chance)
    said = f"{path.relative_to(folder)} {how}"
    report.add_figure(how, 1)
    named(path, content, locales, data, said, report)
    with in_place(content, locales):
        for _ in range(WALKS):
            report.add_figure(walk(chance, STEPS, said, report), 1)
    if whole:
        alive(folder, data, said, report)
    return report


def copy(folder: Path, parts: tuple[str, ...] = PARTS) -> None:
    """Copy parts of the product, to be broken there."""
    ignore = shutil.ignore_patterns("__pycache__")
    for name in parts:
        shutil.copytree(paths.PACKAGE.parent / name, folder / name, ignore=ignore)


def named(
    path: Path, content: Path, locales: Path, data: Path, said: str, report: AttackReport
) -> None:
    """Look whether `check-content` fails, and names the file."""
    try:
        found = {str(problem) for problem in check_content(content, locales, today()).problems}
    except Exception as fault:
        report.add_fault(f"{said}: check-content broke with {type(fault).__name__} {fault}")
        return
    fresh = found - known()
    place = path.parent.parent.name if path.parent.name == "LC_MESSAGES" else path.name
    if not fresh:
        report.add_fault(f"{said}: check-content has no word on it")
    elif not any(place in one or path.stem in one for one in fresh):
        report.add_fault(
            f"{said}: check-content does not name the place, it says {sorted(fresh)[:1]}"
        )


@cache
def known() -> set[str]:
    """What is said of the content as it is."""
    report = check_content(paths.CONTENT, paths.shipped_folder("locales"), today())
    return {str(problem) for problem in report.problems}


@contextmanager
def in_place(content: Path, locales: Path) -> Iterator[None]:
    """Let visits in this process use another content and other catalogues."""
    shipped, before = paths.shipped_folder, paths.CONTENT
    vars(wiring)["CONTENT"] = content
    paths.shipped_folder = lambda name: locales if name == "locales" else shipped(name)
    load_translator.cache_clear()
    try:
        yield
    finally:
        vars(wiring)["CONTENT"], paths.shipped_folder = before, shipped
        load_translator.cache_clear()


def copied(top: Path, data: Path) -> list[str]:
    """The command of the kiosk whose copy lies in a folder."""
    return [sys.executable, "-I", "-c", HOST.format(top=str(top), data=str(data))]


def alive(top: Path, data: Path, said: str, report: AttackReport) -> None:
    """A whole kiosk on it shows its welcome page, or that it is out of service; never a traceback."""
    with KioskTerminal(copied(top, data), top / "errors") as terminal:
        try:
            terminal.shows(f"{WELCOME}|Welcome.|Bienvenue.|{SENTENCES[0][0]}")
        except AssertionError:
            report.add_fault(f"{said}: nothing is shown")
        terminal.settle()
        terminal.leave()
        if terminal.code != 0 or b"Traceback" in terminal.raw + (top / "errors").read_bytes():
            report.add_fault(f"{said}: a kiosk ended with {terminal.code}")
    report.add_figure("whole kiosks", 1)
