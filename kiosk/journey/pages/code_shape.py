"""The page of a code: of three shapes the member picks the one that looks like theirs; no code is typed."""

from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.state import STAY, Answer, Move, Position, close_or_go, go_to
from kiosk.journey.targets import follow_target
from kiosk.view_model.page import CodeBoxes

SHAPE_IDS = ("final", "sms_login", "phone_challenge")
"""The kinds of code, in the order of the page."""

LETTER, LETTER_SITUATION = "letter", "old-letter"
"""The choice of a code that came by registered letter, whatever its shape, and the situation that it leads to."""


def build_code(texts: PageText) -> PageDraft | None:
    """The shapes to pick from, or what the picked one is and what to do with it."""
    id = texts.position.node.partition("/")[2]
    return _explanation_draft(id, texts) if id else _shapes_draft(texts)


def _shapes_draft(texts: PageText) -> PageDraft:
    codes = [(id, texts.content.codes[id]) for id in SHAPE_IDS if id in texts.content.codes]
    return PageDraft(
        id="code",
        title=texts.title("code"),
        blocks=texts.opening("code"),
        choices=(
            *(
                DraftChoice(id, texts(code.shape), groups=(code.of,) * code.groups)
                for id, code in codes
            ),
            texts.choice("code", LETTER),
        ),
        default="",
        unknown=texts.note("words", "unknown"),
        pace="question",
    )


def _explanation_draft(id: str, texts: PageText) -> PageDraft | None:
    code = texts.content.codes.get(id)
    if code is None:
        return None
    first, *rest = code.say
    # A code from a letter may have any shape, and none of the old ones is to be thrown away for that.
    letter = () if code.in_use else (LETTER,)
    way_on = (texts.choice("code", "way-stage" if code.in_use else "way"),) if code.go else ()
    return PageDraft(
        id=f"code/{id}",
        title=texts(code.title),
        blocks=(
            *texts.lead(first),
            CodeBoxes(say=texts(code.shape), groups=(code.of,) * code.groups),
            *texts.paragraphs(tuple(rest)),
        ),
        choices=(
            *way_on,
            *(texts.choice("code", id) for id in (*letter, "another", "back-to-page")),
        ),
    )


def handle_code(position: Position, answer: Answer, context: Context) -> Move:
    """Explain the shape picked, or follow its target; a code that is still in use opens stage 3."""
    if answer.option == "unknown":
        return go_to("people/code")
    if answer.option == LETTER:
        return follow_target(f"path:{LETTER_SITUATION}", position, context)
    if answer.option in context.content.codes:
        return go_to(f"code/{answer.option}")
    if answer.option == "another":
        return go_to("code")
    if answer.option == "back-to-page":
        return close_or_go(position, "intent")
    code = context.content.codes.get(position.node.partition("/")[2])
    if code is None or not code.go or not answer.option.startswith("way"):
        return STAY
    move = follow_target(code.go, position, context)
    # The member holds this code now, which the third stage asks for.
    facts = {**move.facts, "code": "final"} if code.in_use else move.facts
    return Move(how=move.how, to=move.to, facts=facts)
