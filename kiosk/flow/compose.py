"""Makes a page of a draft: its choices cut and numbered, the words around it added."""

from kiosk.catalog.catalog import Language
from kiosk.flow.draft import Choice, Draft
from kiosk.flow.options import beside, cut
from kiosk.flow.state import State
from kiosk.flow.tell import Tell
from kiosk.waist.asks import Ask, Digits
from kiosk.waist.blocks import Block, Notice
from kiosk.waist.page import Furniture, Look, Page


def compose(draft: Draft, state: State, tell: Tell) -> Page:
    """The finished page."""
    comfort = state.comfort
    language = tell.catalog.languages[tell.words.tag]
    return Page(
        id=draft.id,
        language=tell.words.tag,
        # Where the content lost a title, a page still says where one is.
        title=draft.title or tell.kit.office.name,
        place=draft.place,
        blocks=(*draft.blocks, *_silent(tell)),
        ask=_ask(draft, state, tell),
        furniture=furniture(language),
        pace=draft.pace,
        look=Look(space=comfort.space, palette=comfort.palette, voice=comfort.voice),
        back=bool(state.trail),
        mark=tell.kit.office.mark if draft.id == "welcome" else "",
    )


def _silent(tell: Tell) -> tuple[Block, ...]:
    """What somebody reads who asked for a voice where there is none."""
    if not tell.comfort.voice or tell.kit.speaks(tell.words.tag):
        return ()
    said = tell.note("comfort", "silent")
    return (Notice(said, sign="→"),) if said else ()


def furniture(language: Language) -> Furniture:
    """The words around every page of a language."""
    return Furniture(**language.furniture)


def _ask(draft: Draft, state: State, tell: Tell) -> Ask:
    if draft.field is not None:
        offered = ("help", "again", "back", "none")
        empty = tuple(tell.choice("digits", id) for id in offered)
        return Digits(
            say=draft.field.say,
            form=draft.field.form,
            empty=beside(_kept(empty)),
        )
    return cut(
        _kept(draft.choices),
        state.where.offset,
        draft.default,
        tell.note("words", "more"),
        tell.note("words", "first"),
        draft.unknown,
        draft.whole,
    )


def _kept(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    return tuple(choice for choice in choices if choice.say)
