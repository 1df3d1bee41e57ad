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
    enlarges = kit.door == "screen" and kit.office.enlarges
    if enlarges:
        # One more row of choices is left, so that all stands on one part of the smallest window.
        blocks.extend(Text(f"{one.about} {one.privacy}") for one in offered)
    else:
        blocks.extend(Text(one.about) for one in offered)
        blocks.extend(Text(one.privacy) for one in offered)
    comforts = ["space", "contrast", "voice", "line"] if kit.door == "screen" else ["voice"]
    if enlarges and not tell.comfort.larger:
        # The last one: when it has been asked for and goes, no other number changes.
        comforts.append("larger")
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
