"""The blocks of a verdict: a table of the methods, and what comes before anything else."""

from kiosk.content.records import Sentence
from kiosk.flow.tell import Tell
from kiosk.flow.verdict import FIRST, MethodVerdict, Verdict
from kiosk.view_model.page import Block, Notice, Table

WORKS = ("yes", "after")


def first(one: MethodVerdict, tell: Tell) -> tuple[Block, ...]:
    """What to change or to find out before anything else; several things stand close together."""
    if one.verdict == "yes":
        return ()
    if len(one.because) == 1:
        return (Notice(tell(one.because[0]), sign="→"),)
    return listed(one.because, tell)


def listed(sentences: tuple[Sentence, ...], tell: Tell) -> tuple[Block, ...]:
    """Sentences close together, one a row; nothing where there is none."""
    rows = tuple((tell(sentence),) for sentence in sentences)
    return (Table(rows=rows),) if rows else ()


def tables(verdict: Verdict, tell: Tell) -> tuple[Block, ...]:
    """The first methods in one table, the other ways in a second, so that a small page can part them."""
    first = [_row(one, verdict, tell) for one in verdict.methods if one.method in FIRST]
    others = [_row(one, verdict, tell) for one in verdict.methods if one.method not in FIRST]
    return tuple(Table(rows=tuple(rows)) for rows in (first, others) if rows)


def _row(one: MethodVerdict, verdict: Verdict, tell: Tell) -> tuple[str, ...]:
    title = tell(tell.catalog.methods[one.method].title)
    return title, tell.note("verdict", one.verdict), _briefly(one, verdict, tell)


def _briefly(one: MethodVerdict, verdict: Verdict, tell: Tell) -> str:
    """A few words beside a verdict; what is to be found out stands above the table already."""
    if one.method == verdict.recommended:
        return tell.note("verdict", "recommended")
    if one.verdict in WORKS:
        return tell.note("verdict", "also")
    if one.verdict == "ask":
        return ""
    short = (rule.short for rule in tell.catalog.rules if rule.id in one.rules and rule.short)
    return tell(next(short, one.because[0]))
