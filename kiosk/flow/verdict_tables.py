"""All methods of a verdict, as tables."""

from kiosk.flow.tell import Tell
from kiosk.flow.verdict import FIRST, MethodVerdict, Verdict
from kiosk.waist.blocks import Block, Table


def tables(verdict: Verdict, tell: Tell) -> tuple[Block, ...]:
    """The first methods in one table, the other ways in a second, so that a small page can part them."""
    first = [_row(one, verdict, tell) for one in verdict.methods if one.method in FIRST]
    others = [_row(one, verdict, tell) for one in verdict.methods if one.method not in FIRST]
    return tuple(Table(rows=tuple(rows)) for rows in (first, others) if rows)


def _row(one: MethodVerdict, verdict: Verdict, tell: Tell) -> tuple[str, ...]:
    best = one.method == verdict.recommended
    reason = tell.note("verdict", "recommended") if best else tell(one.because[0])
    title = tell(tell.catalog.methods[one.method].title)
    return (title, tell.note("verdict", one.verdict), reason)
