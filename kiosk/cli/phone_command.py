"""`kiosk phone`: a telephone number in its international form, its kind, its country."""

import click

from kiosk.cli.output import print_text
from kiosk.cli.shared import (
    DigitsCommand,
    RefusalError,
    in_one_language,
    json_option,
    language_option,
    load_shipped_content,
    office_context,
    print_json,
    translator_for,
)
from kiosk.content.content import Content
from kiosk.i18n.catalogs import load_translator
from kiosk.i18n.translator import Translator
from kiosk.journey.phone_number import ParsedPhoneNumber, parse_phone_number


@click.command("phone", cls=DigitsCommand)
@click.argument("number", nargs=-1, required=True)
@json_option
@click.option("--region", metavar="XX", help="The country of numbers without one, as in BE.")
@language_option
def phone(number: tuple[str, ...], as_json: bool, region: str | None, language: str) -> None:
    """Read a telephone number, in any usual way of typing it."""
    content = load_shipped_content()
    translator_for(language, content)
    try:
        parsed = parse_phone_number(" ".join(number), _parse_region(region))
    except ValueError as fault:
        raise RefusalError(str(fault)) from None

    def build(tag: str) -> tuple[str | None, str]:
        translator = load_translator(tag)
        country = translator.country(parsed.region) if parsed.region else None
        return country, _comment(parsed, translator, content)

    country, comment = in_one_language(language, content, build)
    if as_json:
        print_json(
            {
                "e164": parsed.e164,
                "kind": parsed.kind,
                "region": parsed.region or None,
                "country": country,
                "complaint": comment if parsed.complaint else None,
            }
        )
    else:
        print_text(f"{parsed.e164} ({country})" if country else parsed.e164)
        print_text(f"{'! ' if parsed.complaint else ''}{comment}")


def _parse_region(region: str | None) -> str:
    """The region that was named, else the office's, in capitals; RefusalError for one that does not exist."""
    from phonenumbers import SUPPORTED_REGIONS

    known = (region or office_context().region).upper()
    if known not in SUPPORTED_REGIONS:
        raise RefusalError("This country is not known: give its two letters, as in BE.")
    return known


def _comment(parsed: ParsedPhoneNumber, translator: Translator, content: Content) -> str:
    """What the kiosk's page of phone numbers says of a number of this kind."""
    page = content.pages.get("phone")
    notes = page.note if page else {}
    ids = (parsed.kind, "doubt") if parsed.complaint else (parsed.kind,)
    sentences = " ".join(translator.say(notes[id]) for id in ids if id in notes)
    comment = sentences or parsed.complaint
    return comment[:1].upper() + comment[1:]
