"""The trail of answers: lengthened by an answer, shortened by going back or closing an overlay."""

from msgspec.structs import replace

from kiosk.flow.fold import MORE, advance, fold
from kiosk.flow.kit import Kit
from kiosk.flow.registry import HELP, chooser, onward
from kiosk.flow.state import Answer, Comfort, Move, State, Where


def begin(language: str = "") -> State:
    """The beginning of a visit: the welcome page, or the first question in a language already chosen."""
    if not language:
        return State(Where("welcome"))
    where = Where("intent", facts={"language": language})
    return State(where, comfort=Comfort(language=language))


def lengthen(state: State, move: Move, answer: Answer, kit: Kit) -> State:
    """The state after one more answer."""
    where = advance(state.where, move, answer, len(state.trail), lambda at: onward(at, kit))
    return replace(state, where=where, trail=(*state.trail, answer))


def shorten(state: State, length: int, kit: Kit) -> State:
    """The state after the first `length` answers alone; comforts stay."""
    trail = state.trail[:length]
    first = state.trail[0].page if state.trail else state.where.node
    given = "" if first == "welcome" else state.where.facts.get("language", "")
    where = fold(begin(given).where, trail, chooser(kit), lambda at: onward(at, kit))
    return replace(state, where=where, trail=trail)


def floor(state: State, move: Move) -> int:
    """How many answers stay when an overlay closes; "@page" closes help and all above it."""
    if move.to == "@page":
        asked = [n for n, answer in enumerate(state.trail) if answer.option == HELP]
        if asked:
            return asked[-1]
    return state.where.returns[-1] if state.where.returns else len(state.trail)


def decide(state: State, answer: Answer, kit: Kit) -> Move:
    """What an answer does, looking at more choices included."""
    return Move(how="go") if answer.option == MORE else chooser(kit)(state.where, answer)
