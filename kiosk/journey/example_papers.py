"""What a member takes home on paper, and what a helper on the telephone reads: for those who read single pages."""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from kiosk.journey.checklist import build_checklist
from kiosk.journey.context import Context
from kiosk.journey.device_lookup.qualifiers import said_facts
from kiosk.journey.page_draft import PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.renderer import render_in_one_language
from kiosk.journey.slip import build_slip_page
from kiosk.journey.state import Position, Preferences, State
from kiosk.view_model.page import Page, Text

MEMBER = {"kind": "ipad", "method": "passkey", "account": "no"}
QUALIFIERS = "qualifiers."
"""Begins the contexts of rules for what is said of a device, and is said on no page of the device check."""

EXAMPLE_WORDS = {"typed": "samsumg", "meant": "Samsung", "name": "Apple TV", "names": "old"}
"""What stands in the braces of the sentences of `kiosk device`."""


def example_papers(context: Context, language: str) -> Iterator[Page]:
    """Slips of a member with an iPad, for each stage, a wait, a situation, practice; then what volunteers read."""
    stages = list(context.content.stages)
    for id in stages:
        yield _slip(id, {"at": _steps(id, context)[0]}, context, language)
    # Who waits for the final code takes home when it comes, and what it looks like.
    for id in stages[1:2]:
        yield _slip("wait", {"at": _steps(id, context)[-1]}, context, language)
    for id in list(context.content.situations)[:1]:
        yield _slip(id, {"on": _steps(id, context)[0]}, context, language)
    practice = replace(context, office=replace(context.office, practice=True))
    yield _slip("practice", {"at": _steps(stages[0], context)[0]}, practice, language)
    yield _helper_page(context, language)
    yield _answer_page(context, language)


def _steps(id: str, context: Context) -> list[str]:
    """The keys of the steps of a stage or a situation."""
    facts = {**MEMBER, "code": "final"}
    return [line.key for line in build_checklist(id, facts, context.content)]


def _slip(name: str, place: dict[str, str], context: Context, language: str) -> Page:
    facts = {**MEMBER, **place} | ({"code": "final"} if name != "wait" else {})
    return replace(build_slip_page(context, facts, language), id=f"slip/{name}")


def _helper_page(context: Context, language: str) -> Page:
    """What `kiosk guide --helper` says beside the steps."""

    def build(texts: PageText) -> PageDraft:
        notes = texts.content.pages["guide"].note
        return PageDraft(
            id="guide",
            title="kiosk guide --helper",
            blocks=tuple(Text(texts.note("guide", name)) for name in notes),
            choices=(),
        )

    return _shown("guide", build, context, language)


def _answer_page(context: Context, language: str) -> Page:
    """What `kiosk device` says besides the verdict: of things that will not do, and of what no question asks."""

    def lines(texts: PageText) -> Iterator[str]:
        content = texts.content
        for name in content.pages["device-answer"].note:
            yield texts.note("device-answer", name, **EXAMPLE_WORDS)
        for thing in content.unsuitable.values():
            yield from (texts(thing.name), texts(thing.say))
        for rule in content.rules:
            if rule.when.keys() & said_facts(content) or rule.say.context.startswith(QUALIFIERS):
                yield " ".join(texts(one) for one in (rule.say, rule.short, rule.fix) if one)

    def build(texts: PageText) -> PageDraft:
        return PageDraft(
            id="device-answer",
            title="kiosk device",
            blocks=tuple(map(Text, lines(texts))),
            choices=(),
        )

    return _shown("device-answer", build, context, language)


def _shown(
    id: str, build: Callable[[PageText], PageDraft], context: Context, language: str
) -> Page:
    state = State(Position(id, facts=MEMBER), preferences=Preferences(language=language))
    page = render_in_one_language(build, state, context)
    assert page is not None
    return page
