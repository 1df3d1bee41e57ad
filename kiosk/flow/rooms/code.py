"""The code page: three shapes, of which the member picks the one that looks like theirs; it takes no code."""

from kiosk.flow.draft import Choice, Draft
from kiosk.flow.kit import Kit
from kiosk.flow.state import CLOSE, STAY, Answer, Move, Where, go
from kiosk.flow.tell import Tell
from kiosk.flow.ways import way
from kiosk.view_model.page import CodeBoxes

ORDER = ("final", "sms_login", "phone_challenge")


def draft(tell: Tell) -> Draft | None:
    """The three shapes, or what the picked one is and what now."""
    id = tell.where.node.partition("/")[2]
    return _explain(id, tell) if id else _shapes(tell)


def _shapes(tell: Tell) -> Draft:
    codes = [(id, tell.catalog.codes[id]) for id in ORDER if id in tell.catalog.codes]
    return Draft(
        id="code",
        title=tell.title("code"),
        blocks=(
            *tell.opening("code"),
            *(
                CodeBoxes(say=f"{number}", groups=(code.of,) * code.groups)
                for number, (_, code) in enumerate(codes, start=1)
            ),
        ),
        choices=tuple(Choice(id, tell(code.shape)) for id, code in codes),
        default="",
        unknown=tell.note("words", "unknown"),
        pace="question",
    )


def _explain(id: str, tell: Tell) -> Draft | None:
    code = tell.catalog.codes.get(id)
    if code is None:
        return None
    first, *rest = code.say
    way_on = (tell.choice("code", "way-stage" if code.in_use else "way"),) if code.go else ()
    return Draft(
        id=f"code/{id}",
        title=tell(code.title),
        blocks=(
            *tell.lead(first),
            CodeBoxes(say=tell(code.shape), groups=(code.of,) * code.groups),
            *tell.paragraphs(tuple(rest)),
        ),
        choices=(*way_on, *(tell.choice("code", id) for id in ("another", "back-to-page"))),
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """The shape picked; a final code opens stage 3."""
    if answer.option == "unknown":
        return go("people/code")
    if answer.option in kit.catalog.codes:
        return go(f"code/{answer.option}")
    if answer.option == "another":
        return go("code")
    if answer.option == "back-to-page":
        return CLOSE if where.returns else go("intent")
    code = kit.catalog.codes.get(where.node.partition("/")[2])
    if code is None or not code.go or not answer.option.startswith("way"):
        return STAY
    move = way(code.go, where, kit)
    facts = {**move.facts, "code": "final"} if code.in_use else move.facts
    return Move(how=move.how, to=move.to, facts=facts)
