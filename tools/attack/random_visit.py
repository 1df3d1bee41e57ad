"""Visits in this process on any content, led by chance."""

import traceback
from pathlib import Path
from random import Random

from kiosk.runtime.lazy_content import BrokenContentError, LazyContent, require_usable_content
from kiosk.runtime.wiring import start_visit
from kiosk.runtime.worker_config import WorkerConfig
from kiosk.view_model.page import Choices, Page
from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Reply, Typed
from tools.attack.attack_report import AttackReport

TYPED = ("0032470123456", "0247012345", "482915730", "12", "999999999999")
QUIET = ("end", "leave", "line", "screen", "voice", "print")
"""Choices that a walk leaves out: they end it, or make a noise."""


def walk(chance: Random, steps: int, said: str, report: AttackReport) -> str:
    """One visit; what became of it. A page that leads nowhere is a fault, and so is any exception."""
    content = LazyContent(WorkerConfig())
    try:
        require_usable_content(content.load())
        if not content.languages:
            raise BrokenContentError
    except BrokenContentError:
        return "out of service"
    try:
        session = start_visit(WorkerConfig(), content, lambda event: None, "screen", "")
        for _ in range(steps):
            page = session.page()
            if not page.title:
                report.add_fault(f"{said}: the page {page.id} has no title")
                break
            session.answer(reply(page, chance))
            if session.outcome:
                break
    except Exception as fault:
        last = traceback.extract_tb(fault.__traceback__)[-1]
        place = f"{Path(last.filename).name} {last.lineno}"
        report.add_fault(f"{said}: a visit broke with {type(fault).__name__} {fault} in {place}")
    return "served"


def reply(page: Page, chance: Random) -> Reply:
    """Mostly one of the choices, of which those lead on that end nothing."""
    ask = page.ask
    if not isinstance(ask, Choices) and chance.random() < 0.7:
        return Typed(chance.choice(TYPED))
    options = ask.options if isinstance(ask, Choices) else ask.empty.options
    ids = [one.id for one in options if one.id not in QUIET]
    if ids and chance.random() < 0.85:
        return Chose(chance.choice(ids))
    return chance.choice((Back(), Again(), Help(), Onward()))
