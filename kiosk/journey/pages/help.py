"""The page behind the key 0: help on the page below, and how pages are shown."""

from collections.abc import Iterator

from msgspec.structs import replace

from kiosk.i18n.button_names import quote
from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.pages.reader import has_reader, switch_reader
from kiosk.journey.stage_progress import place_label
from kiosk.journey.state import CLOSE, CLOSE_HELP, STAY, Answer, Move, Position, open_over
from kiosk.view_model.page import Choices, Option, Text

HELP_NODES = {
    "people": "people",
    "language": "language",
    "comfort": "comfort",
    "stop": "end/stopped",
    "device-language": "language/device",
}
"""The node that each choice opens over the help page."""

FORMS = ("phone", "comeback")
"""The kinds of page with a field, whose advice is to type into it: their results have choices."""

NAMED_CHOICES = {
    "step": {"done": "step-done", "else": "step-else"},
    "home": {"finish": "home-finish"},
}
"""The notes on choices of the page below, by its kind and their ids; other pages say what Enter takes there."""


def build_help(texts: PageText, below: Choices | None) -> PageDraft:
    """What can help on the page below, then what can be changed: people, language, appearance, the end.

    `below` are the choices of that page, which are named by their words and numbers; None where it has a field.
    """
    # "help/step/account/open": the node of the page below stands behind the prefix.
    node = texts.position.node.partition("/")[2]
    kind = node.partition("/")[0]
    has_advice = below is None or kind not in FORMS
    advice = (has_advice and texts.note_if_any("help", kind)) or texts.note("help", "any")
    keys = tuple(Text(one) for one in _key_sentences(kind, below, texts)) if below else ()
    # For others it would need a second part; the page of the voice tells them.
    is_heard = texts.preferences.voice or texts.context.front_end == "line"
    voice = _voice_keys(texts) if is_heard else ()
    helped = "not-helped" if texts.preferences.helped else "helped"
    order = ("people", "language", "device-language", "comfort", helped, "stop", "back-to-page")
    return PageDraft(
        id=f"help/{kind}",
        title=texts.title("help"),
        place=place_label(texts),
        blocks=(Text(advice, lead=True), *keys, *voice),
        choices=tuple(texts.choice("help", id, destructive=id == "stop") for id in order),
        default="back-to-page",
        whole=True,
        pace="question",
    )


def _key_sentences(kind: str, below: Choices, texts: PageText) -> Iterator[str]:
    """What the keys of the page below do, for the choices that a member may look for there."""
    options = {one.id: one for one in below.options}
    named = NAMED_CHOICES.get(kind, {"unknown": "unknown"})
    if kind == "step" and "done" not in options:
        yield texts.note("help", "step-answers")
    for id, note in named.items():
        if id in options:
            yield _key_sentence(note, options[id], texts)
    if kind not in NAMED_CHOICES and below.default in options:
        yield _key_sentence("enter", options[below.default], texts)


def _key_sentence(note: str, option: Option, texts: PageText) -> str:
    label = quote(option.say, texts.words.tag)
    return texts.note("help", note, number=option.key, label=label)


def handle_help(position: Position, answer: Answer, context: Context) -> Move:
    """Open the page of the choice; that somebody helps is kept at once, and confirmed on a page."""
    if answer.option in HELP_NODES:
        return open_over(HELP_NODES[answer.option])
    match answer.option:
        case "helped":
            return Move(how="call", to="helped", preferences={"helped": True})
        case "not-helped":
            return Move(how="call", to="helped", preferences={"helped": False})
        case "back-to-page":
            return CLOSE
    return STAY


def build_helped_page(texts: PageText) -> PageDraft:
    """The confirmation that there is more time now, or the usual time again."""
    helped = texts.preferences.helped
    return PageDraft(
        id="helped",
        title=texts.title("helped" if helped else "alone"),
        blocks=texts.lead_note("helped", "now") if helped else texts.opening("alone"),
        choices=(texts.choice("trouble", "back-to-page"),),
        pace="question",
    )


def handle_helped_page(position: Position, answer: Answer, context: Context) -> Move:
    """Back to the page that help was called from."""
    return CLOSE_HELP if answer.option == "back-to-page" else STAY


def build_preferences(texts: PageText) -> PageDraft:
    """Each setting of appearance and voice, with its present state."""
    preferences = texts.preferences
    states = {
        "space": texts.note("comfort", "on" if preferences.space else "off"),
        "contrast": texts.note("comfort", preferences.palette),
        "voice": texts.note("comfort", _voice_state(texts)),
    }
    reader = "on" if has_reader(texts.position) else "off"
    other = "line" if texts.context.front_end == "screen" else "screen"
    return PageDraft(
        id="comfort",
        title=texts.title("comfort"),
        blocks=(*texts.opening("comfort"), *_voice_keys(texts)),
        choices=(
            *(texts.choice("comfort", id, state=state) for id, state in states.items()),
            texts.choice("comfort", other),
            texts.choice("comfort", "reader", state=texts.note("comfort", reader)),
            DraftChoice("counted", texts.choice("counted", "open").say),
            texts.choice("comfort", "back-to-page"),
        ),
        default="back-to-page",
        whole=True,
        pace="question",
    )


def _voice_keys(texts: PageText) -> tuple[Text, ...]:
    """What the keys of the voice do, on a computer that has one."""
    return (Text(texts.note("help", "voice")),) if texts.context.can_speak() else ()


def _voice_state(texts: PageText) -> str:
    if not texts.context.speaks(texts.words.tag):
        return "no-voice"
    return "on" if texts.preferences.voice else "off"


def handle_preferences(position: Position, answer: Answer, context: Context) -> Move:
    """Go on in the other front end, or with a device that reads aloud; see what is counted; or go back.

    Space, contrast and voice are handled before any page: they have a key on each.
    """
    if answer.option in ("line", "screen"):
        return replace(CLOSE_HELP, front_end=answer.option)
    if answer.option == "reader":
        return switch_reader(position)
    if answer.option == "counted":
        return open_over("counted")
    return CLOSE_HELP if answer.option == "back-to-page" else STAY
