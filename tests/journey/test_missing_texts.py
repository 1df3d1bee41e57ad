"""A text that the content lacks is named by the check; at run time no line is empty and no choice is lost."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import fields, replace

from kiosk import paths
from kiosk.content.content import Content
from kiosk.content.missing_texts import find_missing_texts
from kiosk.content.required_texts import REQUIRED_TEXTS, required_texts
from kiosk.content.shared_records import readable
from kiosk.events import FrontEndName
from kiosk.i18n.catalogs import load_translator
from kiosk.i18n.language_offer import Reason
from kiosk.journey.context import Context, Office
from kiosk.journey.journey import Journey
from kiosk.journey.page_text import PageText
from kiosk.journey.phone_number import LineKind
from kiosk.journey.router import BUILDERS
from kiosk.journey.state import PALETTES, Position, Preferences, State
from kiosk.packs.errors import Reason as PackReason
from kiosk.runtime.lazy_content import require_usable_content
from kiosk.staff.board_report import DEFINITIONS
from kiosk.staff.context import add_staff_pages
from kiosk.staff.figure_charts import QUESTIONS
from kiosk.staff.figure_span import FROM_TO, SPANS
from kiosk.staff.health.item import KINDS, RemedyNote, StateNote
from kiosk.staff.router import BUILDERS as STAFF_BUILDERS
from kiosk.store.clock_record import ClockState, Doubt
from kiosk.store.count_relations import FIGURES
from kiosk.store.export import ColumnName
from kiosk.view_model.page import Page
from kiosk.visit.services import PrintState as PrinterState
from tests.asked_texts import Key, keys, without
from tests.crawl import ASKED, watched_journey
from tests.journey.test_pages import options, pages
from tests.languages import LANGUAGES
from tests.played_visit import NOON, shipped_content

OPTIONAL = {("help", "note"), ("second-best", "note"), ("counted-row", "note"), ("step", "choice")}
"""Where ids are looked up for which there need be no text."""


@cache
def whole() -> Content:
    """The content, with the pages of the staff."""
    return add_staff_pages(shipped_content())


def declared() -> list[Key]:
    """Every text that the code says it needs, in an order that never changes."""
    return sorted(keys(required_texts(whole())))


class Source(NamedTuple):
    """One file of the code: the pages that it asks for texts, its strings, and those put together as patterns."""

    pages: frozenset[str]
    texts: frozenset[str]
    made: tuple[re.Pattern[str], ...]


@cache
def code() -> tuple[Source, ...]:
    """All files of the code."""
    return tuple(_source(ast.parse(path.read_text())) for path in paths.PACKAGE.rglob("*.py"))


def _source(tree: ast.Module) -> Source:
    nodes = list(ast.walk(tree))
    texts = {
        one.value for one in nodes if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }
    # Such as "home/code", a page and its note in one.
    pairs = {part for one in texts if one.count("/") == 1 for part in one.split("/")}
    pages = {
        one.args[0].value
        for one in nodes
        if isinstance(one, ast.Call)
        and isinstance(one.func, ast.Attribute | ast.Name)
        and (one.func.attr if isinstance(one.func, ast.Attribute) else one.func.id) in ASKING
        and one.args
        and isinstance(one.args[0], ast.Constant)
    }
    made = tuple(re.compile(_pattern(one)) for one in nodes if isinstance(one, ast.JoinedStr))
    return Source(frozenset({*map(str, pages), *pairs}), frozenset(texts | pairs), made)


def _pattern(made: ast.JoinedStr) -> str:
    """A name that is put together: something fixed, and something that is not."""
    parts = [str(one.value) if isinstance(one, ast.Constant) else "" for one in made.values]
    fixed = re.search(r"[a-z]-|-[a-z]", "".join(parts))
    return "[^ ]+".join(map(re.escape, parts)) if fixed else r"(?!)"


ASKING = frozenset({
    "choice", "choices", "lead_note", "message", "note", "note_if_any", "opening", "page", "say", "say_if_any",
    "text_note", "title", "warning_note", "words",
})  # fmt: skip
"""The methods by which code asks for texts, the page first."""

JOINED = ("guide", "second-best", "staff-long", "staff-short")
"""Pages with names that are put together of nothing but two ids."""

DYNAMIC: dict[str, tuple[str, ...]] = {
    "comfort": PALETTES,
    "counted-row": (
        "morning",
        "afternoon",
        "evening",
        "device-android",
        "device-other",
        *get_args(FrontEndName),
    ),
    "paper": ("copy",),
    "phone": get_args(LineKind),
    "staff-clock": (*get_args(Doubt), *get_args(ClockState)),
    "staff-dictionary": (
        *(f"column-{name}" for name in get_args(ColumnName)),
        *(f"figure-{name}" for name in FIGURES),
    ),
    "staff-export": tuple(f"means-{name}" for name in DEFINITIONS),
    "staff-figures": (*QUESTIONS, "rest", "more"),
    "staff-health": KINDS,
    "staff-health-remedy": get_args(RemedyNote),
    "staff-health-state": get_args(StateNote),
    "staff-help": ("pin", *(f"figures-{question}" for question in QUESTIONS), *STAFF_BUILDERS),
    "staff-languages": get_args(Reason),
    "staff-pages": tuple(BUILDERS),
    "staff-span": (*SPANS, FROM_TO),
    "staff-update": get_args(PackReason),
    "staff-printing": get_args(PrinterState),
    "staff-visit": ("morning", "afternoon", "evening", "clock-doubtful", "clock-wrong"),
}
"""Texts of which the names are the values of a closed list that stands in another file."""


def is_asked(id: str, text: str) -> bool:
    """Whether one file of the code asks that page for texts, and there names this one, whole or put together."""
    name = text.partition(".")[2]
    own, setup = {id, id.removeprefix("staff-")}, id.startswith("setup")
    if name in DYNAMIC.get(id, ()) or (id in JOINED and "-" in name):
        return True
    return any(
        # What set-up asks names no page.
        (setup or own & source.pages)
        and (not name or name in source.texts or any(one.fullmatch(name) for one in source.made))
        for source in code()
    )


def blank(value: object) -> Iterator[str]:
    """Where in a page a line would be empty."""
    if isinstance(value, Struct):
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.required and field.name in ("say", "title", "name") and inner == "":
                yield f"{type(value).__name__}.{field.name}"
            yield from blank(inner)
    elif isinstance(value, tuple):
        for one in value:
            yield from blank(one)


def faults(page: Page, before: Page) -> list[str]:
    """What a page has lost beside the same page of the whole content."""
    found = [one for one in blank(page) if one not in set(blank(before))]
    if [one.id for one in options(page)] != [one.id for one in options(before)]:
        found.append("a choice is lost")
    if not all(one.say.strip() for one in options(page)) or not page.title.strip():
        found.append("a choice or the title says nothing")
    return found


def test_all_texts_of_the_page_files_are_declared_and_there() -> None:
    assert find_missing_texts(whole().pages, required_texts(whole()), {}) == []


def test_whatever_a_page_asks_for_is_declared() -> None:
    assert pages("en")
    asked = {key for key in ASKED.texts if key[0] in REQUIRED_TEXTS and "." in key[1]}
    assert len(asked) > 200
    undeclared = {key for key in asked if (key[0], key[1].partition(".")[0]) not in OPTIONAL}
    assert undeclared - set(declared()) == set()


def test_whatever_is_declared_is_asked_for() -> None:
    assert pages("en")
    made = watched_journey()
    # What lies over a page is shown in no state of its own.
    ASKED.at = None
    for id in ("cover", "warning"):
        assert made.overlay(id, made.start(), NOON, "screen").title
    # Pages that no walk comes to name what they ask for.
    left = [key for key in declared() if key not in ASKED.texts and not is_asked(*key)]
    assert left == []
    for id, text in (("safety", "note.home"), ("end", "note.unreadable")):
        assert not is_asked(id, text)


def test_each_text_that_is_missing_is_named_with_its_file_and_key() -> None:
    for key in declared():
        found = find_missing_texts(without(whole(), key).pages, required_texts(whole()), {})
        told = [(one.file, one.key) for one in found]
        assert told == [(REQUIRED_TEXTS[key[0]].file, f"page.{key[0]}.{key[1]}")]
        assert found[0].remedy


def test_a_misspelt_name_is_named_with_the_right_one() -> None:
    page = whole().pages["end"]
    said = {"staying" if id == "stay" else id: one for id, one in page.choice.items()}
    changed = {**whole().pages, "end": replace(page, choice=said)}
    found = {
        one.key: one.remedy for one in find_missing_texts(changed, required_texts(whole()), {})
    }
    assert set(found) == {"page.end.choice.stay", "page.end.choice.staying"}
    assert "Did you mean stay?" in found["page.end.choice.staying"]


def test_a_page_that_is_missing_is_named_once_and_not_where_its_file_cannot_be_read() -> None:
    left = {id: words for id, words in whole().pages.items() if id != "end"}
    (found,) = find_missing_texts(left, required_texts(whole()), {})
    assert (found.file, found.key) == ("pages/leaving.toml", "page.end")
    assert find_missing_texts(left, required_texts(whole()), {}, {"pages/leaving.toml"}) == []


def test_without_any_one_text_each_page_keeps_its_choices_and_no_line_is_empty() -> None:
    assert pages("en")
    content, shown = shipped_content(), 0
    for key, at in ASKED.texts.items():
        if at is not None and key in declared_set() and key[0] in content.pages:
            state, front_end, office = at
            before = watched_journey(office, content).page(state, NOON, front_end)
            after = watched_journey(office, without(content, key)).page(state, NOON, front_end)
            assert faults(after, before) == [], key
            shown += 1
    assert shown > 250


@cache
def declared_set() -> frozenset[Key]:
    """The same, to look into."""
    return frozenset(declared())


def test_without_all_texts_of_the_page_files_every_kind_of_page_is_served() -> None:
    kinds: dict[str, State] = {}
    for state, page in pages("en"):
        kinds.setdefault(page.id.partition("/")[0], state)
    bare = watched_journey(None, replace(shipped_content(), pages={}))
    assert len(kinds) > 35
    for id, state in kinds.items():
        before, after = (
            watched_journey(None, shipped_content()).page(state, NOON, "screen"),
            bare.page(state, NOON, "screen"),
        )
        assert faults(after, before) == [], id


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_note_choice_or_title_is_ever_blank_whatever_the_content_lacks(language: str) -> None:
    context = Context(
        content=replace(shipped_content(), pages={}),
        office=Office(),
        words=load_translator,
        now=NOON,
        front_end="line",
    )
    texts = PageText(context, Position("intent"), Preferences(language=language))
    for id, text in declared():
        kind, _, name = text.partition(".")
        said = texts.note(id, name) if name else texts.title(id)
        assert said.strip()
        assert texts.choice(id, name or kind).say.strip()


@given(st.text(), st.lists(st.one_of(st.text(), st.integers())))
def test_any_id_can_be_read_and_keeps_what_was_to_be_filled_in(
    id: str, values: list[object]
) -> None:
    said = readable(id, values)
    assert said.strip()
    assert all(str(value).strip() in said for value in values)


def test_a_language_without_words_of_its_own_is_served_in_english_ones() -> None:
    languages = {
        tag: replace(one, labels={"help": "?"}, choices={})
        for tag, one in shipped_content().languages.items()
    }
    made = Journey(languages, shipped_content, Office(), load_translator)
    page = made.page(made.start(), NOON, "screen")
    assert page.labels.help == "?"
    assert page.labels.enter == "Enter: {choice}"
    assert [one.say for one in options(page)][-1] == "Line by line"


def test_a_title_that_is_missing_does_not_close_the_kiosk() -> None:
    for id in ("intent", "help", "end", "warning", "cover"):
        require_usable_content(without(shipped_content(), (id, "title")))
