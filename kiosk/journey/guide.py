"""A whole method as plain text, for a volunteer on the telephone."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from kiosk.content.content import Content
from kiosk.content.step_records import Method, Step
from kiosk.i18n.one_language import build_in_one_language
from kiosk.journey.checklist import ChecklistLine, build_checklist, step_sentences
from kiosk.journey.context import Context
from kiosk.journey.page_text import PageText
from kiosk.journey.pages.reader import READER_FACT
from kiosk.journey.pages.step import helper_sentences
from kiosk.journey.renderer import languages_to_try, untranslated_note
from kiosk.journey.state import Position, Preferences

INDENT = "   "


class GuideStep(NamedTuple):
    """A step of a guide: its line, and the kinds of device that have it, empty where all of the guide do."""

    line: ChecklistLine
    kinds: tuple[str, ...]


def method_guide(
    method: str,
    language: str,
    context: Context,
    *,
    device: str = "",
    helper: bool = False,
    reader: bool = False,
) -> list[str]:
    """The lines of a guide to a method, stage after stage, for a kind of device that it suits.

    Without `device` it is for all of these: in words for any device, and a step that only some have names them.
    `helper` adds to each step what to say, what not to touch and what never to note; `reader` says how to do it
    with a device that reads aloud. Where the language lacks a translation, all of the guide is in another one,
    and says so.
    """
    entry = context.content.methods[method]
    facts = {"method": method, "account": "no"} | _device_facts(device, context.content)
    if reader:
        facts[READER_FACT] = "yes"
    position, preferences = Position("guide", facts=facts), Preferences(language=language)

    def build(tag: str) -> list[str]:
        texts = PageText(context, position, preferences, tag)
        return [*_guide_lines(entry, device, texts, helper)]

    return build_in_one_language(languages_to_try(language, context), context.words, build)


def _guide_lines(entry: Method, device: str, texts: PageText, helper: bool) -> Iterator[str]:
    kinds = (device,) if device else entry.kinds
    yield texts(entry.title)
    yield from (f"→ {one}" for one in (untranslated_note(texts),) if one)
    yield texts.note("guide", "device" if device else "devices", names=_kind_names(kinds, texts))
    yield ""
    yield texts(entry.means)
    yield from (texts(entry.closed),) if entry.closed else ()
    yield from (f"- {texts(need)}" for need in entry.needs)
    stages = texts.content.stages
    for id, stage in stages.items():
        yield ""
        place = texts.note("words", "stage-of", number=stage.number, of=len(stages))
        yield f"{place} · {texts(stage.title)}"
        yield texts(stage.timing)
        for step in guide_steps(id, kinds, texts.position.facts, texts.content):
            yield from _step_lines(step, texts, helper)
        yield ""
        yield texts(stage.finished)
        yield from (texts(sentence) for sentence in stage.next)


def guide_steps(
    stage: str, kinds: Sequence[str], facts: Mapping[str, str], content: Content
) -> list[GuideStep]:
    """The steps of a stage that at least one of these kinds of device has, numbered from 1."""
    kinds_of: dict[str, list[str]] = {}
    for kind in kinds:
        for line in build_checklist(stage, {**facts, **_device_facts(kind, content)}, content):
            kinds_of.setdefault(line.key, []).append(kind)
    lines = build_checklist(stage, facts, content, unsure=True)
    return [
        GuideStep(
            replace(line, number=number),
            () if len(kinds_of[line.key]) == len(kinds) else tuple(kinds_of[line.key]),
        )
        for number, line in enumerate((one for one in lines if one.key in kinds_of), start=1)
    ]


def _device_facts(kind: str, content: Content) -> dict[str, str]:
    """The facts of a kind of device; none without one."""
    return {"kind": kind, "category": content.kinds[kind].category} if kind else {}


def _kind_names(kinds: Sequence[str], texts: PageText) -> str:
    return texts.words.join([texts(texts.content.kinds[kind].name) for kind in kinds])


def _step_lines(entry: GuideStep, texts: PageText, helper: bool) -> Iterator[str]:
    line, step = entry.line, entry.line.step
    watch = [f"{INDENT}! {texts(sentence)}" for sentence in step.watch]
    yield ""
    yield f"{line.number}. {texts(step.title)}"
    if entry.kinds:
        yield f"{INDENT}{texts.note('guide', 'only', names=_kind_names(entry.kinds, texts))}"
    # What cannot be undone is said before anything else.
    yield from watch if step.grave else ()
    yield f"{INDENT}{texts(step.lead)}"
    address = texts.content.addresses.get(step.address)
    yield from (f"{INDENT}{address.url}",) if address else ()
    yield from (f"{INDENT}{text}" for text in texts.device_note_texts(step.device_note))
    yield from (
        f"{INDENT}{texts(sentence)}" for sentence in step_sentences(step, texts.position.facts)
    )
    yield from (f"{INDENT}{texts(one)}" for one in (step.other,) if one is not None)
    yield from (f"{INDENT}- {texts(one.say)}" for one in step.choice)
    yield from _wait_lines(step, texts)
    yield from () if step.grave else watch
    for wrong in step.wrong:
        kind, _, id = wrong.go.partition(":")
        trouble = texts.content.troubles.get(id) if kind == "trouble" else None
        answer = f" {texts(trouble.lead)}" if trouble else ""
        yield f"{INDENT}? {texts(wrong.see)}{answer}"
    if helper:
        yield from (f"{INDENT}> {sentence}" for sentence in helper_sentences(step, texts))


def _wait_lines(step: Step, texts: PageText) -> Iterator[str]:
    if step.wait is not None:
        yield f"{INDENT}{texts(step.wait.usually)}"
        yield from (f"{INDENT}{texts(one)}" for one in (step.wait.at_most,) if one is not None)
