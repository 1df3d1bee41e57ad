"""`kiosk device`: which methods suit a device, from the words for it."""

import click

from kiosk.cli.output import print_text
from kiosk.cli.shared import (
    RefusalError,
    in_one_language,
    json_option,
    language_option,
    load_shipped_content,
    office_context,
    print_json,
    today,
    translator_for,
)
from kiosk.content.content import Content
from kiosk.i18n.catalogs import load_translator
from kiosk.i18n.translator import Translator
from kiosk.journey.device_lookup.lookup import LookupResult, look_up_device
from kiosk.journey.device_lookup.merged_verdict import merge_verdicts
from kiosk.journey.verdict import Verdict, judge_device

NAMED_CANDIDATES = 5
"""Candidates that are named; of the others only the number is said."""


@click.command("device")
@click.argument("text", nargs=-1, required=True)
@json_option
@language_option
def device(text: tuple[str, ...], as_json: bool, language: str) -> None:
    """Say what suits a device, as in: iPhone 12, Windows 10."""
    content = load_shipped_content()
    translator_for(language, content)
    query = " ".join(text)
    result = look_up_device(query, content)
    if not result.candidates:
        raise RefusalError(_unknown_device(result))
    day, office = today(), office_context()
    verdict = merge_verdicts(
        result.candidates,
        content,
        lambda facts: judge_device(facts, content, day, office.reopened, office.closed),
    )
    if as_json:
        print_json(
            in_one_language(
                language,
                content,
                lambda tag: _json_answer(query, result, verdict, load_translator(tag)),
            )
        )
    else:
        lines = in_one_language(
            language,
            content,
            lambda tag: _answer_lines(result, verdict, load_translator(tag), content),
        )
        print_text("\n".join(lines))


def _unknown_device(result: LookupResult) -> str:
    if not result.near:
        return 'This device is not known: give its model or its system, as in "iPad Air 2" or "iOS 15".'
    *others, last = result.near
    names = f"{', '.join(others)} or {last}" if others else last
    return f"This device is not known: did you mean {names}?"


def _json_answer(
    query: str, result: LookupResult, verdict: Verdict, translator: Translator
) -> dict[str, object]:
    return {
        "device": query,
        "candidates": [candidate.name for candidate in result.candidates],
        "methods": {
            judged.method: {
                "verdict": judged.verdict,
                "because": [translator.say(sentence) for sentence in judged.because],
                "caveats": [translator.say(sentence) for sentence in judged.caveats],
            }
            for judged in verdict.methods
        },
        "recommended": verdict.recommended,
    }


def _answer_lines(
    result: LookupResult, verdict: Verdict, translator: Translator, content: Content
) -> list[str]:
    names = [candidate.name for candidate in result.candidates]
    others = len(names) - NAMED_CANDIDATES
    lines = [", ".join(names[:NAMED_CANDIDATES]) + (f" (+{others})" if others > 0 else "")]
    page = content.pages.get("verdict")
    notes = page.note if page else {}
    for judged in verdict.methods:
        method = content.methods.get(judged.method)
        title = translator.say(method.title) if method else judged.method
        verdict_name: str = "buy" if judged.costs else judged.verdict
        if verdict_name in notes:
            verdict_name = translator.say(notes[verdict_name])
        if judged.method == verdict.recommended and "recommended" in notes:
            verdict_name += f", {translator.say(notes['recommended'])}"
        lines += ["", f"{title}: {verdict_name}"]
        lines += [f"  {translator.say(sentence)}" for sentence in judged.because]
        lines += [f"  ! {translator.say(sentence)}" for sentence in judged.caveats]
    return lines
