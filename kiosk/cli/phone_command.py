"""`kiosk phone`: a telephone number in its international form, its kind, its country."""

from collections.abc import Iterable, Iterator

import click
from msgspec.structs import replace

from kiosk.cli.output import print_text
from kiosk.cli.shared import (
    DigitsCommand,
    RefusalError,
    in_one_language,
    json_option,
    language_option,
    load_content_in_use,
    office_context,
    print_json,
    translator_for,
)
from kiosk.content.content import Content
from kiosk.i18n.catalogs import load_translator
from kiosk.i18n.translator import Translator
from kiosk.journey.phone_number import ParsedPhoneNumber, parse_phone_number
from kiosk.settings.countries import has_phone_numbers, iso_code


@click.command("phone", cls=DigitsCommand)
@click.argument("number", nargs=-1, required=True)
@json_option
@click.option("--region", metavar="XX", help="The country of numbers without one, as in BE.")
@language_option
def phone(number: tuple[str, ...], as_json: bool, region: str | None, language: str) -> None:
    """Read a telephone number, in any usual way of typing it."""
    content = load_content_in_use()
    translator_for(language, content)
    try:
        parsed = parse_phone_number(" ".join(number), _parse_region(region))
    except ValueError as fault:
        raise RefusalError(str(fault)) from None

    def build(tag: str) -> tuple[str | None, str, list[str]]:
        words = load_translator(tag)
        country = words.country(parsed.region) if parsed.region else None
        return country, _comment(parsed, words, content), [*_lines(parsed, words, content)]

    country, comment, lines = in_one_language(language, content, build)
    if as_json:
        print_json(
            {
                "e164": parsed.e164,
                "kind": parsed.kind,
                "region": parsed.region or None,
                "country": country,
                "complaint": comment if parsed.complaint or parsed.other else None,
            }
        )
    else:
        print_text("\n".join(lines))


def _parse_region(region: str | None) -> str:
    """The ISO code of the region that was named, else of the office's; RefusalError where it is not a country."""
    named = office_context().region if region is None else region
    if not has_phone_numbers(named):
        raise RefusalError("This is no country: give its two letters, as in BE.")
    return iso_code(named)


def _lines(parsed: ParsedPhoneNumber, translator: Translator, content: Content) -> Iterator[str]:
    """The number and what is said of it; both numbers where the digits can be two."""
    for one in (parsed, parsed.other):
        if one is not None:
            yield _with_country(one, translator)
            comment = _comment(replace(one, other=None), translator, content)
            yield f"{'! ' if one.complaint else ''}{comment}"
    if parsed.other is not None:
        yield f"! {_comment(parsed, translator, content)}"


def _with_country(parsed: ParsedPhoneNumber, translator: Translator) -> str:
    country = translator.country(parsed.region) if parsed.region else ""
    return f"{parsed.e164} ({country})" if country else parsed.e164


def _comment(parsed: ParsedPhoneNumber, translator: Translator, content: Content) -> str:
    """What the kiosk's page of phone numbers says of this number."""
    if parsed.other is not None:
        return _either_number(parsed, translator, content)
    ids = (parsed.kind, "doubt") if parsed.complaint else (parsed.kind,)
    comment = _notes(ids, translator, content) or parsed.complaint
    return comment[:1].upper() + comment[1:]


def _either_number(parsed: ParsedPhoneNumber, translator: Translator, content: Content) -> str:
    """That the same digits can be two numbers, with both of them."""
    numbers = [_with_country(one, translator) for one in (parsed, parsed.other) if one is not None]
    said = _notes(("two-ways",), translator, content)
    return f"{said} {', '.join(numbers)}. {_notes(('which',), translator, content)}".strip()


def _notes(ids: Iterable[str], translator: Translator, content: Content) -> str:
    page = content.pages.get("phone")
    notes = page.note if page else {}
    return " ".join(translator.say(notes[id]) for id in ids if id in notes)
