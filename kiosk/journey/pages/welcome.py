"""The welcome page: the choice of a language, and how pages can be shown and read."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from msgspec.structs import replace

from kiosk.content.content import Language
from kiosk.content.fallback_texts import WELCOME_CHOICES
from kiosk.journey.context import Context
from kiosk.journey.fold import CHOICES_PER_PART, MORE_OPTION
from kiosk.journey.office_notice import notice_in
from kiosk.journey.page_draft import MAX_CHOICES, DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position, Preferences
from kiosk.view_model.page import Block, Notice, Table, Text

COMFORT_NODE = "welcome/comfort"
"""The node of the page with the settings for which the welcome page has no key left."""

COMFORT, LANGUAGES = "comfort", "language"
"""The choices that lead to that page, and back to the languages; both have the last key."""

MAX_ABOUTS = 4
"""With no more languages than these, each says on the page what the kiosk is for; else the one with the focus."""

MAX_NOTICES = 2
"""With no more languages than these, the notice of the day stands in each; else in the one with the focus."""

GREETING_LENGTH = 100
"""Characters of all greetings: two lines of the narrowest window."""

NAMES_LENGTH = 23
"""Characters of the names of the next languages: half a line of the narrowest window, beside the key."""

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


class WelcomePart(NamedTuple):
    """A part of the welcome page: its languages, the names of the next ones, and the ids of its settings.

    `following` is empty where all languages stand on one part.
    """

    languages: Sequence[Language]
    following: str
    settings: Sequence[str]


def build_welcome(texts: PageText) -> PageDraft:
    """The languages, each by its own name, then the settings; or the settings that have a page of their own.

    The page is in the member's language if it stands on this part, else in the first one there; on a screen it is
    in each of the others, too, for when that one has the focus.
    """
    build = _build_comfort if texts.position.node == COMFORT_NODE else _build_languages
    part = _part(texts)
    own, *others = sorted(part.languages, key=lambda one: one.tag != texts.words.tag)
    page = build(own, part, texts)
    if texts.context.front_end != "screen":
        return page
    return replace(page, other_languages=tuple(build(one, part, texts) for one in others))


def offered_languages(context: Context) -> list[Language]:
    """The languages of the office in its order, without those that the content lacks."""
    known = context.content.languages
    return [known[tag] for tag in dict.fromkeys(context.office.languages) if tag in known]


def _part(texts: PageText) -> WelcomePart:
    """What stands on the part of the welcome page where the member is, or from which they came."""
    offered, settings = offered_languages(texts.context), _setting_ids(texts)
    if len(offered) + len(settings) <= MAX_CHOICES:
        return WelcomePart(offered, "", settings)
    # Who cannot see does not look for another page of choices.
    settings = [id for id in settings if id == "voice"]
    if texts.context.front_end == "screen":
        settings.append(COMFORT)
    if len(offered) + len(settings) <= MAX_CHOICES:
        return WelcomePart(offered, "", settings)
    size = MAX_CHOICES - len(settings) - 1
    offset = texts.position.offset or int(texts.position.facts.get("offset", 0))
    first = offset // CHOICES_PER_PART % ceil(len(offered) / size) * size
    after = first + size
    # The last part leads back to the first one.
    names = [one.name for one in offered[after:] or offered]
    return WelcomePart(offered[first:after], _first_names(names), settings)


def _first_names(names: Sequence[str]) -> str:
    """As many of the names as fit a choice, the first one always."""
    shown = names[0]
    for count in range(2, len(names) + 1):
        longer = ", ".join(names[:count])
        if len(longer) + 2 > NAMES_LENGTH:
            break
        shown = longer
    return shown if shown == ", ".join(names) else f"{shown}{NO_BREAK_SPACE}…"


def _setting_ids(texts: PageText) -> list[str]:
    """The ids of the settings on offer; line mode has the voice alone."""
    if texts.context.front_end != "screen":
        return ["voice"]
    # Last, because it goes once it was chosen, and no other number may change then.
    larger = ["larger"] if texts.context.office.enlarges else []
    return ["space", "contrast", "voice", "line", *larger]


def _build_languages(own: Language, part: WelcomePart, texts: PageText) -> PageDraft:
    """The welcome page, or a part of it, in one of its languages."""
    preferences = texts.preferences
    keys: dict[str, int] = {}
    if part.following or COMFORT in part.settings:
        # The last keys, however many languages stand here: the key that opens the settings leaves them, too.
        keys = {id: MAX_CHOICES - at for at, id in enumerate(reversed(part.settings))}
    languages = tuple(DraftChoice(one.tag, one.name) for one in part.languages)
    more = DraftChoice(MORE_OPTION, part.following, key=MAX_CHOICES - len(part.settings))
    return PageDraft(
        id="welcome",
        title=texts.context.office.name,
        place=texts.words.date(texts.context.now.date()),
        blocks=_welcome_blocks(own, part.languages, texts),
        choices=(
            *languages,
            *((more,) if part.following else ()),
            *(
                replace(_setting(id, own, part, texts), key=keys.get(id, 0))
                for id in part.settings
                if not (id == "larger" and preferences.larger)
            ),
        ),
        default=own.tag,
        whole=True,
        language=own.tag,
        # Once anything was changed, idle time ends the visit: the next member must find nothing changed.
        pace="welcome"
        if preferences == Preferences() and not texts.position.offset
        else "question",
    )


def _build_comfort(own: Language, part: WelcomePart, texts: PageText) -> PageDraft:
    """The settings for which the welcome page has no key, in one of its languages."""
    hidden = [id for id in _setting_ids(texts) if id not in part.settings]
    return PageDraft(
        id=COMFORT_NODE,
        title=texts.context.office.name,
        place=texts.words.date(texts.context.now.date()),
        blocks=(Text(_label(COMFORT, own), lead=True),),
        choices=(
            *(
                _setting(id, own, part, texts)
                for id in hidden
                if not (id == "larger" and texts.preferences.larger)
            ),
            replace(_setting(LANGUAGES, own, part, texts), key=MAX_CHOICES),
        ),
        default=LANGUAGES,
        whole=True,
        language=own.tag,
        pace="question",
    )


def _welcome_blocks(
    own: Language, languages: Sequence[Language], texts: PageText
) -> tuple[Block, ...]:
    """The greetings, and what the kiosk is for; of one language its promise, too.

    What is left out here, the next page says in the language that was chosen.
    """
    lead, notices = Text(_greetings(languages), lead=True), _notices(own, languages, texts)
    offered = offered_languages(texts.context)
    if len(offered) == 1:
        return (lead, *notices, Text(own.about), Text(own.privacy))
    # A notice takes the room of the other languages' words on what the kiosk is for.
    if (notices or len(offered) > MAX_ABOUTS) and texts.context.front_end == "screen":
        return (lead, *notices, Text(own.about))
    return (lead, *notices, Table(tuple((language.about,) for language in languages)))


def _notices(own: Language, languages: Sequence[Language], texts: PageText) -> tuple[Block, ...]:
    """The notice of the day: in each language where that has room, else in the one that has the focus."""
    is_whole = len(languages) <= MAX_NOTICES or texts.context.front_end != "screen"
    tags = [one.tag for one in languages] if is_whole else [own.tag]
    said = dict.fromkeys(notice_in(tag, texts.context) for tag in tags)
    return tuple(Notice(sentence, sign="!") for sentence in said if sentence)


def _greetings(languages: Sequence[Language]) -> str:
    """The greetings of the languages, as many as fit two lines, none of them broken."""
    said = ""
    for greeting in dict.fromkeys(one.greeting for one in languages):
        whole = NO_BREAK_SPACE.join(greeting.split())
        longer = f"{said}  {whole}" if said else whole
        if said and len(longer) > GREETING_LENGTH:
            break
        said = longer
    return said


def _setting(id: str, own: Language, part: WelcomePart, texts: PageText) -> DraftChoice:
    """A setting, labelled in one language; in line mode, which has no focus, in each language of the part."""
    labels = [_label(id, own)]
    if texts.context.front_end != "screen":
        labels += [_label(id, one) for one in part.languages]
    preferences = texts.preferences
    checked = {"space": preferences.space, "voice": preferences.voice}.get(id)
    return DraftChoice(id, " / ".join(dict.fromkeys(labels)), checked=checked)


def _label(id: str, language: Language) -> str:
    return language.choices.get(id, WELCOME_CHOICES[id])


def handle_welcome(position: Position, answer: Answer, context: Context) -> Move:
    """Begin the visit in a language; open or leave the other settings; go on in line mode; enlarge the text."""
    match answer.option:
        case "line":
            # Line mode has no such settings, and so no page for them.
            return replace(CLOSE if position.node == COMFORT_NODE else STAY, front_end="line")
        case "larger":
            return Move(how="stay", preferences={"larger": True})
        case "comfort":
            return Move(how="call", to=COMFORT_NODE, facts={"offset": str(position.offset)})
        case "language":
            return CLOSE
    if answer.option in context.content.languages:
        return Move(
            how="go",
            to="intent",
            facts={"language": answer.option},
            preferences={"language": answer.option},
        )
    return STAY
