"""Why: the rules that held for a method, with their cautions, and what to do instead; one method a page."""

from kiosk.flow.draft import Choice, Draft
from kiosk.flow.kit import Kit
from kiosk.flow.rooms.verdict import verdict_of
from kiosk.flow.state import CLOSE, STAY, Answer, Move, Where, call, go
from kiosk.flow.tell import Tell
from kiosk.flow.verdict import MethodVerdict, Verdict
from kiosk.view_model.page import Block, Notice, Text


def draft(tell: Tell) -> Draft:
    """A method with its reasons; the next one, and what the method is, on pages of their own."""
    verdict = verdict_of(tell.where, tell.kit)
    one, next_ = _here(verdict, tell.where)
    choices = [tell.choice("trouble", "back-to-page")]
    if next_ is not None:
        choices.append(tell.choice("why", "next", method=_title(next_, tell)))
    about = tell.note("why", "about", method=_title(one, tell))
    choices.append(Choice(one.method, about))
    return Draft(
        id=tell.where.node,
        title=tell.title("why"),
        blocks=_reasons(one, verdict, tell),
        choices=tuple(choices),
    )


def _here(verdict: Verdict, where: Where) -> tuple[MethodVerdict, MethodVerdict | None]:
    """The method of this page and the one after it: the recommended one comes first."""
    first = [one for one in verdict.methods if one.method == verdict.recommended]
    order = first + [one for one in verdict.methods if one.method != verdict.recommended]
    ids = [one.method for one in order]
    id = where.node.partition("/")[2]
    at = ids.index(id) if id in ids else 0
    return order[at], order[at + 1] if at + 1 < len(order) else None


def _title(one: MethodVerdict, tell: Tell) -> str:
    return tell(tell.catalog.methods[one.method].title)


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
    """The next method, a method explained, or back to the verdict."""
    if answer.option == "next":
        next_ = _here(verdict_of(where, kit), where)[1]
        return go(f"why/{next_.method}") if next_ is not None else STAY
    if answer.option in kit.catalog.methods:
        return call(f"method/{answer.option}")
    return CLOSE if answer.option == "back-to-page" else STAY
