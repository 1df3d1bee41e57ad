"""The welcome page: languages, each in its own name, and the first comforts."""

from collections.abc import Sequence

from kiosk.content.catalog import Language
from kiosk.content.fallback_texts import COMFORT
from kiosk.flow.draft import Choice, Draft
from kiosk.flow.kit import Kit
from kiosk.flow.state import STAY, Answer, Comfort, Move, Where
from kiosk.flow.tell import Tell
from kiosk.view_model.page import Block, Table, Text

FEW = 2
"""Languages of which all sentences have room on the welcome page of the smallest window."""
SEVEN = 7
"""Choices that one page can hold."""


def draft(tell: Tell) -> Draft:
    """All languages on one page, the office's first one for the rest."""
    kit = tell.kit
    known = kit.catalog.languages
    offered = [known[tag] for tag in kit.office.languages if tag in known]
    greeting = "  ".join(one.greeting for one in offered)
    blocks: list[Block] = [Text(greeting, lead=True)]
    enlarges = kit.door == "screen" and kit.office.enlarges
    if len(offered) > FEW:
        # The first page after this one says the rest, in the language that was chosen.
        if not tell.where.offset:
            blocks = [Table(tuple((said,) for said in (greeting, *(one.about for one in offered))))]
    elif enlarges:
        # One more row of choices is left, so that all stands on one part of the smallest window.
        blocks.extend(Text(f"{one.about} {one.privacy}") for one in offered)
    else:
        blocks.extend(Text(one.about) for one in offered)
        blocks.extend(Text(one.privacy) for one in offered)
    comforts = _comforts(tell, enlarges=enlarges)
    if len(offered) + len(comforts) > SEVEN:
        # Who cannot see does not look for a second page.
        comforts.sort(key=lambda id: id != "voice")
    untouched = tell.comfort == Comfort() and not tell.where.offset
    return Draft(
        id="welcome",
        title=kit.office.name,
        place=tell.words.date(kit.now.date()),
        blocks=tuple(blocks),
        choices=(
            *(Choice(one.tag, one.name) for one in offered),
            *(Choice(id, _named(id, offered, tell)) for id in comforts),
        ),
        default=tell.words.tag,
        whole=True,
        more=_named("more", offered, tell),
        first=_named("first", offered, tell),
        # Once somebody has been here, time ends the visit: the next member finds nothing changed.
        pace="welcome" if untouched else "question",
    )


def _comforts(tell: Tell, *, enlarges: bool) -> list[str]:
    if tell.kit.door != "screen":
        return ["voice"]
    # The last one: when it has been asked for and goes, no other number changes.
    larger = ["larger"] if enlarges and not tell.comfort.larger else []
    return ["space", "contrast", "voice", "line", *larger]


def _named(id: str, offered: Sequence[Language], tell: Tell) -> str:
    """A comfort in words: in the office's first language, of more than two in each of them."""
    if len(offered) <= FEW:
        offered = [tell.catalog.languages[tell.words.tag]]
    return " / ".join(dict.fromkeys(one.comfort.get(id, COMFORT[id]) for one in offered))


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """A language begins the visit; *line by line* goes on through the other door, the host enlarges."""
    if answer.option == "line":
        return Move(how="stay", door="line")
    if answer.option == "larger":
        return Move(how="stay", comfort={"larger": True})
    if answer.option in kit.catalog.languages:
        return Move(
            how="go",
            to="intent",
            facts={"language": answer.option},
            comfort={"language": answer.option},
        )
    return STAY
