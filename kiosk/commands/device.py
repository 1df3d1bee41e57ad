"""`kiosk device`: the verdict on a device from a few words."""

import click

from kiosk.commands.refusal import Refusal
from kiosk.commands.shared import as_json as json_option
from kiosk.commands.shared import content, in_language, office, print_json, today, words_of
from kiosk.content.catalog import Catalog
from kiosk.i18n.translator import Translator
from kiosk.journey.device_lookup.lookup import LookupResult, look_up_device, merge_verdicts
from kiosk.journey.verdict import Verdict, judge_device

SHOWN = 5
"""Candidates that a line names before it only counts."""


@click.command("device")
@click.argument("text", nargs=-1, required=True)
@json_option
@in_language
def command(text: tuple[str, ...], as_json: bool, language: str) -> None:
    """Say what suits a device, as in: iPhone 12, Windows 10."""
    catalog = content()
    words = words_of(language, catalog)
    said = " ".join(text)
    found = look_up_device(said, catalog)
    if not found.candidates:
        raise Refusal(_unknown(found))
    day, chosen = today(), office()
    verdict = merge_verdicts(
        found.candidates,
        catalog,
        lambda facts: judge_device(facts, catalog, day, chosen.reopened, chosen.closed),
    )
    if as_json:
        print_json(_answer(said, found, verdict, words))
    else:
        click.echo("\n".join(_lines(found, verdict, words, catalog)))


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


def _lines(found: LookupResult, verdict: Verdict, words: Translator, catalog: Catalog) -> list[str]:
    names = [one.name for one in found.candidates]
    more = f" (+{len(names) - SHOWN})" if len(names) > SHOWN else ""
    lines = [", ".join(names[:SHOWN]) + more]
    page = catalog.pages.get("verdict")
    notes = page.note if page else {}
    for one in verdict.methods:
        method = catalog.methods.get(one.method)
        title = words.say(method.title) if method else one.method
        word = words.say(notes[one.verdict]) if one.verdict in notes else one.verdict
        best = one.method == verdict.recommended and "recommended" in notes
        lines += ["", f"{title}: {word}" + (f", {words.say(notes['recommended'])}" if best else "")]
        lines += [f"  {words.say(sentence)}" for sentence in one.because]
        lines += [f"  ! {words.say(sentence)}" for sentence in one.caveats]
    return lines
