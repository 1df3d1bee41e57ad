"""Plays random visits in this process, on any content."""

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
LEFT_OUT = ("end", "leave", "line", "screen", "voice", "print")
"""Choices that are left out: they end the visit, or make a noise."""


def play_random_visit(random: Random, replies: int, mutation: str, report: AttackReport) -> str:
    """Play one visit: "served", or "out of service" where the content cannot be used.

    A page without a title is a fault, and so is any exception.
    """
    content = LazyContent(WorkerConfig())
    try:
        require_usable_content(content.load())
        if not content.languages:
            raise BrokenContentError
    except BrokenContentError:
        return "out of service"
    try:
        session = start_visit(WorkerConfig(), content, lambda event: None, "screen", "")
        for _ in range(replies):
            page = session.page()
            if not page.title:
                report.add_fault(f"{mutation}: the page {page.id} has no title")
                break
            session.answer(random_reply(page, random))
            if session.outcome:
                break
    except Exception as fault:
        last = traceback.extract_tb(fault.__traceback__)[-1]
        place = f"{Path(last.filename).name} {last.lineno}"
        report.add_fault(
            f"{mutation}: a visit broke with {type(fault).__name__} {fault} in {place}"
        )
    return "served"


def random_reply(page: Page, random: Random) -> Reply:
    """A reply: mostly one of the choices, or digits where they are asked for."""
    ask = page.ask
    if not isinstance(ask, Choices) and random.random() < 0.7:
        return Typed(random.choice(TYPED))
    options = ask.options if isinstance(ask, Choices) else ask.empty.options
    ids = [one.id for one in options if one.id not in LEFT_OUT]
    if ids and random.random() < 0.85:
        return Chose(random.choice(ids))
    return random.choice((Back(), Again(), Help(), Onward()))
