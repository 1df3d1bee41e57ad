"""Why: the rules that held for each method, with their cautions, and what to do instead; the other ways apart."""

from kiosk.flow.draft import Choice, Draft
from kiosk.flow.kit import Kit
from kiosk.flow.rooms.verdict import verdict_of
from kiosk.flow.state import CLOSE, STAY, Answer, Move, Where, call, go
from kiosk.flow.tell import Tell
from kiosk.flow.verdict import FIRST, MethodVerdict, Verdict
from kiosk.waist.blocks import Block, Notice, Text

OTHERS = "why/others"
"""The second page: the ways beside the first methods."""


def draft(tell: Tell) -> Draft:
    """The first methods with their reasons, or the other ways; each explained on its own page."""
    others = tell.where.node == OTHERS
    verdict = verdict_of(tell.where, tell.kit)
    methods = tuple(one for one in verdict.methods if (one.method not in FIRST) == others)
    onward = () if others else (tell.choice("why", "others"),)
    return Draft(
        id=tell.where.node,
        title=tell.title("why-others" if others else "why"),
        blocks=tuple(block for one in methods for block in _reasons(one, verdict, tell)),
        choices=(
            tell.choice("trouble", "back-to-page"),
            *onward,
            *(Choice(one.method, _about(one.method, tell)) for one in methods),
        ),
    )


def _about(method: str, tell: Tell) -> str:
    return tell.note("why", "about", method=tell(tell.catalog.methods[method].title))


def _reasons(one: MethodVerdict, verdict: Verdict, tell: Tell) -> tuple[Block, ...]:
    """A method's reasons and cautions; what to do instead where no method is recommended."""
    method = tell.catalog.methods[one.method]
    instead = one.verdict == "no" and verdict.recommended is None
    word = tell.note("verdict", one.verdict)
    said = tell.note("verdict", "method-is", method=tell(method.title), verdict=word)
    return (
        Text(said, lead=True),
        *(Text(tell(sentence)) for sentence in one.because),
        *(Notice(tell(sentence), sign="!") for sentence in one.caveats),
        *(Notice(tell(method.instead), sign="→") for _ in range(instead)),
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """A method explained, the other ways, or back to the verdict."""
    if answer.option == "others":
        return go(OTHERS)
    if answer.option in kit.catalog.methods:
        return call(f"method/{answer.option}")
    return CLOSE if answer.option == "back-to-page" else STAY
