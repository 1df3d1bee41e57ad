"""`kiosk device`, `phone`, `code`, `guide`: answers without a visit."""

import textwrap

import click
from msgspec.structs import asdict

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
from kiosk.i18n.catalogs import load_translator
from kiosk.i18n.translator import Translator
from kiosk.journey.code_shape import recognise_code
from kiosk.journey.context import Context
from kiosk.journey.device_lookup.lookup import LookupResult, look_up_device
from kiosk.journey.device_lookup.merged_verdict import merge_verdicts
from kiosk.journey.guide import method_guide
from kiosk.journey.phone_number import ParsedPhoneNumber, parse_phone_number
from kiosk.journey.verdict import Verdict, judge_device

SHOWN = 5
"""Candidates that a line names before it only counts."""


@click.command("device")
@click.argument("text", nargs=-1, required=True)
@json_option
@in_language
def device(text: tuple[str, ...], as_json: bool, language: str) -> None:
    """Say what suits a device, as in: iPhone 12, Windows 10."""
    content = load_shipped_content()
    words = translator_for(language, content)
    said = " ".join(text)
    found = look_up_device(said, content)
    if not found.candidates:
        raise RefusalError(_unknown(found))
    day, chosen = today(), office_context()
    verdict = merge_verdicts(
        found.candidates,
        content,
        lambda facts: judge_device(facts, content, day, chosen.reopened, chosen.closed),
    )
    if as_json:
        print_json(_answer(said, found, verdict, words))
    else:
        click.echo("\n".join(_lines(found, verdict, words, content)))


def _unknown(found: LookupResult) -> str:
    if not found.near:
        return 'This device is not known: give its model or its system, as in "iPad Air 2" or "iOS 15".'
    *others, last = found.near
    names = f"{', '.join(others)} or {last}" if others else last
    return f"This device is not known: did you mean {names}?"


def _answer(
    said: str, found: LookupResult, verdict: Verdict, words: Translator
) -> dict[str, object]:
    return {
        "device": said,
        "candidates": [one.name for one in found.candidates],
        "methods": {
            one.method: {
                "verdict": one.verdict,
                "because": [words.say(sentence) for sentence in one.because],
                "caveats": [words.say(sentence) for sentence in one.caveats],
            }
            for one in verdict.methods
        },
        "recommended": verdict.recommended,
    }


def _lines(found: LookupResult, verdict: Verdict, words: Translator, content: Content) -> list[str]:
    names = [one.name for one in found.candidates]
    more = f" (+{len(names) - SHOWN})" if len(names) > SHOWN else ""
    lines = [", ".join(names[:SHOWN]) + more]
    page = content.pages.get("verdict")
    notes = page.note if page else {}
    for one in verdict.methods:
        method = content.methods.get(one.method)
        title = words.say(method.title) if method else one.method
        word = words.say(notes[one.verdict]) if one.verdict in notes else one.verdict
        best = one.method == verdict.recommended and "recommended" in notes
        lines += ["", f"{title}: {word}" + (f", {words.say(notes['recommended'])}" if best else "")]
        lines += [f"  {words.say(sentence)}" for sentence in one.because]
        lines += [f"  ! {words.say(sentence)}" for sentence in one.caveats]
    return lines


@click.command("phone")
@click.argument("number", nargs=-1, required=True)
@json_option
@click.option("--region", metavar="XX", help="The country of numbers without one, as in BE.")
@in_language
def phone(number: tuple[str, ...], as_json: bool, region: str | None, language: str) -> None:
    """Read a telephone number, in any usual way of typing it."""
    content = load_shipped_content()
    words = translator_for(language, content)
    try:
        phone = parse_phone_number(" ".join(number), _region(region))
    except ValueError as fault:
        raise RefusalError(str(fault)) from None
    country = words.country(phone.region) if phone.region else None
    doubt = _note(phone, words, content)
    if as_json:
        print_json(
            {
                "e164": phone.e164,
                "kind": phone.kind,
                "region": phone.region or None,
                "country": country,
                "complaint": doubt if phone.complaint else None,
            }
        )
    else:
        click.echo(f"{phone.e164} ({country})" if country else phone.e164)
        click.echo(f"{'! ' if phone.complaint else ''}{doubt}")


def _region(said: str | None) -> str:
    """The country that was said, if there is such a one, else the office's."""
    from phonenumbers import SUPPORTED_REGIONS

    region = (said or office_context().region).upper()
    if region not in SUPPORTED_REGIONS:
        raise RefusalError("This country is not known: give its two letters, as in BE.")
    return region


def _note(phone: ParsedPhoneNumber, words: Translator, content: Content) -> str:
    """What the phone number page says of such a line."""
    page = content.pages.get("phone")
    notes = page.note if page else {}
    ids = (phone.kind, "doubt") if phone.complaint else (phone.kind,)
    said = " ".join(words.say(notes[id]) for id in ids if id in notes) or phone.complaint
    return said[:1].upper() + said[1:]


@click.command("code")
@click.argument("text", nargs=-1, required=True)
@json_option
@in_language
def code(text: tuple[str, ...], as_json: bool, language: str) -> None:
    """Say which code has this shape."""
    content = load_shipped_content()
    words = translator_for(language, content)
    shape = recognise_code(" ".join(text), content.codes)
    code = content.codes.get(shape.code)
    if as_json:
        print_json(asdict(shape))
    elif code is None:
        sizes = ", ".join(str(one.groups * one.of) for one in content.codes.values())
        click.echo(f"No code has {shape.characters} characters; the known ones have {sizes}.")
    else:
        click.echo(f"{words.say(code.title)}: {words.say(code.shape)}")
        click.echo(words.say(code.say[0]))


WIDTH = 78


@click.command("guide")
@click.argument("method")
@in_language
@click.option("--helper", is_flag=True, help="Add what to say, not to touch, never to note.")
def guide(method: str, language: str, helper: bool) -> None:
    """Print a whole method as one readable page."""
    today()
    content = load_shipped_content()
    translator_for(language, content)
    if method not in content.methods:
        known = ", ".join(content.methods)
        raise RefusalError(f"There is no method of that name: use one of {known}.")
    context = Context(
        content=content,
        office=office_context(),
        words=load_translator,
        now=clock.now(),
        front_end="line",
    )
    for line in method_guide(method, language, context, helper=helper):
        indent = line[: len(line) - len(line.lstrip())]
        rest = indent + "  " * (line.lstrip()[:1] in tuple("-!?>"))
        click.echo(textwrap.fill(line, WIDTH, subsequent_indent=rest, break_long_words=False))
