"""The blocks of a verdict: a table of the methods, and what comes before anything else."""

from kiosk.content.records import Sentence
from kiosk.journey.page_text import PageText
from kiosk.journey.verdict import FIRST_METHODS, MethodVerdict, Verdict
from kiosk.view_model.page import Block, Notice, Table

WORKING_WORDS = ("yes", "after")


def first_blocks(one: MethodVerdict, texts: PageText) -> tuple[Block, ...]:
    """What to change or to find out before anything else; several things stand close together."""
    if one.verdict == "yes":
        return ()
    if len(one.because) == 1:
        return (Notice(texts(one.because[0]), sign="→"),)
    return listed_block(one.because, texts)


def listed_block(sentences: tuple[Sentence, ...], texts: PageText) -> tuple[Block, ...]:
    """Sentences close together, one a row; nothing where there is none."""
    rows = tuple((texts(sentence),) for sentence in sentences)
    return (Table(rows=rows),) if rows else ()


def verdict_tables(verdict: Verdict, texts: PageText) -> tuple[Block, ...]:
    """The first methods in one table, the other ways in a second, so that a small page can part them."""
    first = [_row(one, verdict, texts) for one in verdict.methods if one.method in FIRST_METHODS]
    others = [
        _row(one, verdict, texts) for one in verdict.methods if one.method not in FIRST_METHODS
    ]
    return tuple(Table(rows=tuple(rows)) for rows in (first, others) if rows)


def _row(one: MethodVerdict, verdict: Verdict, texts: PageText) -> tuple[str, ...]:
    title = texts(texts.content.methods[one.method].title)
    return title, texts.note("verdict", one.verdict), _briefly(one, verdict, texts)


def _briefly(one: MethodVerdict, verdict: Verdict, texts: PageText) -> str:
    """A few words beside a verdict; what is to be found out stands above the table already."""
    if one.method == verdict.recommended:
        return texts.note("verdict", "recommended")
    if one.verdict in WORKING_WORDS:
        return texts.note("verdict", "also")
    if one.verdict == "ask":
        return ""
    short = (rule.short for rule in texts.content.rules if rule.id in one.rules and rule.short)
    return texts(next(short, one.because[0]))
