"""The welcome page: languages, each in its own name, and the first comforts."""

from kiosk.flow.draft import Choice, Draft
from kiosk.flow.kit import Kit
from kiosk.flow.state import STAY, Answer, Comfort, Move, Where
from kiosk.flow.tell import Tell
from kiosk.waist.blocks import Block, Text


def draft(tell: Tell) -> Draft:
    """All languages on one page, the office's first one for the rest."""
    kit = tell.kit
    known = kit.catalog.languages
    offered = [known[tag] for tag in kit.office.languages if tag in known]
    own = known[tell.words.tag]
    blocks: list[Block] = [Text("  ".join(one.greeting for one in offered), lead=True)]
    blocks.extend(Text(one.about) for one in offered)
    blocks.extend(Text(one.privacy) for one in offered)
    comforts = ("space", "contrast", "voice", "line") if kit.door == "screen" else ("voice",)
    return Draft(
        id="welcome",
        title=kit.office.name,
        place=tell.words.date(kit.now.date()),
        blocks=tuple(blocks),
        choices=(
            *(Choice(one.tag, one.name) for one in offered),
            *(Choice(id, own.comfort[id]) for id in comforts if id in own.comfort),
        ),
        default=tell.words.tag,
        whole=True,
        # Once somebody has been here, time ends the visit: the next member finds nothing changed.
        pace="welcome" if tell.comfort == Comfort() else "question",
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """A language begins the visit; *line by line* goes on through the other door."""
    if answer.option == "line":
        return Move(how="stay", door="line")
    if answer.option in kit.catalog.languages:
        return Move(
            how="go",
            to="intent",
            facts={"language": answer.option},
            comfort={"language": answer.option},
        )
    return STAY
