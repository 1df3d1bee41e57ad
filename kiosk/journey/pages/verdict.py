"""The verdict page, its reasons, a method explained, another method."""

from msgspec.structs import replace

from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.pages.verdict_blocks import (
    WORKING_WORDS,
    first_blocks,
    listed_block,
    verdict_tables,
)
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position, go_to, open_over
from kiosk.journey.targets import entry_node
from kiosk.journey.verdict import FIRST_METHODS, MethodVerdict, Verdict, judge_device, open_methods
from kiosk.view_model.page import Block, Notice, Text


def build_method(texts: PageText) -> PageDraft | None:
    """One method on its own page."""
    id = texts.position.node.partition("/")[2]
    method = texts.content.methods.get(id)
    if method is None:
        return None
    return PageDraft(
        id=f"method/{id}",
        title=texts(method.title),
        blocks=(
            *texts.lead(method.means),
            *texts.paragraphs((method.good,)),
            *texts.lead_note("method", "needs"),
            *listed_block(method.needs, texts),
            *texts.notices((method.closed,) if method.closed else ()),
            *office_note(id, texts),
        ),
        choices=(texts.choice("trouble", "back-to-page"),),
    )


def office_note(id: str, texts: PageText) -> tuple[Block, ...]:
    """What the office itself says of a method."""
    note = texts.context.office.notes.get(id, "")
    return (Notice(texts.note("method", "office", note=note), sign="→"),) if note else ()


def handle_method(position: Position, answer: Answer, context: Context) -> Move:
    """Back to the page under this one."""
    return CLOSE


def current_verdict(position: Position, context: Context) -> Verdict:
    """What the rules say of this member's device today, in the office's own order of methods."""
    office = context.office
    day = context.now.date()
    verdict = judge_device(position.facts, context.content, day, office.reopened, office.closed)
    words = {one.method: one.verdict for one in verdict.methods}
    liked = (one for word in WORKING_WORDS for one in office.order if words.get(one) == word)
    return replace(verdict, recommended=next(liked, verdict.recommended))


def build_verdict(texts: PageText) -> PageDraft:
    """The answer in one sentence, what to change or find out first, and all methods in a table."""
    verdict = current_verdict(texts.position, texts.context)
    best = next((one for one in verdict.methods if one.method == verdict.recommended), None)
    if best is not None:
        blocks, choices = _works(best, verdict, texts)
    elif any(one.verdict == "ask" for one in verdict.methods):
        blocks, choices = _unclear(verdict, texts)
    else:
        blocks, choices = _nothing(verdict, texts)
    return PageDraft(id="verdict", title=texts.title("verdict"), blocks=blocks, choices=choices)


ShownVerdict = tuple[tuple[Block, ...], tuple[DraftChoice, ...]]


def _works(best: MethodVerdict, verdict: Verdict, texts: PageText) -> ShownVerdict:
    title = texts(texts.content.methods[best.method].name)
    said = "best" if best.method in FIRST_METHODS else "way"
    blocks = (
        Text(texts.note("verdict", f"{said}-{best.verdict}", method=title), lead=True),
        *first_blocks(best, texts),
        *verdict_tables(verdict, texts),
        *(Notice(texts(one), sign="!") for one in best.caveats),
        *office_note(best.method, texts),
    )
    return blocks, _choices(texts, "begin", "why", "other", "home")


def _unclear(verdict: Verdict, texts: PageText) -> ShownVerdict:
    open_ = next(one for one in verdict.methods if one.verdict == "ask")
    lead = texts.lead_note("verdict", "unclear")
    return (*lead, *first_blocks(open_, texts), *verdict_tables(verdict, texts)), _choices(
        texts, "check-again", "other", "why", "home"
    )


def _nothing(verdict: Verdict, texts: PageText) -> ShownVerdict:
    facts = texts.position.facts
    without = facts.get("kind") == "none" or facts.get("owner") not in (None, "own", "unknown")
    blocks = (
        *texts.lead_note("verdict", "no-device" if without else "none"),
        *verdict_tables(verdict, texts),
        *listed_block(texts.page("verdict-none").say, texts),
    )
    return blocks, _choices(texts, "people", "why", "another-device", "home")


def _choices(texts: PageText, *ids: str) -> tuple[DraftChoice, ...]:
    return tuple(texts.choice("verdict", id) for id in ids)


def handle_verdict(position: Position, answer: Answer, context: Context) -> Move:
    """Begin, know why, take another method, look at another device; what the check came to is noted."""
    move = _choose(position, answer, context)
    return replace(
        move, facts={**move.facts, "verdict": verdict_word(current_verdict(position, context))}
    )


def verdict_word(verdict: Verdict) -> str:
    """What it comes to: the word on the recommended method; without one `ask` or `no`."""
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


def ask_again(position: Position) -> Move:
    """The questions about the device once more, with no answer to them."""
    kept = ("account", "login4life", "email", "pension", "language", "intent", "code", "from")
    return Move(how="go", to="device", drop=tuple(one for one in position.facts if one not in kept))


def begin_method(method: str, position: Position, context: Context) -> Move:
    """On with the method chosen: to the entry in mind, to the third stage with its code, else to the first."""
    known = {**position.facts, "method": method}
    entry = position.facts.get(
        "from", "final-code/" if position.facts.get("code") == "final" else ""
    )
    if entry:
        return go_to(
            entry_node(entry, known, context.content),
            **{"method": method, "from": entry, "at": entry},
        )
    first = f"{next(iter(context.content.stages))}/"
    # Without the first questions, nobody knows yet whether there is an account already.
    to = "before" if "account" not in position.facts else f"stage/{first[:-1]}"
    return go_to(to, method=method, at=first)


def followable_methods(position: Position, context: Context) -> tuple[MethodVerdict, ...]:
    """The methods that this device can take and that are open here."""
    able = open_methods(context)
    methods = current_verdict(position, context).methods
    return tuple(one for one in methods if one.method in able and one.verdict != "no")


def method_choices(texts: PageText) -> tuple[DraftChoice, ...]:
    """Those methods as choices."""
    return tuple(
        DraftChoice(one.method, texts(texts.content.methods[one.method].title))
        for one in followable_methods(texts.position, texts.context)
    )


def build_why(texts: PageText) -> PageDraft:
    """A method with its reasons; the next one, and what the method is, on pages of their own."""
    verdict = current_verdict(texts.position, texts.context)
    one, next_ = _here(verdict, texts.position)
    choices = [texts.choice("trouble", "back-to-page")]
    if next_ is not None:
        choices.append(texts.choice("why", "next", method=_title(next_, texts)))
    about = texts.note("why", "about", method=_title(one, texts))
    choices.append(DraftChoice(one.method, about))
    return PageDraft(
        id=texts.position.node,
        title=texts.title("why"),
        blocks=_reasons(one, verdict, texts),
        choices=tuple(choices),
    )


def _here(verdict: Verdict, position: Position) -> tuple[MethodVerdict, MethodVerdict | None]:
    """The method of this page and the one after it: the recommended one comes first."""
    first = [one for one in verdict.methods if one.method == verdict.recommended]
    order = first + [one for one in verdict.methods if one.method != verdict.recommended]
    ids = [one.method for one in order]
    id = position.node.partition("/")[2]
    at = ids.index(id) if id in ids else 0
    return order[at], order[at + 1] if at + 1 < len(order) else None


def _title(one: MethodVerdict, texts: PageText) -> str:
    return texts(texts.content.methods[one.method].title)


def _reasons(one: MethodVerdict, verdict: Verdict, texts: PageText) -> tuple[Block, ...]:
    """A method's reasons and cautions; what to do instead where no method is recommended."""
    method = texts.content.methods[one.method]
    instead = one.verdict == "no" and verdict.recommended is None
    word = texts.note("verdict", one.verdict)
    said = texts.note("verdict", "method-is", method=texts(method.title), verdict=word)
    return (
        Text(said, lead=True),
        *(Text(texts(sentence)) for sentence in one.because),
        *(Notice(texts(sentence), sign="!") for sentence in one.caveats),
        *(Notice(texts(method.instead), sign="→") for _ in range(instead)),
    )


def handle_why(position: Position, answer: Answer, context: Context) -> Move:
    """The next method, a method explained, or back to the verdict."""
    if answer.option == "next":
        next_ = _here(current_verdict(position, context), position)[1]
        return go_to(f"why/{next_.method}") if next_ is not None else STAY
    if answer.option in context.content.methods:
        return open_over(f"method/{answer.option}")
    return CLOSE if answer.option == "back-to-page" else STAY


def build_other_method(texts: PageText) -> PageDraft:
    """The methods that can work, and what became of the others."""
    return PageDraft(
        id="other-method",
        title=texts.title("other-method"),
        blocks=texts.opening("other-method"),
        choices=(
            *method_choices(texts),
            *(
                texts.choice("other-method", id)
                for id in ("sms", "another-device", "people", "verdict")
            ),
        ),
        pace="question",
    )


def handle_other_method(position: Position, answer: Answer, context: Context) -> Move:
    """A method begins; SMS is explained where it is closed."""
    if answer.option in {one.method for one in followable_methods(position, context)}:
        return begin_method(answer.option, position, context)
    match answer.option:
        case "sms":
            return open_over("trouble/sms-walk-in")
        case "another-device":
            return ask_again(position)
        case "people":
            return open_over("people")
        case "verdict":
            return go_to("verdict")
    return STAY
