"""The first pages: welcome, what brings the member here, language, and the way out for staff."""

from collections.abc import Sequence

from kiosk.content.catalog import Language
from kiosk.content.fallback_texts import COMFORT
from kiosk.journey.context import Context, DraftChoice, PageDraft, PageText
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position, Preferences, go_to, open_over
from kiosk.view_model.page import Block, Table, Text

FEW = 2
"""Languages of which all sentences have room on the welcome page of the smallest window."""
SEVEN = 7
"""Choices that one page can hold."""


def build_welcome(tell: PageText) -> PageDraft:
    """All languages on one page, the office's first one for the rest."""
    kit = tell.kit
    known = kit.catalog.languages
    offered = [known[tag] for tag in kit.office.languages if tag in known]
    greeting = "  ".join(one.greeting for one in offered)
    blocks: list[Block] = [Text(greeting, lead=True)]
    enlarges = kit.door == "screen" and kit.office.enlarges
    if len(offered) > FEW:
        # The first page after this one says the rest, in the language that was chosen.
        if not tell.where.offset:
            blocks = [Table(tuple((said,) for said in (greeting, *(one.about for one in offered))))]
    elif enlarges:
        # One more row of choices is left, so that all stands on one part of the smallest window.
        blocks.extend(Text(f"{one.about} {one.privacy}") for one in offered)
    else:
        blocks.extend(Text(one.about) for one in offered)
        blocks.extend(Text(one.privacy) for one in offered)
    comforts = _comforts(tell, enlarges=enlarges)
    if len(offered) + len(comforts) > SEVEN:
        # Who cannot see does not look for a second page.
        comforts.sort(key=lambda id: id != "voice")
    untouched = tell.comfort == Preferences() and not tell.where.offset
    return PageDraft(
        id="welcome",
        title=kit.office.name,
        place=tell.words.date(kit.now.date()),
        blocks=tuple(blocks),
        choices=(
            *(DraftChoice(one.tag, one.name) for one in offered),
            *(DraftChoice(id, _named(id, offered, tell)) for id in comforts),
        ),
        default=tell.words.tag,
        whole=True,
        more=_named("more", offered, tell),
        first=_named("first", offered, tell),
        # Once somebody has been here, time ends the visit: the next member finds nothing changed.
        pace="welcome" if untouched else "question",
    )


def _comforts(tell: PageText, *, enlarges: bool) -> list[str]:
    if tell.kit.door != "screen":
        return ["voice"]
    # The last one: when it has been asked for and goes, no other number changes.
    larger = ["larger"] if enlarges and not tell.comfort.larger else []
    return ["space", "contrast", "voice", "line", *larger]


def _named(id: str, offered: Sequence[Language], tell: PageText) -> str:
    """A comfort in words: in the office's first language, of more than two in each of them."""
    if len(offered) <= FEW:
        offered = [tell.catalog.languages[tell.words.tag]]
    return " / ".join(dict.fromkeys(one.comfort.get(id, COMFORT[id]) for one in offered))


def handle_welcome(where: Position, answer: Answer, kit: Context) -> Move:
    """A language begins the visit; *line by line* goes on through the other door, the host enlarges."""
    if answer.option == "line":
        return Move(how="stay", door="line")
    if answer.option == "larger":
        return Move(how="stay", comfort={"larger": True})
    if answer.option in kit.catalog.languages:
        return Move(
            how="go",
            to="intent",
            facts={"language": answer.option},
            comfort={"language": answer.option},
        )
    return STAY


LEADS = {
    "start": "before",
    "final-code": "code",
    "come-back": "comeback",
    "locked-out": "list/locked-out",
    "check-device": "device",
    "something-else": "other",
    "unknown": "before",
}


def build_intent(tell: PageText) -> PageDraft:
    """The question, most frequent answers first."""
    return PageDraft(
        id="intent",
        title=tell.title("intent"),
        blocks=tell.opening("intent") + _privacy(tell),
        choices=tuple(tell.choice("intent", id) for id in LEADS if id != "unknown"),
        unknown=tell.note("words", "unknown"),
        pace="question",
    )


def _privacy(tell: PageText) -> tuple[Block, ...]:
    """What the welcome page has no room for where it says all else in many languages."""
    if len(tell.kit.office.languages) <= FEW:
        return ()
    return (Text(tell.catalog.languages[tell.words.tag].privacy),)


def handle_intent(where: Position, answer: Answer, kit: Context) -> Move:
    """Each answer opens its own way through the kiosk."""
    to = LEADS.get(answer.option)
    if to is None:
        return STAY
    # Whoever was let in once has an account, and must never make another.
    had = {"account": "yes"} if answer.option == "locked-out" else {}
    return go_to(to, intent=answer.option, **had)


LEADS_other = {
    "phone": "phone",
    "code": "code",
    "letter": "trouble/letter",
    "sms": "trouble/sms-walk-in",
    "safety": "safety",
    "terms": "terms",
    "people": "people",
}


def build_other(tell: PageText) -> PageDraft:
    """Five more things that one may come for."""
    return PageDraft(
        id="other",
        title=tell.title("other"),
        blocks=tell.opening("other"),
        choices=tuple(tell.choice("other", id) for id in LEADS_other),
        unknown=tell.note("words", "unknown"),
        pace="question",
    )


def handle_other(where: Position, answer: Answer, kit: Context) -> Move:
    """Each is a page laid over this one; not knowing leads to people."""
    to = "people" if answer.option == "unknown" else LEADS_other.get(answer.option)
    return open_over(to) if to else STAY


def build_language(tell: PageText) -> PageDraft:
    """The languages, each in its own name."""
    device = tell.where.node == "language/device"
    known = tell.catalog.languages
    now = tell.device_language if device else tell.words.tag
    name = "device-language" if device else "language"
    return PageDraft(
        id="language/device" if device else "language",
        title=tell.title(name),
        blocks=tell.opening(name),
        choices=tuple(
            DraftChoice(tag, known[tag].name) for tag in tell.kit.office.languages if tag in known
        ),
        default=now,
        pace="question",
    )


def handle_language(where: Position, answer: Answer, kit: Context) -> Move:
    """The language changes and the place is kept."""
    if answer.option not in kit.catalog.languages:
        return STAY
    field = "device_language" if where.node == "language/device" else "language"
    return Move(how="close", to="@page", comfort={field: answer.option})


def enter_staff_pages(kit: Context) -> Move:
    """Behind a PIN the host opens the staff pages; before one is set, one confirmation is all."""
    return Move(how="stay", end="staff") if kit.office.pin else open_over("staff")


def build_staff_exit(tell: PageText) -> PageDraft:
    """Staying is the default."""
    return PageDraft(
        id="staff",
        title=tell.title("staff"),
        blocks=tell.opening("staff"),
        choices=(tell.choice("staff", "stay"), tell.choice("staff", "leave", careful=True)),
        pace="question",
    )


def handle_staff_exit(where: Position, answer: Answer, kit: Context) -> Move:
    """Leave the kiosk, or stay at the welcome page."""
    if answer.option == "leave":
        return Move(how="stay", end="staff")
    return CLOSE if answer.option == "stay" else STAY
