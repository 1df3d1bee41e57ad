"""`kiosk resume`: the place in the journey that the nine digits of a slip name."""

import click

from kiosk.cli.output import print_text
from kiosk.cli.shared import (
    DigitsCommand,
    RefusalError,
    in_one_language,
    journey_context,
    json_option,
    language_option,
    load_content_in_use,
    print_json,
    today,
    translator_for,
)
from kiosk.journey.page_text import PageText
from kiosk.journey.pages.resume_by_code import PLACE_NODE, build_resume_by_code
from kiosk.journey.resume_code import (
    ANSWER_NUMBERS,
    GROUPS,
    ResumeCode,
    decode_resume_code,
    step_at,
)
from kiosk.journey.resume_code_digits import UnreadableError, digits_in
from kiosk.journey.state import Position, Preferences
from kiosk.view_model.page import Text
from kiosk.view_model.plain_text import block_paragraphs, group_characters


@click.command("resume", cls=DigitsCommand)
@click.argument("code", nargs=-1, required=True)
@json_option
@language_option
def resume(code: tuple[str, ...], as_json: bool, language: str) -> None:
    """Say where the nine digits of a slip lead, as in: 482 915 730."""
    today()  # Refuses a day that is none.
    content, text = load_content_in_use(), " ".join(code)
    translator_for(language, content)
    context, preferences = journey_context(content), Preferences(language=language)
    try:
        resume_code = decode_resume_code(text, context.now.date(), content)
    except UnreadableError as fault:
        found = fault
        why = in_one_language(
            language,
            content,
            lambda tag: _explain_fault(
                found, PageText(context, Position("comeback"), preferences, tag)
            ),
        )
        if as_json:
            print_json({"valid": False, "fault": fault.fault, "why": why})
        raise RefusalError(why) from None
    digits = digits_in(text)
    place = Position(PLACE_NODE, facts={"kind": resume_code.kind}, text=text)

    def answer(tag: str) -> dict[str, object]:
        return _json_answer(resume_code, digits, PageText(context, place, preferences, tag))

    def lines(tag: str) -> list[str]:
        return _place_lines(PageText(context, place, preferences, tag))

    if as_json:
        print_json(in_one_language(language, content, answer))
    else:
        said = in_one_language(language, content, lines)
        print_text("\n".join((group_characters(digits, GROUPS), *said)))


def _explain_fault(fault: UnreadableError, texts: PageText) -> str:
    """What the kiosk itself says of digits with this fault."""
    return texts.note("comeback", f"fault-{fault.fault}", number=fault.digits)


def _json_answer(resume_code: ResumeCode, digits: str, texts: PageText) -> dict[str, object]:
    """The place as ids; None for what the code does not hold."""
    step = step_at(resume_code.step, resume_code.method, texts.content)
    return {
        "valid": True,
        "code": digits,
        "stage": resume_code.step.partition("/")[0],
        "step": resume_code.step,
        "title": texts(step.title) if step else None,
        "method": resume_code.method or None,
        "device": resume_code.kind or None,
        **{fact: resume_code.answers.get(fact) for fact in ANSWER_NUMBERS},
        "weeks": resume_code.weeks,
    }


def _place_lines(texts: PageText) -> list[str]:
    """What the kiosk shows of the place, without its question."""
    blocks = (
        block
        for block in build_resume_by_code(texts).blocks
        if not (isinstance(block, Text) and block.lead)
    )
    return [line for block in blocks for line in block_paragraphs(block, texts.words.tag) if line]
