"""`kiosk slip`: the slip for a place in the journey, as a PDF or as text."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from kiosk.cli.completion import complete_device, complete_method, complete_stage
from kiosk.cli.output import print_text
from kiosk.cli.shared import (
    RefusalError,
    journey_context,
    language_option,
    load_content_in_use,
    today,
    translator_for,
)
from kiosk.content.content import Content
from kiosk.files import write_files
from kiosk.journey.checklist import build_checklist
from kiosk.journey.conditions import assume_facts, evaluate
from kiosk.journey.context import Context
from kiosk.journey.method_status import open_methods
from kiosk.journey.resume_code import step_at, steps_by_slot
from kiosk.journey.slip import build_slip_page
from kiosk.paths import data_folder
from kiosk.pdf.document import fitting_measure, render_pdf
from kiosk.pdf.layout import Size, TooLongError
from kiosk.pdf.paper_text import paper_words
from kiosk.settings.contacts import apply_own_contacts
from kiosk.settings.reader import read_settings
from kiosk.view_model.page import Page


def parse_place(
    method: str, stage: str, step: str, device: str, content: Content
) -> dict[str, str]:
    """The facts of a member who stands there, with the step's key as "at".

    Stage and step are ids, or numbers as on the slip of a member without an account from before; without a step
    it is the stage's first. RefusalError for an id or number that does not exist, or a step not for this device.
    """
    _require_known("method", method, content.methods)
    ids_by_number = {str(each.number): each.id for each in content.stages.values()}
    stage = ids_by_number.get(stage, stage)
    _require_known("stage", stage, content.stages)
    facts = {"method": method}
    if device:
        _require_known("device", device, content.kinds)
        facts["kind"] = device
    if stage == list(content.stages)[-1]:
        # The last stage begins with the final code, which has arrived.
        facts["code"] = "final"
    lines = build_checklist(stage, {"account": "no", **facts}, content)
    if not step or step.isdecimal():
        if not 0 < (number := int(step or 1)) <= len(lines):
            raise RefusalError(f"There is no step of that number: use 1 to {len(lines)}.")
        return {"account": "no", **facts, "at": lines[number - 1].key}
    key = f"{stage}/{step.removeprefix(f'{stage}/')}"
    return {**facts, **_facts_of_step(key, method, facts, content), "at": key}


def _facts_of_step(
    key: str, method: str, facts: Mapping[str, str], content: Content
) -> dict[str, str]:
    """The further facts of a member who stands at the step of that key, "STAGE/STEP"."""
    stage, _, id = key.partition("/")
    keys = steps_by_slot(method, content).values()
    _require_known(
        "step", id, [each.partition("/")[2] for each in keys if each.startswith(f"{stage}/")]
    )
    step = step_at(key, method, content)
    assumed = assume_facts(step.when, facts) if step else {}
    assumed.setdefault("account", "no")
    if step and evaluate(step.when, {**facts, **assumed}) is False:
        raise RefusalError("This step is not for that device: name another step, or no step.")
    return assumed


def _require_known(kind: str, id: str, known: Iterable[str]) -> None:
    """Raise RefusalError for an id that does not exist; it names those that do."""
    if id not in known:
        raise RefusalError(f"There is no {kind} of that name: use one of {', '.join(known)}.")


@click.command("slip")
@click.option(
    "--method",
    required=True,
    metavar="ID",
    shell_complete=complete_method,
    help="The way of signing in, as in: passkey.",
)
@click.option(
    "--stage",
    required=True,
    metavar="N|ID",
    shell_complete=complete_stage,
    help="The stage to go on with.",
)
@click.option("--step", default="", metavar="N|ID", help="The step; without it, the first.")
@click.option(
    "--device",
    default="",
    metavar="KIND",
    shell_complete=complete_device,
    help="The kind of device, as in: ipad.",
)
@language_option
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
    today()  # Refuses a day that is none.
    settings, _ = read_settings(data_folder())
    content = apply_own_contacts(load_content_in_use(), settings.contacts)
    translator_for(language, content)
    facts = parse_place(method, stage, step, device, content)
    context = journey_context(content)
    _warn_about_dead_end(method, device, context)
    page = build_slip_page(context, facts, language)
    if to is not None:
        _write_file(to, _render_sheet(page, paper or settings.paper))
    if text:
        print_text("\n".join(paper_words(page)))


def _warn_about_dead_end(method: str, device: str, context: Context) -> None:
    """Warn about a slip that leads nobody further; it is made all the same."""
    if method not in open_methods(context):
        print_text(
            f"Warning: {method} is closed here, so this slip leads to another way.", err=True
        )
    elif device and device not in context.content.methods[method].kinds:
        print_text(f"Warning: {method} does not suit this device: {device}.", err=True)


def _render_sheet(page: Page, size: Size) -> bytes:
    """The PDF; warns where the office's own contacts make the page too long for type of the usual size."""
    try:
        fitting_measure(page, size)
    except TooLongError as fault:
        print_text(f"{fault} So its type is smaller: use a4, or shorten your contacts.", err=True)
    return render_pdf(page, size)


def _write_file(path: Path, data: bytes) -> None:
    """Write all of the file or nothing; RefusalError or ClickException where that cannot be done."""
    try:
        if not path.parent.is_dir():
            raise RefusalError(f"There is no folder {path.parent}: make it, or name another file.")
        if path.is_dir():
            raise RefusalError(f"{path} is a folder: name a file in it.")
        if path.exists() and not path.is_file():
            # A device such as /dev/stdout must not be replaced by a file.
            path.write_bytes(data)
        else:
            write_files({path.resolve(): data})
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        raise click.ClickException(
            f"The slip could not be written to {path} ({why}): name another file, or make room."
        ) from None
