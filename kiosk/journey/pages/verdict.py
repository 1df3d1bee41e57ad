"""The verdict: each method with yes, after a change, or no; one recommended; the reasons, one method a page."""

from msgspec.structs import replace

from kiosk.content.shared_records import Sentence
from kiosk.journey.checklist import build_checklist
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

MOST_CAVEATS = 2
"""How many things to watch for stand on the verdict at most."""


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
    word = "buy" if best.costs else best.verdict
    blocks = (
        Text(texts.note("verdict", f"{said}-{word}", method=title), lead=True),
        _verdict_table(verdict, texts),
        *_condition_blocks(best, texts),
        *_caveat_blocks(best, texts),
        *office_note(best.method, texts),
    )
    return blocks, _choices(texts, "begin", "why", "other", "home")


def _unclear(verdict: Verdict, texts: PageText) -> VerdictContent:
    """No method is sure yet, but one needs an answer that the member did not know."""
    open_ = _open_method(verdict)
    title = texts.words.noun(texts.content.methods[open_.method].name)
    lead = texts.lead_note("verdict", "unclear", method=title)
    return (*lead, _verdict_table(verdict, texts), *_condition_blocks(open_, texts)), _choices(
        texts, "find-out", "other", "why", "home"
    )


def _open_method(verdict: Verdict) -> MethodVerdict:
    """The method to find out about: the first one that an answer can decide, else one that a person can."""
    asks = [one for one in verdict.methods if one.verdict == "ask"]
    return next((one for one in asks if not one.person), asks[0])


def _no_method(verdict: Verdict, texts: PageText) -> VerdictContent:
    """No method can work on this device, or there is no device of the member's own."""
    facts = texts.position.facts
    without = facts.get("kind") == "none" or facts.get("owner") in ("borrowed", "public")
    blocks = (
        *texts.lead_note("verdict", "no-device" if without else "none"),
        _verdict_table(verdict, texts),
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
        case "find-out":
            return go_to(f"ask/{_open_method(current_verdict(position, context)).method}")
        case "another-device":
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
    """What the method is, why it fits or not, and for one that fits its price and what happens if it is lost.

    What the verdict warns of already is not said again.
    """
    method = texts.content.methods[one.method]
    said = texts.note("verdict", "method-is", method=_title(one, texts), verdict=_word(one, texts))
    lead = Text(said, lead=True)
    because = tuple(Text(texts(sentence)) for sentence in one.because)
    if one.method == verdict.recommended:
        return (
            lead,
            Text(texts(method.means)),
            *because,
            Text(texts(method.price)),
            *texts.paragraphs(method.lost),
            *texts.notices(_caveats(one, texts)[_shown_caveats(one) :]),
        )
    instead = one.verdict == "no" and verdict.recommended is None
    return (
        lead,
        Text(texts(method.means)),
        *because,
        *texts.notices(one.caveats),
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
    """What to change or to find out before anything else, beside the choice that begins with it."""
    if one.verdict == "yes":
        return ()
    said = "find" if one.verdict == "ask" else "first" if one.first else "first-of-all"
    rows = tuple((texts(sentence),) for sentence in one.because)
    return (Table(rows=rows, head=(texts.note("verdict", said),)),)


def _caveat_blocks(one: MethodVerdict, texts: PageText) -> tuple[Block, ...]:
    """What to watch for most; the settings that the steps look at anyway are one sentence here."""
    caveats = _caveats(one, texts)
    settings = texts.text_note("verdict", "settings") if len(caveats) < len(one.caveats) else ()
    return (*settings, *texts.notices(caveats[: _shown_caveats(one)]))


def _shown_caveats(one: MethodVerdict) -> int:
    """How many things to watch for the verdict names beside its changes; the reasons name the others."""
    changes = len(one.because) if one.verdict == "after" else 0
    return max(0, MOST_CAVEATS - changes)


def _caveats(one: MethodVerdict, texts: PageText) -> tuple[Sentence, ...]:
    """What to watch for, without the settings that a step looks at anyway."""
    facts = {**texts.position.facts, "method": one.method}
    stage = next(iter(texts.content.stages), "")
    steps = {f"step:{line.key}" for line in build_checklist(stage, facts, texts.content)}
    rules = (rule for rule in texts.content.rules if rule.id in one.rules and rule.how in steps)
    checks = {rule.check for rule in rules}
    return tuple(caveat for caveat in one.caveats if caveat not in checks)


def _verdict_table(verdict: Verdict, texts: PageText) -> Table:
    """Every method with its verdict, and a few words beside it."""
    return Table(rows=tuple(_row(one, verdict, texts) for one in verdict.methods))


def _row(one: MethodVerdict, verdict: Verdict, texts: PageText) -> tuple[str, ...]:
    name = texts(texts.content.methods[one.method].short)
    return name, _word(one, texts), _remark(one, verdict, texts)


def _word(one: MethodVerdict, texts: PageText) -> str:
    """The verdict in capitals; what must be bought says so."""
    return texts.note("verdict", "buy" if one.costs else one.verdict)


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
