"""The flow: from a state to its page, and from a reply to the next state."""

from collections.abc import Callable, Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from kiosk.catalog.catalog import Catalog, Language
from kiosk.flow.compose import compose
from kiosk.flow.draft import Draft
from kiosk.flow.fold import MORE, advance, fold, settle
from kiosk.flow.kit import Kit, Office
from kiosk.flow.registry import HELP, chooser, draft_of, onward
from kiosk.flow.state import Answer, Comfort, Move, State, Where
from kiosk.flow.tell import Tell
from kiosk.waist.asks import Choices, Digits
from kiosk.waist.events import Door, Outcome
from kiosk.waist.page import Page, Palette
from kiosk.waist.replies import Again, Back, Chose, Help, Onward, Reply, Typed
from kiosk.words import Words

PALETTES: tuple[Palette, ...] = ("dark", "light", "yellow")


class Turn(Struct, frozen=True):
    """What a reply leads to: the next state, and the end or the other door where one was asked for."""

    state: State
    end: Outcome | None = None
    door: str = ""


class Flow:
    """All decisions of a visit; it holds what the office and the content say, and nothing of the visit."""

    def __init__(
        self,
        languages: Mapping[str, Language],
        catalog: Callable[[], Catalog],
        office: Office,
        words: Callable[[str], Words],
        speaks: Callable[[str], bool] = bool,
    ) -> None:
        self.speaks = speaks
        self.languages = languages
        self.catalog = catalog
        self.office = office
        self.words = words

    def start(self, language: str = "") -> State:
        """The beginning of a visit: the welcome page, or the first question in a language already chosen."""
        if language not in self.languages:
            return State(Where("welcome"))
        where = Where("intent", facts={"language": language})
        return State(where, comfort=Comfort(language=language))

    def page(self, state: State, now: datetime, door: Door) -> Page:
        """The page of a state."""
        kit = self._kit(state, now, door)
        tell = Tell(kit, state.where, state.comfort)
        draft = draft_of(tell)
        if draft is None:
            where = settle(replace(state.where, node="intent"), lambda where: "")
            state = replace(state, where=where)
            draft = draft_of(Tell(kit, where, state.comfort))
        assert draft is not None
        return compose(draft, state, tell)

    def overlay(self, id: str, state: State, now: datetime, door: Door, **more: object) -> Page:
        """The cover or the warning, which lie over any page and belong to no room."""
        tell = Tell(self._kit(state, now, door), state.where, state.comfort)
        draft = Draft(
            id=id,
            title=tell.title(id),
            blocks=tell.opening(id, **more),
            choices=(tell.choice(id, "stay"),),
        )
        return compose(draft, state, tell)

    def answer(self, state: State, page: Page, reply: Reply, now: datetime, door: Door) -> Turn:
        """The state after a reply to a page; a reply that the page does not offer changes nothing."""
        match reply:
            case Back():
                return Turn(self._back(state, now, door))
            case Help():
                return (
                    self._go(state, Answer(page.id, HELP), now, door)
                    if _helpful(page)
                    else Turn(state)
                )
            case Onward() if isinstance(page.ask, Choices) and page.ask.default:
                return self.answer(state, page, Chose(page.ask.default), now, door)
            case Typed(text) if isinstance(page.ask, Digits):
                return self._go(state, Answer(page.id, "typed", text), now, door)
            case Chose(option):
                return self._chose(state, page, option, now, door)
            case Again() | Onward() | Typed():
                return Turn(state)

    def _chose(self, state: State, page: Page, option: str, now: datetime, door: Door) -> Turn:
        comfort = _comfort_key(state.comfort, option)
        if comfort is not None:
            return Turn(replace(state, comfort=comfort))
        if isinstance(page.ask, Digits):
            named: dict[str, Reply] = {"help": Help(), "again": Again(), "back": Back()}
            if option in named:
                return self.answer(state, page, named[option], now, door)
        offered = page.ask.options if isinstance(page.ask, Choices) else page.ask.empty.options
        if option != "staff" and option not in {one.id for one in offered}:
            return Turn(state)
        return self._go(state, Answer(page.id, option), now, door)

    def _go(self, state: State, answer: Answer, now: datetime, door: Door) -> Turn:
        kit = self._kit(state, now, door)
        move = Move(how="stay") if answer.option == MORE else chooser(kit)(state.where, answer)
        comfort = replace(state.comfort, **move.comfort)
        if move.how == "close":
            trail = state.trail[: self._floor(state, move)]
            where = self._fold(state, trail, kit)
            return Turn(State(where, trail, comfort), move.end, move.door)
        if move.how == "stay" and answer.option != MORE:
            return Turn(replace(state, comfort=comfort), move.end, move.door)
        where = advance(
            state.where, move, answer, len(state.trail), lambda where: onward(where, kit)
        )
        return Turn(State(where, (*state.trail, answer), comfort), move.end, move.door)

    def _floor(self, state: State, move: Move) -> int:
        """How much of the trail stays when an overlay closes; "@page" closes help and all above it."""
        if move.to == "@page":
            asked = [n for n, answer in enumerate(state.trail) if answer.option == HELP]
            if asked:
                return asked[-1]
        return state.where.returns[-1] if state.where.returns else len(state.trail)

    def _back(self, state: State, now: datetime, door: Door) -> State:
        trail = state.trail[:-1]
        return replace(
            state, where=self._fold(state, trail, self._kit(state, now, door)), trail=trail
        )

    def _fold(self, state: State, trail: tuple[Answer, ...], kit: Kit) -> Where:
        start = self.start(self._given(state))
        return fold(start.where, trail, chooser(kit), lambda where: onward(where, kit))

    def _given(self, state: State) -> str:
        """The language that the visit began in, where there was no welcome page."""
        first = state.trail[0].page if state.trail else state.where.node
        return "" if first == "welcome" else state.where.facts.get("language", "")

    def _kit(self, state: State, now: datetime, door: Door) -> Kit:
        catalog = (
            Catalog(languages=dict(self.languages))
            if state.where.node == "welcome"
            else self.catalog()
        )
        return Kit(
            catalog=catalog,
            office=self.office,
            words=self.words,
            now=now,
            door=door,
            speaks=self.speaks,
        )


def _comfort_key(comfort: Comfort, option: str) -> Comfort | None:
    match option:
        case "space":
            return replace(comfort, space=not comfort.space)
        case "voice":
            return replace(comfort, voice=not comfort.voice)
        case "contrast":
            at = PALETTES.index(comfort.palette)
            return replace(comfort, palette=PALETTES[(at + 1) % len(PALETTES)])
    return None


def _helpful(page: Page) -> bool:
    return not page.id.startswith("help/")
