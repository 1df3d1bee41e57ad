"""The verdict page, its reasons, a method explained, another method."""

from msgspec.structs import replace

from kiosk.journey.context import Context, DraftChoice, PageDraft, PageText
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


def build_method(tell: PageText) -> PageDraft | None:
    """One method on its own page."""
    id = tell.where.node.partition("/")[2]
    method = tell.catalog.methods.get(id)
    if method is None:
        return None
    return PageDraft(
        id=f"method/{id}",
        title=tell(method.title),
        blocks=(
            *tell.lead(method.means),
            *tell.paragraphs((method.good,)),
            *tell.lead_note("method", "needs"),
            *listed_block(method.needs, tell),
            *tell.notices((method.closed,) if method.closed else ()),
            *office_note(id, tell),
        ),
        choices=(tell.choice("trouble", "back-to-page"),),
    )


def office_note(id: str, tell: PageText) -> tuple[Block, ...]:
    """What the office itself says of a method."""
    note = tell.kit.office.notes.get(id, "")
    return (Notice(tell.note("method", "office", note=note), sign="→"),) if note else ()


def handle_method(where: Position, answer: Answer, kit: Context) -> Move:
    """Back to the page under this one."""
    return CLOSE


def current_verdict(where: Position, kit: Context) -> Verdict:
    """What the rules say of this member's device today, in the office's own order of methods."""
    office = kit.office
    day = kit.now.date()
    verdict = judge_device(where.facts, kit.catalog, day, office.reopened, office.closed)
    words = {one.method: one.verdict for one in verdict.methods}
    liked = (one for word in WORKING_WORDS for one in office.order if words.get(one) == word)
    return replace(verdict, recommended=next(liked, verdict.recommended))


def build_verdict(tell: PageText) -> PageDraft:
    """The answer in one sentence, what to change or find out first, and all methods in a table."""
    verdict = current_verdict(tell.where, tell.kit)
    best = next((one for one in verdict.methods if one.method == verdict.recommended), None)
    if best is not None:
        blocks, choices = _works(best, verdict, tell)
    elif any(one.verdict == "ask" for one in verdict.methods):
        blocks, choices = _unclear(verdict, tell)
    else:
        blocks, choices = _nothing(verdict, tell)
    return PageDraft(id="verdict", title=tell.title("verdict"), blocks=blocks, choices=choices)


ShownVerdict = tuple[tuple[Block, ...], tuple[DraftChoice, ...]]


def _works(best: MethodVerdict, verdict: Verdict, tell: PageText) -> ShownVerdict:
    title = tell(tell.catalog.methods[best.method].name)
    said = "best" if best.method in FIRST_METHODS else "way"
    blocks = (
        Text(tell.note("verdict", f"{said}-{best.verdict}", method=title), lead=True),
        *first_blocks(best, tell),
        *verdict_tables(verdict, tell),
        *(Notice(tell(one), sign="!") for one in best.caveats),
        *office_note(best.method, tell),
    )
    return blocks, _choices(tell, "begin", "why", "other", "home")


def _unclear(verdict: Verdict, tell: PageText) -> ShownVerdict:
    open_ = next(one for one in verdict.methods if one.verdict == "ask")
    lead = tell.lead_note("verdict", "unclear")
    return (*lead, *first_blocks(open_, tell), *verdict_tables(verdict, tell)), _choices(
        tell, "check-again", "other", "why", "home"
    )


def _nothing(verdict: Verdict, tell: PageText) -> ShownVerdict:
    facts = tell.where.facts
    without = facts.get("kind") == "none" or facts.get("owner") not in (None, "own", "unknown")
    blocks = (
        *tell.lead_note("verdict", "no-device" if without else "none"),
        *verdict_tables(verdict, tell),
        *listed_block(tell.page("verdict-none").say, tell),
    )
    return blocks, _choices(tell, "people", "why", "another-device", "home")


def _choices(tell: PageText, *ids: str) -> tuple[DraftChoice, ...]:
    return tuple(tell.choice("verdict", id) for id in ids)


def handle_verdict(where: Position, answer: Answer, kit: Context) -> Move:
    """Begin, know why, take another method, look at another device; what the check came to is noted."""
    move = _choose(where, answer, kit)
    return replace(move, facts={**move.facts, "verdict": verdict_word(current_verdict(where, kit))})


def verdict_word(verdict: Verdict) -> str:
    """What it comes to: the word on the recommended method; without one `ask` or `no`."""
    words = {one.method: one.verdict for one in verdict.methods}
    unclear = "ask" if "ask" in words.values() else "no"
    return words.get(verdict.recommended or "", unclear)


def _choose(where: Position, answer: Answer, kit: Context) -> Move:
    match answer.option:
        case "begin":
            best = current_verdict(where, kit).recommended
            return begin_method(best, where, kit) if best else STAY
        case "why":
            return open_over("why")
        case "other":
            return go_to("other-method")
        case "people":
            return open_over("people")
        case "home":
            return go_to("home", at="account/") if "method" in where.facts else go_to("home")
        case "another-device" | "check-again":
            return ask_again(where)
    return STAY


def ask_again(where: Position) -> Move:
    """The questions about the device once more, with no answer to them."""
    kept = ("account", "login4life", "email", "pension", "language", "intent", "code", "from")
    return Move(how="go", to="device", drop=tuple(one for one in where.facts if one not in kept))


def begin_method(method: str, where: Position, kit: Context) -> Move:
    """On with the method chosen: to the entry in mind, to the third stage with its code, else to the first."""
    known = {**where.facts, "method": method}
    entry = where.facts.get("from", "final-code/" if where.facts.get("code") == "final" else "")
    if entry:
        return go_to(
            entry_node(entry, known, kit.catalog), **{"method": method, "from": entry, "at": entry}
        )
    first = f"{next(iter(kit.catalog.stages))}/"
    # Without the first questions, nobody knows yet whether there is an account already.
    to = "before" if "account" not in where.facts else f"stage/{first[:-1]}"
    return go_to(to, method=method, at=first)


def followable_methods(where: Position, kit: Context) -> tuple[MethodVerdict, ...]:
    """The methods that this device can take and that are open here."""
    able = open_methods(kit)
    methods = current_verdict(where, kit).methods
    return tuple(one for one in methods if one.method in able and one.verdict != "no")


def method_choices(tell: PageText) -> tuple[DraftChoice, ...]:
    """Those methods as choices."""
    return tuple(
        DraftChoice(one.method, tell(tell.catalog.methods[one.method].title))
        for one in followable_methods(tell.where, tell.kit)
    )


def build_why(tell: PageText) -> PageDraft:
    """A method with its reasons; the next one, and what the method is, on pages of their own."""
    verdict = current_verdict(tell.where, tell.kit)
    one, next_ = _here(verdict, tell.where)
    choices = [tell.choice("trouble", "back-to-page")]
    if next_ is not None:
        choices.append(tell.choice("why", "next", method=_title(next_, tell)))
    about = tell.note("why", "about", method=_title(one, tell))
    choices.append(DraftChoice(one.method, about))
    return PageDraft(
        id=tell.where.node,
        title=tell.title("why"),
        blocks=_reasons(one, verdict, tell),
        choices=tuple(choices),
    )


def _here(verdict: Verdict, where: Position) -> tuple[MethodVerdict, MethodVerdict | None]:
    """The method of this page and the one after it: the recommended one comes first."""
    first = [one for one in verdict.methods if one.method == verdict.recommended]
    order = first + [one for one in verdict.methods if one.method != verdict.recommended]
    ids = [one.method for one in order]
    id = where.node.partition("/")[2]
    at = ids.index(id) if id in ids else 0
    return order[at], order[at + 1] if at + 1 < len(order) else None


def _title(one: MethodVerdict, tell: PageText) -> str:
    return tell(tell.catalog.methods[one.method].title)


def _reasons(one: MethodVerdict, verdict: Verdict, tell: PageText) -> tuple[Block, ...]:
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


def handle_why(where: Position, answer: Answer, kit: Context) -> Move:
    """The next method, a method explained, or back to the verdict."""
    if answer.option == "next":
        next_ = _here(current_verdict(where, kit), where)[1]
        return go_to(f"why/{next_.method}") if next_ is not None else STAY
    if answer.option in kit.catalog.methods:
        return open_over(f"method/{answer.option}")
    return CLOSE if answer.option == "back-to-page" else STAY


def build_other_method(tell: PageText) -> PageDraft:
    """The methods that can work, and what became of the others."""
    return PageDraft(
        id="other-method",
        title=tell.title("other-method"),
        blocks=tell.opening("other-method"),
        choices=(
            *method_choices(tell),
            *(
                tell.choice("other-method", id)
                for id in ("sms", "another-device", "people", "verdict")
            ),
        ),
        pace="question",
    )


def handle_other_method(where: Position, answer: Answer, kit: Context) -> Move:
    """A method begins; SMS is explained where it is closed."""
    if answer.option in {one.method for one in followable_methods(where, kit)}:
        return begin_method(answer.option, where, kit)
    match answer.option:
        case "sms":
            return open_over("trouble/sms-walk-in")
        case "another-device":
            return ask_again(where)
        case "people":
            return open_over("people")
        case "verdict":
            return go_to("verdict")
    return STAY
