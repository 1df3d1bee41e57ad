"""`kiosk slip` and `kiosk resume`: a slip for a place in the journey, and the place that its digits name."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from kiosk import clock
from kiosk.cli.shared import (
    RefusalError,
    in_language,
    load_shipped_content,
    office_context,
    print_json,
    today,
    translator_for,
)
from kiosk.cli.shared import as_json as json_option
from kiosk.content.content import Content
from kiosk.files import write_files
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.checklist import build_checklist
from kiosk.journey.conditions import assume_facts, evaluate
from kiosk.journey.context import Context
from kiosk.journey.method_status import open_methods
from kiosk.journey.page_text import PageText
from kiosk.journey.pages.resume_by_code import PLACE_NODE, build_comeback
from kiosk.journey.resume_code import GROUPS, ResumeCode, decode_resume_code, step_at, steps_by_slot
from kiosk.journey.resume_code_digits import UnreadableError, digits_in
from kiosk.journey.slip import build_slip_page
from kiosk.journey.state import Position, Preferences
from kiosk.paths import data_folder
from kiosk.pdf.blocks import paper_words
from kiosk.pdf.document import fitting_measure, render_pdf
from kiosk.pdf.layout import Size, TooLongError
from kiosk.settings.contacts import apply_own_contacts
from kiosk.settings.reader import read_settings
from kiosk.view_model.page import Page, Text
from kiosk.view_model.plain_text import block_paragraphs, group_characters


def parse_place(
    method: str, stage: str, step: str, device: str, content: Content
) -> dict[str, str]:
    """The facts of a member who stands there: stage and step by id or number, the first step if none is named.

    The numbers are those of a slip for a member without an account from before.
    """
    _known("method", method, content.methods)
    numbers = {str(one.number): one.id for one in content.stages.values()}
    at = numbers.get(stage, stage)
    _known("stage", at, content.stages)
    facts = {"method": method}
    if device:
        _known("device", device, content.kinds)
        facts["kind"] = device
    if at == list(content.stages)[-1]:
        facts["code"] = "final"
    lines = build_checklist(at, {"account": "no", **facts}, content)
    if not step or step.isdecimal():
        if not 0 < (number := int(step or 1)) <= len(lines):
            raise RefusalError(f"There is no step of that number: use 1 to {len(lines)}.")
        return {"account": "no", **facts, "at": lines[number - 1].key}
    key = f"{at}/{step.removeprefix(f'{at}/')}"
    return {**facts, **_when(key, method, facts, content), "at": key}


def _when(key: str, method: str, facts: Mapping[str, str], content: Content) -> dict[str, str]:
    """What must be so of one who stands at that step."""
    stage, _, id = key.partition("/")
    keys = steps_by_slot(method, content).values()
    _known("step", id, [one.partition("/")[2] for one in keys if one.startswith(f"{stage}/")])
    found = step_at(key, method, content)
    told = assume_facts(found.when, facts) if found else {}
    told.setdefault("account", "no")
    if found and evaluate(found.when, {**facts, **told}) is False:
        raise RefusalError("This step is not for that device: name another step, or no step.")
    return told


def _known(what: str, id: str, known: Iterable[str]) -> None:
    """Refuse an id that does not exist, and name those that do."""
    if id not in known:
        raise RefusalError(f"There is no {what} of that name: use one of {', '.join(known)}.")


@click.command("slip")
@click.option(
    "--method", required=True, metavar="ID", help="The way of signing in, as in: passkey."
)
@click.option("--stage", required=True, metavar="N|ID", help="The stage to go on with.")
@click.option("--step", default="", metavar="N|ID", help="The step; without it, the first.")
@click.option("--device", default="", metavar="KIND", help="The kind of device, as in: ipad.")
@in_language
@click.option("--paper", type=click.Choice(["a4", "a5"]), help="Without it, the office's own.")
@click.option("--to", type=click.Path(path_type=Path), metavar="FILE.pdf", help="Write a PDF.")
@click.option("--text", is_flag=True, help="Print the words.")
def slip(
    method: str,
    stage: str,
    step: str,
    device: str,
    language: str,
    paper: Size | None,
    to: Path | None,
    text: bool,
) -> None:
    """Make the slip that a member takes home."""
    if to == Path("-"):
        raise RefusalError("Name a file after --to, or add --text for the words alone.")
    if to is None and not text:
        raise RefusalError("Say where the slip shall go: add --to FILE.pdf, or --text.")
    today()
    settings, _ = read_settings(data_folder())
    content = apply_own_contacts(load_shipped_content(), settings.contacts)
    translator_for(language, content)
    facts = parse_place(method, stage, step, device, content)
    context = Context(
        content=content,
        office=office_context(),
        words=load_translator,
        now=clock.now(),
        front_end="line",
    )
    _caution(method, device, context)
    page = build_slip_page(context, facts, language)
    if to is not None:
        _write(to, _sheet(page, paper or settings.paper))
    if text:
        click.echo("\n".join(paper_words(page)))


def _caution(method: str, device: str, context: Context) -> None:
    """Warn of a slip that leads nobody further; it is made all the same."""
    if method not in open_methods(context):
        click.echo(
            f"Warning: {method} is closed here, so this slip leads to another way.", err=True
        )
    elif device and device not in context.content.methods[method].kinds:
        click.echo(f"Warning: {method} does not suit this device: {device}.", err=True)


def _sheet(page: Page, size: Size) -> bytes:
    """The PDF; a page that the office's own contacts made too long is told of."""
    try:
        fitting_measure(page, size)
    except TooLongError as fault:
        click.echo(f"{fault} So its type is smaller: use a4, or shorten your contacts.", err=True)
    return render_pdf(page, size)


def _write(to: Path, made: bytes) -> None:
    """All of the file or nothing."""
    try:
        if not to.parent.is_dir():
            raise RefusalError(f"There is no folder {to.parent}: make it, or name another file.")
        if to.is_dir():
            raise RefusalError(f"{to} is a folder: name a file in it.")
        if to.exists() and not to.is_file():
            # Such as /dev/stdout, which must stay what it is.
            to.write_bytes(made)
        else:
            write_files({to.resolve(): made})
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        raise click.ClickException(
            f"The slip could not be written to {to} ({why}): name another file, or make room."
        ) from None


@click.command("resume")
@click.argument("code", nargs=-1, required=True)
@json_option
@in_language
def resume(code: tuple[str, ...], as_json: bool, language: str) -> None:
    """Say where the nine digits of a slip lead, as in: 482 915 730."""
    today()
    content, text = load_shipped_content(), " ".join(code)
    translator_for(language, content)
    context = Context(
        content=content,
        office=office_context(),
        words=load_translator,
        now=clock.now(),
        front_end="line",
    )
    comfort = Preferences(language=language)
    try:
        ticket = decode_resume_code(text, context.now.date(), content)
    except UnreadableError as fault:
        why = _why(fault, PageText(context, Position("comeback"), comfort))
        if as_json:
            print_json({"valid": False, "fault": fault.fault, "why": why})
        raise RefusalError(why) from None
    digits = digits_in(text)
    texts = PageText(context, Position(PLACE_NODE, facts={"kind": ticket.kind}, text=text), comfort)
    if as_json:
        print_json(_answer(ticket, digits, texts))
    else:
        click.echo("\n".join((group_characters(digits, GROUPS), *_lines(texts))))


def _why(fault: UnreadableError, texts: PageText) -> str:
    """What the kiosk itself says of such digits."""
    return texts.note("comeback", f"fault-{fault.fault}", number=fault.digits)


def _answer(ticket: ResumeCode, digits: str, texts: PageText) -> dict[str, object]:
    """The place as ids; null for what the code does not hold."""
    step = step_at(ticket.step, ticket.method, texts.content)
    return {
        "valid": True,
        "code": digits,
        "stage": ticket.step.partition("/")[0],
        "step": ticket.step,
        "title": texts(step.title) if step else None,
        "method": ticket.method or None,
        "device": ticket.kind or None,
        "language": ticket.language or None,
        "weeks": ticket.weeks,
    }


def _lines(texts: PageText) -> list[str]:
    """What the kiosk shows of the place, without its question."""
    blocks = (
        one for one in build_comeback(texts).blocks if not (isinstance(one, Text) and one.lead)
    )
    return [line for block in blocks for line in block_paragraphs(block, texts.words.tag) if line]
