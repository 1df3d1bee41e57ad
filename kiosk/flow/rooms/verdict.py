"""The verdict: every way of signing in, yes, after a change, or no, and one recommended."""

from msgspec.structs import replace

from kiosk.flow.draft import Choice, Draft
from kiosk.flow.entry import node_of
from kiosk.flow.grades import WORKS, first, listed, tables
from kiosk.flow.kit import Kit
from kiosk.flow.methods import open_methods
from kiosk.flow.rooms.method import office_note
from kiosk.flow.state import STAY, Answer, Move, Where, call, go
from kiosk.flow.tell import Tell
from kiosk.flow.verdict import FIRST, MethodVerdict, Verdict, judge
from kiosk.view_model.page import Block, Notice, Text


def verdict_of(where: Where, kit: Kit) -> Verdict:
    """What the rules say of this member's device today, in the office's own order of methods."""
    office = kit.office
    day = kit.now.date()
    verdict = judge(where.facts, kit.catalog, day, office.reopened, office.closed)
    words = {one.method: one.verdict for one in verdict.methods}
    liked = (one for word in WORKS for one in office.order if words.get(one) == word)
    return replace(verdict, recommended=next(liked, verdict.recommended))


def draft(tell: Tell) -> Draft:
    """The answer in one sentence, what to change or find out first, and all methods in a table."""
    verdict = verdict_of(tell.where, tell.kit)
    best = next((one for one in verdict.methods if one.method == verdict.recommended), None)
    if best is not None:
        blocks, choices = _works(best, verdict, tell)
    elif any(one.verdict == "ask" for one in verdict.methods):
        blocks, choices = _unclear(verdict, tell)
    else:
        blocks, choices = _nothing(verdict, tell)
    return Draft(id="verdict", title=tell.title("verdict"), blocks=blocks, choices=choices)


Shown = tuple[tuple[Block, ...], tuple[Choice, ...]]


def _works(best: MethodVerdict, verdict: Verdict, tell: Tell) -> Shown:
    title = tell(tell.catalog.methods[best.method].name)
    said = "best" if best.method in FIRST else "way"
    blocks = (
        Text(tell.note("verdict", f"{said}-{best.verdict}", method=title), lead=True),
        *first(best, tell),
        *tables(verdict, tell),
        *(Notice(tell(one), sign="!") for one in best.caveats),
        *office_note(best.method, tell),
    )
    return blocks, _choices(tell, "begin", "why", "other", "home")


def _unclear(verdict: Verdict, tell: Tell) -> Shown:
    open_ = next(one for one in verdict.methods if one.verdict == "ask")
    lead = tell.lead_note("verdict", "unclear")
    return (*lead, *first(open_, tell), *tables(verdict, tell)), _choices(
        tell, "check-again", "other", "why", "home"
    )


def _nothing(verdict: Verdict, tell: Tell) -> Shown:
    facts = tell.where.facts
    without = facts.get("kind") == "none" or facts.get("owner") not in (None, "own", "unknown")
    blocks = (
        *tell.lead_note("verdict", "no-device" if without else "none"),
        *tables(verdict, tell),
        *listed(tell.page("verdict-none").say, tell),
    )
    return blocks, _choices(tell, "people", "why", "another-device", "home")


def _choices(tell: Tell, *ids: str) -> tuple[Choice, ...]:
    return tuple(tell.choice("verdict", id) for id in ids)


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """Begin, know why, take another method, look at another device; what the check came to is noted."""
    move = _choose(where, answer, kit)
    return replace(move, facts={**move.facts, "verdict": result(verdict_of(where, kit))})


def result(verdict: Verdict) -> str:
    """What it comes to: the word on the recommended method; without one `ask` or `no`."""
    words = {one.method: one.verdict for one in verdict.methods}
    unclear = "ask" if "ask" in words.values() else "no"
    return words.get(verdict.recommended or "", unclear)


def _choose(where: Where, answer: Answer, kit: Kit) -> Move:
    match answer.option:
        case "begin":
            best = verdict_of(where, kit).recommended
            return begin(best, where, kit) if best else STAY
        case "why":
            return call("why")
        case "other":
            return go("other-method")
        case "people":
            return call("people")
        case "home":
            return go("home", at="account/") if "method" in where.facts else go("home")
        case "another-device" | "check-again":
            return afresh(where)
    return STAY


def afresh(where: Where) -> Move:
    """The questions about the device once more, with no answer to them."""
    kept = ("account", "login4life", "email", "pension", "language", "intent", "code", "from")
    return Move(how="go", to="device", drop=tuple(one for one in where.facts if one not in kept))


def begin(method: str, where: Where, kit: Kit) -> Move:
    """On with the method chosen: to the entry in mind, to the third stage with its code, else to the first."""
    known = {**where.facts, "method": method}
    entry = where.facts.get("from", "final-code/" if where.facts.get("code") == "final" else "")
    if entry:
        return go(
            node_of(entry, known, kit.catalog), **{"method": method, "from": entry, "at": entry}
        )
    first = f"{next(iter(kit.catalog.stages))}/"
    # Without the first questions, nobody knows yet whether there is an account already.
    to = "before" if "account" not in where.facts else f"stage/{first[:-1]}"
    return go(to, method=method, at=first)


def followable(where: Where, kit: Kit) -> tuple[MethodVerdict, ...]:
    """The methods that this device can take and that are open here."""
    able = open_methods(kit)
    methods = verdict_of(where, kit).methods
    return tuple(one for one in methods if one.method in able and one.verdict != "no")


def method_choices(tell: Tell) -> tuple[Choice, ...]:
    """Those methods as choices."""
    return tuple(
        Choice(one.method, tell(tell.catalog.methods[one.method].title))
        for one in followable(tell.where, tell.kit)
    )
