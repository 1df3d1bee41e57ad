"""`kiosk phone`: a telephone number in the form that EU Login accepts."""

import click

from kiosk.commands.refusal import Refusal
from kiosk.commands.shared import as_json as json_option
from kiosk.commands.shared import content, in_language, office, print_json, words_of
from kiosk.content.catalog import Catalog
from kiosk.i18n.translator import Translator
from kiosk.journey.phone_number import ParsedPhoneNumber, parse_phone_number


@click.command("phone")
@click.argument("number", nargs=-1, required=True)
@json_option
@click.option("--region", metavar="XX", help="The country of numbers without one, as in BE.")
@in_language
def command(number: tuple[str, ...], as_json: bool, region: str | None, language: str) -> None:
    """Read a telephone number, in any usual way of typing it."""
    catalog = content()
    words = words_of(language, catalog)
    try:
        phone = parse_phone_number(" ".join(number), _region(region))
    except ValueError as fault:
        raise Refusal(str(fault)) from None
    country = words.country(phone.region) if phone.region else None
    doubt = _note(phone, words, catalog)
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

    region = (said or office().region).upper()
    if region not in SUPPORTED_REGIONS:
        raise Refusal("This country is not known: give its two letters, as in BE.")
    return region


def _note(phone: ParsedPhoneNumber, words: Translator, catalog: Catalog) -> str:
    """What the phone number page says of such a line."""
    page = catalog.pages.get("phone")
    notes = page.note if page else {}
    ids = (phone.kind, "doubt") if phone.complaint else (phone.kind,)
    said = " ".join(words.say(notes[id]) for id in ids if id in notes) or phone.complaint
    return said[:1].upper() + said[1:]
