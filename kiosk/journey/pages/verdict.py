"""The verdict: each method with yes, after a change, or no; one recommended; the reasons, one method a page."""

from msgspec.structs import replace

from kiosk.journey.content_blocks import listed_block
from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.pages.method_choice import (
    USABLE_VERDICTS,
    ask_again,
    begin_method,
    current_verdict,
    office_note,
    recommended_method,
)
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position, go_to, open_over
from kiosk.journey.verdict import MethodVerdict, Verdict
from kiosk.view_model.page import Block, Notice, Table, Text

VerdictContent = tuple[tuple[Block, ...], tuple[DraftChoice, ...]]
"""The blocks and the choices of a verdict page."""


def build_verdict(texts: PageText) -> PageDraft:
    """The answer in one sentence, what to change or find out first, and all methods in a table."""
    verdict = current_verdict(texts.position, texts.context)
    best = recommended_method(verdict)
    if best is not None:
        blocks, choices = _recommendation(best, verdict, texts)
    elif any(one.verdict == "ask" for one in verdict.methods):
        blocks, choices = _unclear(verdict, texts)
    else:
        blocks, choices = _no_method(verdict, texts)
    return PageDraft(id="verdict", title=texts.title("verdict"), blocks=blocks, choices=choices)


def _recommendation(best: MethodVerdict, verdict: Verdict, texts: PageText) -> VerdictContent:
    """A method can be recommended."""
    title = texts.words.noun(texts.content.methods[best.method].name)
    said = "best" if best.first else "way"
    blocks = (
        Text(texts.note("verdict", f"{said}-{best.verdict}", method=title), lead=True),
        *_condition_blocks(best, texts),
        *_verdict_tables(verdict, texts),
        *(Notice(texts(one), sign="!") for one in best.caveats),
        *office_note(best.method, texts),
    )
    return blocks, _choices(texts, "begin", "why", "other", "home")


def _unclear(verdict: Verdict, texts: PageText) -> VerdictContent:
    """No method is sure yet, but one needs an answer that the member did not know."""
    open_ = next(one for one in verdict.methods if one.verdict == "ask")
    lead = texts.lead_note("verdict", "unclear")
    return (*lead, *_condition_blocks(open_, texts), *_verdict_tables(verdict, texts)), _choices(
        texts, "check-again", "other", "why", "home"
    )


def _no_method(verdict: Verdict, texts: PageText) -> VerdictContent:
    """No method can work on this device, or there is no device of the member's own."""
    facts = texts.position.facts
    without = facts.get("kind") == "none" or facts.get("owner") not in (None, "own", "unknown")
    blocks = (
        *texts.lead_note("verdict", "no-device" if without else "none"),
        *_verdict_tables(verdict, texts),
        *listed_block(texts.page("verdict-none").say, texts),
    )
    return blocks, _choices(texts, "people", "why", "another-device", "home")


def _choices(texts: PageText, *ids: str) -> tuple[DraftChoice, ...]:
    return tuple(texts.choice("verdict", id) for id in ids)


def handle_verdict(position: Position, answer: Answer, context: Context) -> Move:
    """Begin, ask why, take another method or another device; the fact `verdict` is kept for the visit log."""
    move = _choose(position, answer, context)
    return replace(
        move, facts={**move.facts, "verdict": verdict_fact(current_verdict(position, context))}
    )


def verdict_fact(verdict: Verdict) -> str:
    """The verdict on the recommended method; without one "ask" or "no"."""
    words = {one.method: one.verdict for one in verdict.methods}
    unclear = "ask" if "ask" in words.values() else "no"
    return words.get(verdict.recommended or "", unclear)


def _choose(position: Position, answer: Answer, context: Context) -> Move:
    match answer.option:
        case "begin":
            best = current_verdict(position, context).recommended
            return begin_method(best, position, context) if best else STAY
        case "why":
            return open_over("why")
        case "other":
            return go_to("other-method")
        case "people":
            return open_over("people")
        case "home":
            return go_to("home", at="account/") if "method" in position.facts else go_to("home")
        case "another-device" | "check-again":
            return ask_again(position)
    return STAY


def build_reasons(texts: PageText) -> PageDraft:
    """Why: one method with its reasons; choices lead to the next method and to what the method is."""
    verdict = current_verdict(texts.position, texts.context)
    shown, next_ = _shown_and_next(verdict, texts.position)
    choices = [texts.choice("trouble", "back-to-page")]
    if next_ is not None:
        choices.append(texts.choice("why", "next", method=_title(next_, texts)))
    about = texts.note("why", "about", method=_title(shown, texts))
    choices.append(DraftChoice(shown.method, about))
    return PageDraft(
        id=texts.position.node,
        title=texts.title("why"),
        blocks=_reasons(shown, verdict, texts),
        choices=tuple(choices),
    )


def _shown_and_next(
    verdict: Verdict, position: Position
) -> tuple[MethodVerdict, MethodVerdict | None]:
    """The method of this page ("why" or "why/METHOD") and the one after it; the recommended one comes first."""
    first = [one for one in verdict.methods if one.method == verdict.recommended]
    order = first + [one for one in verdict.methods if one.method != verdict.recommended]
    ids = [one.method for one in order]
    id = position.node.partition("/")[2]
    at = ids.index(id) if id in ids else 0
    return order[at], order[at + 1] if at + 1 < len(order) else None


def _title(one: MethodVerdict, texts: PageText) -> str:
    return texts.words.noun(texts.content.methods[one.method].title)


def _reasons(one: MethodVerdict, verdict: Verdict, texts: PageText) -> tuple[Block, ...]:
    """The reasons and cautions of a method; what to do instead, where no method is recommended."""
    method = texts.content.methods[one.method]
    instead = one.verdict == "no" and verdict.recommended is None
    word = texts.note("verdict", one.verdict)
    said = texts.note("verdict", "method-is", method=_title(one, texts), verdict=word)
    return (
        Text(said, lead=True),
        *(Text(texts(sentence)) for sentence in one.because),
        *(Notice(texts(sentence), sign="!") for sentence in one.caveats),
        *((Notice(texts(method.instead), sign="→"),) if instead else ()),
    )


def handle_reasons(position: Position, answer: Answer, context: Context) -> Move:
    """Go to the next method, explain this one, or go back to the verdict."""
    if answer.option == "next":
        next_ = _shown_and_next(current_verdict(position, context), position)[1]
        return go_to(f"why/{next_.method}") if next_ is not None else STAY
    if answer.option in context.content.methods:
        return open_over(f"method/{answer.option}")
    return CLOSE if answer.option == "back-to-page" else STAY


def _condition_blocks(one: MethodVerdict, texts: PageText) -> tuple[Block, ...]:
    """What to change or to find out before anything else; several such things stand close together."""
    if one.verdict == "yes":
        return ()
    if len(one.because) == 1:
        return (Notice(texts(one.because[0]), sign="→"),)
    return listed_block(one.because, texts)


def _verdict_tables(verdict: Verdict, texts: PageText) -> tuple[Block, ...]:
    """The methods to try first in one table, the others in a second: a small page can break between them."""
    first = [_row(one, verdict, texts) for one in verdict.methods if one.first]
    others = [_row(one, verdict, texts) for one in verdict.methods if not one.first]
    return tuple(Table(rows=tuple(rows)) for rows in (first, others) if rows)


def _row(one: MethodVerdict, verdict: Verdict, texts: PageText) -> tuple[str, ...]:
    title = texts(texts.content.methods[one.method].title)
    return title, texts.note("verdict", one.verdict), _remark(one, verdict, texts)


def _remark(one: MethodVerdict, verdict: Verdict, texts: PageText) -> str:
    """A few words beside a verdict; what is to be found out stands above the table already, so there are none."""
    if one.method == verdict.recommended:
        return texts.note("verdict", "recommended")
    if one.verdict in USABLE_VERDICTS:
        return texts.note("verdict", "also")
    if one.verdict == "ask":
        return ""
    short = (rule.short for rule in texts.content.rules if rule.id in one.rules and rule.short)
    return texts(next(short, one.because[0]))
