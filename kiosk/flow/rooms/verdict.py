"""The verdict: every way of signing in, yes, after a change, or no, and one recommended."""

from msgspec.structs import replace

from kiosk.flow.checklist import checklist, known
from kiosk.flow.draft import Choice, Draft
from kiosk.flow.kit import Kit
from kiosk.flow.methods import open_methods
from kiosk.flow.rooms.resume import stages_before
from kiosk.flow.state import STAY, Answer, Move, Where, call, go
from kiosk.flow.tell import Tell
from kiosk.flow.verdict import FIRST, MethodVerdict, Verdict, judge
from kiosk.flow.verdict_tables import tables
from kiosk.waist.blocks import Block, Notice, Text

WORKS = ("yes", "after")


def verdict_of(where: Where, kit: Kit) -> Verdict:
    """What the rules say of this member's device today."""
    office = kit.office
    return judge(where.facts, kit.catalog, kit.now.date(), office.reopened, office.closed)


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
        *(Text(tell(one)) for one in best.because if best.verdict == "after"),
        *tables(verdict, tell),
        *(Notice(tell(one), sign="!") for one in best.caveats),
    )
    begin = tell.choice("verdict", "begin", method=title)
    return blocks, (begin, *_choices(tell, "why", "other", "another-device", "home"))


def _unclear(verdict: Verdict, tell: Tell) -> Shown:
    asks = [one for one in verdict.methods if one.verdict == "ask"]
    blocks = (
        *tell.lead(tell.page("verdict").note.get("unclear")),
        *(Notice(tell(sentence), sign="→") for sentence in asks[0].because),
        *tables(verdict, tell),
    )
    return blocks, _choices(tell, "check-again", "people", "why", "other", "home")


def _nothing(verdict: Verdict, tell: Tell) -> Shown:
    without = tell.where.facts.get("kind") == "none"
    blocks = (
        *tell.lead(tell.page("verdict").note.get("no-device" if without else "none")),
        *tell.paragraphs(tell.page("verdict-none").say),
        *tables(verdict, tell),
    )
    return blocks, _choices(tell, "people", "why", "another-device", "home")


def _choices(tell: Tell, *ids: str) -> tuple[Choice, ...]:
    return tuple(tell.choice("verdict", id) for id in ids)


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """Begin, know why, take another method, look at another device."""
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
            asked = tuple(where.facts)
            kept = ("account", "login4life", "email", "pension", "language", "intent", "code")
            return Move(how="go", to="device", drop=tuple(f for f in asked if f not in kept))
    return STAY


def begin(method: str, where: Where, kit: Kit) -> Move:
    """The checklist, for the method chosen; one who comes back with a stage in mind goes there."""
    facts = {"method": method, "at": "account/"}
    stage = "final-code" if where.facts.get("code") == "final" else "account"
    ahead = replace(where, facts={**where.facts, **facts})
    settled = known(checklist(stage, ahead.facts, kit.catalog), ahead.facts)
    done = stages_before(stage, ahead, kit) + settled
    return Move(how="go", to=f"stage/{stage}", facts=facts, done=done)


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
