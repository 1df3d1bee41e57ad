"""`kiosk device`: which methods suit a device, from the words for it."""

from collections.abc import Callable, Iterator, Mapping

import click
from msgspec import Struct

from kiosk.cli.output import print_text
from kiosk.cli.shared import (
    RefusalError,
    in_one_language,
    json_option,
    language_option,
    load_content_in_use,
    office_context,
    print_json,
    today,
    translator_for,
)
from kiosk.content.content import Content
from kiosk.content.shared_records import Sentence, readable
from kiosk.i18n.catalogs import load_translator
from kiosk.i18n.translator import Translator
from kiosk.journey.device_lookup.deciding_question import sentence_to_ask
from kiosk.journey.device_lookup.known_words import display_name
from kiosk.journey.device_lookup.lookup import LookupResult, look_up_device
from kiosk.journey.device_lookup.merged_verdict import merge_verdicts
from kiosk.journey.device_lookup.unsuitable import refuse_thing
from kiosk.journey.verdict import Verdict, judge_device

NAMED_CANDIDATES = 5
"""Candidates that are named; of the others only the number is said."""


class Answer(Struct, frozen=True):
    """What was found for the words, the verdict on it, and the question that has to be asked first, if any."""

    found: LookupResult
    verdict: Verdict
    ask: tuple[Sentence, ...]


@click.command("device")
@click.argument("text", nargs=-1, required=True)
@json_option
@language_option
def device(text: tuple[str, ...], as_json: bool, language: str) -> None:
    """Say what suits a device, as in: iPhone 12, Windows 10."""
    content = load_content_in_use()
    translator_for(language, content)
    query = " ".join(text)
    answer = _answer(query, content)
    if as_json:
        print_json(
            in_one_language(
                language,
                content,
                lambda tag: _json_answer(query, answer, load_translator(tag), content),
            )
        )
    else:
        lines = in_one_language(
            language,
            content,
            lambda tag: list(_answer_lines(answer, load_translator(tag), content)),
        )
        print_text("\n".join(lines))


def _answer(query: str, content: Content) -> Answer:
    """The answer for some words; RefusalError where they name nothing that is known."""
    found = look_up_device(query, content)
    day, office = today(), office_context()

    def judge(facts: Mapping[str, str]) -> Verdict:
        return judge_device(facts, content, day, office.reopened, office.closed)

    if found.candidates:
        verdict = merge_verdicts(found.candidates, content, judge)
        ask = sentence_to_ask(found.candidates, verdict, content, office.reopened, office.closed)
        return Answer(found, verdict, ask)
    if found.thing is not None:
        return Answer(found, refuse_thing(found.thing, judge({})), ())
    raise RefusalError(_unknown_device(found))


def _unknown_device(result: LookupResult) -> str:
    if not result.near:
        return 'This device is not known: give its model or its system, as in "iPad Air 2" or "iOS 15".'
    *others, last = result.near
    names = f"{', '.join(others)} or {last}" if others else last
    return f"This device is not known: did you mean {names}?"


def _json_answer(
    query: str, answer: Answer, translator: Translator, content: Content
) -> dict[str, object]:
    found = answer.found
    note = _notes(translator, content)
    return {
        "device": query,
        "candidates": [candidate.name for candidate in found.candidates],
        "methods": {
            judged.method: {
                "verdict": judged.verdict,
                "because": [translator.say(sentence) for sentence in judged.because],
                "caveats": [translator.say(sentence) for sentence in judged.caveats],
            }
            for judged in answer.verdict.methods
        },
        "recommended": answer.verdict.recommended,
        "ask": " ".join(map(translator.say, answer.ask)) or None,
        "ignored": list(found.ignored),
        "understood": {one.typed: display_name(one.meant, content) for one in found.corrections},
        "unsuitable": translator.say(found.thing.name) if found.thing else None,
        "bring": None if found.candidates else note("device-answer", "bring"),
    }


def _answer_lines(answer: Answer, translator: Translator, content: Content) -> Iterator[str]:
    found, note = answer.found, _notes(translator, content)
    for one in found.corrections:
        meant = display_name(one.meant, content)
        yield note("device-answer", "understood", typed=one.typed, meant=meant)
    thing = translator.say(found.thing.name) if found.thing else ""
    if not found.candidates:
        yield note("device-answer", "unsuitable", name=thing)
        yield from (f"  {translator.say(one)}" for one in answer.verdict.methods[0].because)
        yield note("device-answer", "bring")
    else:
        if thing:
            yield note("device-answer", "beside", name=thing)
        names = [candidate.name for candidate in found.candidates]
        others = len(names) - NAMED_CANDIDATES
        yield ", ".join(names[:NAMED_CANDIDATES]) + (f" (+{others})" if others > 0 else "")
        yield from _method_lines(answer.verdict, translator, content)
    if answer.ask:
        yield ""
        yield note("device-answer", "ask")
        yield from (f"  {translator.say(one)}" for one in answer.ask)
    if found.ignored:
        yield ""
        yield note("device-answer", "ignored", names=", ".join(found.ignored))


def _method_lines(verdict: Verdict, translator: Translator, content: Content) -> Iterator[str]:
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
        yield ""
        yield f"{title}: {verdict_name}"
        yield from (f"  {translator.say(sentence)}" for sentence in judged.because)
        yield from (f"  ! {translator.say(sentence)}" for sentence in judged.caveats)


def _notes(translator: Translator, content: Content) -> Callable[..., str]:
    """A function that says a note of a page; one that the content lacks as its name made readable."""

    def say(page: str, name: str, /, **fields: str) -> str:
        texts = content.pages.get(page)
        sentence = texts.note.get(name) if texts else None
        return translator.say(sentence, **fields) if sentence else readable(name, fields.values())

    return say
