"""A member is warned of what cannot be undone before they can do it."""

import re
from collections.abc import Iterator

import pytest

from kiosk.content.shared_records import Trouble
from kiosk.content.step_records import Step
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.checklist import find_line
from kiosk.journey.context import Context, Office
from kiosk.journey.guide import method_guide
from kiosk.view_model.page import Notice, Page, ScreenDrawing, Text
from tests.content.shipped import text
from tests.front_ends.planned_pages import planned_text
from tests.journey.test_pages import pages
from tests.languages import LANGUAGES
from tests.played_visit import NOON, shipped_content

DANGER = re.compile(r"\{panic\}|an?(other| second) account\.|\berases\b|^(Delete|Erase) ", re.M)
"""Words of an act that makes an account, or takes a way in away; merging and deleting are for ever."""


def steps() -> Iterator[tuple[str, Step]]:
    """Every step, by the page that it belongs to."""
    content = shipped_content()
    for shelf in (content.stages, content.situations, content.methods):
        for id, entry in shelf.items():
            for name, step in entry.step.items():
                yield f"{id}/{name}", step


def acts(entry: Step | Trouble) -> bool:
    """Whether there is something to press, or to write, on its page."""
    said = text(entry.lead, *entry.say)
    return bool(entry.drawing or re.search(r"\{\w+\}", said) or getattr(entry, "write", ()))


def grave() -> Iterator[Page]:
    """Every page of a grave step or trouble that a member can reach, in every language."""
    content = shipped_content()
    for language in LANGUAGES:
        for state, page in pages(language):
            kind, _, id = page.id.partition("/")
            line = find_line(id, state.position.facts, content) if kind == "step" else None
            entry = line.step if line else content.troubles.get(id) if kind == "trouble" else None
            if entry is not None and entry.grave:
                yield page


def test_every_act_that_cannot_be_undone_is_marked_and_warned_of() -> None:
    entries: list[tuple[str, Step | Trouble]] = [*steps(), *shipped_content().troubles.items()]
    marked = [id for id, entry in entries if entry.grave]
    assert len(marked) > 12
    for id, entry in entries:
        assert entry.watch or not entry.grave, id
        told = "\n".join(one.english for one in (entry.title, entry.lead, *entry.say, *entry.watch))
        if DANGER.search(told) and acts(entry):
            assert entry.grave, id


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
def test_no_part_shows_a_button_before_the_warning(size: tuple[int, int]) -> None:
    seen = set()
    for page in grave():
        warnings = [one.say for one in page.blocks if isinstance(one, Notice) and one.sign == "!"]
        told = planned_text(page, size)
        places = [told.index(" ".join(one.split())) for one in warnings]
        assert places, page.id
        assert max(places) < told.index(said(page)), page.id
        assert min(places) < min((told.index(one) for one in "“«" if one in told), default=999)
        assert not any(isinstance(one, ScreenDrawing) for one in page.blocks[: len(warnings)]), (
            page.id
        )
        seen.add(page.id)
    assert len(seen) > 12


def said(page: Page) -> str:
    """Its lead, in the words that stand in a window."""
    return next(
        " ".join(one.say.split()) for one in page.blocks if isinstance(one, Text) and one.lead
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guide_that_is_read_aloud_says_it_first_too(language: str) -> None:
    context = Context(
        content=shipped_content(),
        office=Office(),
        words=load_translator,
        now=NOON,
        front_end="line",
    )
    lines = list(method_guide("eid", language, context))
    title = next(
        n for n, line in enumerate(lines) if line.endswith(load_translator(language).say(EID.title))
    )
    assert lines[title + 1].strip() == f"! {load_translator(language).say(EID.watch[0])}"


EID = shipped_content().methods["eid"].step["eid-on-first-page"]
