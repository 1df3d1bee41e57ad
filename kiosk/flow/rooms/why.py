"""Why: the rules that held for each method, with their cautions."""

from kiosk.flow.draft import Draft
from kiosk.flow.kit import Kit
from kiosk.flow.rooms.verdict import verdict_of
from kiosk.flow.state import CLOSE, Answer, Move, Where
from kiosk.flow.tell import Tell
from kiosk.waist.blocks import Block, Notice, Text


def draft(tell: Tell) -> Draft:
    """Every method with its reasons."""
    blocks: list[Block] = []
    for one in verdict_of(tell.where, tell.kit).methods:
        title = tell(tell.catalog.methods[one.method].title)
        word = tell.note("verdict", one.verdict)
        said = tell.note("verdict", "method-is", method=title, verdict=word)
        blocks.append(Text(said, lead=True))
        blocks.extend(Text(tell(sentence)) for sentence in one.because)
        blocks.extend(Notice(tell(sentence), sign="!") for sentence in one.caveats)
    return Draft(
        id="why",
        title=tell.title("why"),
        blocks=tuple(blocks),
        choices=(tell.choice("trouble", "back-to-page"),),
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """Back to the verdict."""
    return CLOSE
