"""The welcome page, the choice of a language, and the way out for staff."""

from collections.abc import Sequence

from kiosk.content.content import Language
from kiosk.content.fallback_texts import COMFORT
from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position, Preferences, open_over
from kiosk.view_model.page import Block, Table, Text

FEW = 2
"""Languages of which all sentences have room on the welcome page of the smallest window."""

SEVEN = 7
"""Choices that one page can hold."""


def build_welcome(texts: PageText) -> PageDraft:
    """All languages on one page, the office's first one for the rest."""
    context = texts.context
    known = context.content.languages
    offered = [known[tag] for tag in context.office.languages if tag in known]
    greeting = "  ".join(one.greeting for one in offered)
    blocks: list[Block] = [Text(greeting, lead=True)]
    enlarges = context.front_end == "screen" and context.office.enlarges
    if len(offered) > FEW:
        # The first page after this one says the rest, in the language that was chosen.
        if not texts.position.offset:
            blocks = [Table(tuple((said,) for said in (greeting, *(one.about for one in offered))))]
    elif enlarges:
        # One more row of choices is left, so that all stands on one part of the smallest window.
        blocks.extend(Text(f"{one.about} {one.privacy}") for one in offered)
    else:
        blocks.extend(Text(one.about) for one in offered)
        blocks.extend(Text(one.privacy) for one in offered)
    comforts = _comforts(texts, enlarges=enlarges)
    if len(offered) + len(comforts) > SEVEN:
        # Who cannot see does not look for a second page.
        comforts.sort(key=lambda id: id != "voice")
    untouched = texts.preferences == Preferences() and not texts.position.offset
    return PageDraft(
        id="welcome",
        title=context.office.name,
        place=texts.words.date(context.now.date()),
        blocks=tuple(blocks),
        choices=(
            *(DraftChoice(one.tag, one.name) for one in offered),
            *(DraftChoice(id, _named(id, offered, texts)) for id in comforts),
        ),
        default=texts.words.tag,
        whole=True,
        more=_named("more", offered, texts),
        first=_named("first", offered, texts),
        # Once somebody has been here, time ends the visit: the next member finds nothing changed.
        pace="welcome" if untouched else "question",
    )


def _comforts(texts: PageText, *, enlarges: bool) -> list[str]:
    if texts.context.front_end != "screen":
        return ["voice"]
    # The last one: when it has been asked for and goes, no other number changes.
    larger = ["larger"] if enlarges and not texts.preferences.larger else []
    return ["space", "contrast", "voice", "line", *larger]


def _named(id: str, offered: Sequence[Language], texts: PageText) -> str:
    """A comfort in words: in the office's first language, of more than two in each of them."""
    if len(offered) <= FEW:
        offered = [texts.content.languages[texts.words.tag]]
    return " / ".join(dict.fromkeys(one.comfort.get(id, COMFORT[id]) for one in offered))


def handle_welcome(position: Position, answer: Answer, context: Context) -> Move:
    """A language begins the visit; *line by line* goes on through the other door, the host enlarges."""
    if answer.option == "line":
        return Move(how="stay", front_end="line")
    if answer.option == "larger":
        return Move(how="stay", preferences={"larger": True})
    if answer.option in context.content.languages:
        return Move(
            how="go",
            to="intent",
            facts={"language": answer.option},
            preferences={"language": answer.option},
        )
    return STAY


def build_language(texts: PageText) -> PageDraft:
    """The languages, each in its own name."""
    device = texts.position.node == "language/device"
    known = texts.content.languages
    now = texts.device_language if device else texts.words.tag
    name = "device-language" if device else "language"
    return PageDraft(
        id="language/device" if device else "language",
        title=texts.title(name),
        blocks=texts.opening(name),
        choices=tuple(
            DraftChoice(tag, known[tag].name)
            for tag in texts.context.office.languages
            if tag in known
        ),
        default=now,
        pace="question",
    )


def handle_language(position: Position, answer: Answer, context: Context) -> Move:
    """The language changes and the place is kept."""
    if answer.option not in context.content.languages:
        return STAY
    field = "device_language" if position.node == "language/device" else "language"
    return Move(how="close", to="@page", preferences={field: answer.option})


def enter_staff_pages(context: Context) -> Move:
    """Behind a PIN the host opens the staff pages; before one is set, one confirmation is all."""
    return Move(how="stay", end="staff") if context.office.pin else open_over("staff")


def build_staff_exit(texts: PageText) -> PageDraft:
    """Staying is the default."""
    return PageDraft(
        id="staff",
        title=texts.title("staff"),
        blocks=texts.opening("staff"),
        choices=(texts.choice("staff", "stay"), texts.choice("staff", "leave", destructive=True)),
        pace="question",
    )


def handle_staff_exit(position: Position, answer: Answer, context: Context) -> Move:
    """Leave the kiosk, or stay at the welcome page."""
    if answer.option == "leave":
        return Move(how="stay", end="staff")
    return CLOSE if answer.option == "stay" else STAY
