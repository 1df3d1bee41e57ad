"""`kiosk resume`: the place that the nine digits of a slip lead back to."""

import click

from kiosk import clock
from kiosk.commands.refusal import Refusal
from kiosk.commands.shared import as_json as json_option
from kiosk.commands.shared import content, in_language, office, print_json, today, words_of
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Context, PageText
from kiosk.journey.pages.resume import WAS, build_comeback
from kiosk.journey.resume_code import GROUPS, ResumeCode, decode_resume_code, step_at
from kiosk.journey.resume_code_digits import UnreadableError, digits_in
from kiosk.journey.state import Position, Preferences
from kiosk.view_model.page import Text
from kiosk.view_model.plain_text import block_paragraphs, group_characters


@click.command("resume")
@click.argument("code", nargs=-1, required=True)
@json_option
@in_language
def command(code: tuple[str, ...], as_json: bool, language: str) -> None:
    """Say where the nine digits of a slip lead, as in: 482 915 730."""
    today()
    catalog, text = content(), " ".join(code)
    words_of(language, catalog)
    kit = Context(
        catalog=catalog, office=office(), words=load_translator, now=clock.now(), door="line"
    )
    comfort = Preferences(language=language)
    try:
        ticket = decode_resume_code(text, kit.now.date(), catalog)
    except UnreadableError as fault:
        why = _why(fault, PageText(kit, Position("comeback"), comfort))
        if as_json:
            print_json({"valid": False, "fault": fault.fault, "why": why})
        raise Refusal(why) from None
    digits = digits_in(text)
    tell = PageText(kit, Position(WAS, facts={"kind": ticket.kind}, text=text), comfort)
    if as_json:
        print_json(_answer(ticket, digits, tell))
    else:
        click.echo("\n".join((group_characters(digits, GROUPS), *_lines(tell))))


def _why(fault: UnreadableError, tell: PageText) -> str:
    """What the kiosk itself says of such digits."""
    return tell.note("comeback", f"fault-{fault.fault}", number=fault.digits)


def _answer(ticket: ResumeCode, digits: str, tell: PageText) -> dict[str, object]:
    """The place as ids; null for what the code does not hold."""
    step = step_at(ticket.step, ticket.method, tell.catalog)
    return {
        "valid": True,
        "code": digits,
        "stage": ticket.step.partition("/")[0],
        "step": ticket.step,
        "title": tell(step.title) if step else None,
        "method": ticket.method or None,
        "device": ticket.kind or None,
        "language": ticket.language or None,
        "weeks": ticket.weeks,
    }


def _lines(tell: PageText) -> list[str]:
    """What the kiosk shows of the place, without its question."""
    blocks = (
        one for one in build_comeback(tell).blocks if not (isinstance(one, Text) and one.lead)
    )
    return [line for block in blocks for line in block_paragraphs(block, tell.words.tag) if line]
