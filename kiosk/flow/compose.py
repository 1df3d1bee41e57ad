"""Makes a page of a draft: its choices cut and numbered, the words around it added."""

from msgspec.structs import replace

from kiosk.content.catalog import Language
from kiosk.content.fallback_texts import FURNITURE
from kiosk.content.languages import fits_furniture
from kiosk.flow.draft import Draft
from kiosk.flow.options import beside, cut
from kiosk.flow.state import State
from kiosk.flow.tell import Tell
from kiosk.view_model.page import Appearance, Ask, Block, Digits, Notice, Page, PageLabels


def compose(draft: Draft, state: State, tell: Tell) -> Page:
    """The finished page."""
    comfort = state.comfort
    language = tell.catalog.languages[tell.words.tag]
    return Page(
        id=draft.id,
        language=tell.words.tag,
        title=draft.title,
        place=draft.place,
        blocks=(*draft.blocks, *_silent(tell)),
        ask=_ask(draft, state, tell),
        furniture=furniture(language),
        pace=draft.pace,
        look=Appearance(space=comfort.space, palette=comfort.palette, voice=comfort.voice),
        back=bool(state.trail),
        mark=tell.kit.office.mark if draft.id == "welcome" else "",
    )


def _silent(tell: Tell) -> tuple[Block, ...]:
    """What somebody reads who asked for a voice where there is none."""
    if not tell.comfort.voice or tell.kit.speaks(tell.words.tag):
        return ()
    return (Notice(tell.note("comfort", "silent"), sign="→"),)


def furniture(language: Language) -> PageLabels:
    """The words around every page of a language, in English where it lacks them or has other fields in them."""
    known = language.furniture.items()
    return replace(FURNITURE, **{name: said for name, said in known if fits_furniture(name, said)})


def _ask(draft: Draft, state: State, tell: Tell) -> Ask:
    if draft.field is not None:
        offered = ("help", "again", "back", "none")
        empty = tuple(tell.choice("digits", id) for id in offered)
        return Digits(
            say=draft.field.say,
            form=draft.field.form,
            empty=beside(empty),
        )
    return cut(
        draft.choices,
        state.where.offset,
        draft.default,
        draft.more or tell.note("words", "more"),
        draft.first or tell.note("words", "first"),
        draft.unknown,
        draft.whole,
    )
