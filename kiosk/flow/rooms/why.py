"""Why: the rules that held for each method, with their cautions, and what to do instead."""

from kiosk.flow.draft import Choice, Draft
from kiosk.flow.kit import Kit
from kiosk.flow.rooms.verdict import verdict_of
from kiosk.flow.state import CLOSE, STAY, Answer, Move, Where, call
from kiosk.flow.tell import Tell
from kiosk.flow.verdict import MethodVerdict, Verdict
from kiosk.waist.blocks import Block, Notice, Text


def draft(tell: Tell) -> Draft:
    """Every method with its reasons, and each explained on its own page."""
    verdict = verdict_of(tell.where, tell.kit)
    return Draft(
        id="why",
        title=tell.title("why"),
        blocks=tuple(block for one in verdict.methods for block in _reasons(one, verdict, tell)),
        choices=(
            tell.choice("trouble", "back-to-page"),
            *(Choice(one.method, _about(one.method, tell)) for one in verdict.methods),
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
    """A method explained, or back to the verdict."""
    if answer.option in kit.catalog.methods:
        return call(f"method/{answer.option}")
    return CLOSE if answer.option == "back-to-page" else STAY
