"""Reduces a reply to the next state: appends answers, takes them back, and folds them to a position."""

from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from kiosk.events import Outcome
from kiosk.journey.context import Context
from kiosk.journey.fold import MORE_OPTION, apply_move, fold_answers
from kiosk.journey.router import HELP_OPTION, answer_handler, skip_target
from kiosk.journey.state import Answer, Move, Position, Preferences, State, change_preferences
from kiosk.view_model.page import Choices, Digits, Page
from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Reply, Typed

NAMED_REPLIES: dict[str, Reply] = {"help": Help(), "again": Again(), "back": Back()}
"""Choices of an empty field that stand for a reply of their own."""


class TurnResult(Struct, frozen=True):
    """The next state; besides it the end of the visit, another front end, or the slip on paper, if asked for."""

    state: State
    end: Outcome | None = None
    front_end: str = ""
    paper: bool = False


def start_state(language: str = "") -> State:
    """The beginning of a visit: the welcome page, or the first question in a language already chosen."""
    if not language:
        return State(Position("welcome"))
    position = Position("intent", facts={"language": language})
    return State(position, preferences=Preferences(language=language))


def append_answer(state: State, move: Move, answer: Answer, context: Context) -> State:
    """The state after one more answer."""
    position = apply_move(
        state.position, move, answer, len(state.trail), lambda at: skip_target(at, context)
    )
    kept = {**state.kept, **move.keep}
    return State(position, (*state.trail, answer), state.preferences, kept=kept)


def truncate_answers(state: State, length: int, context: Context) -> State:
    """The state after the first `length` answers alone; preferences stay as they are."""
    trail = state.trail[:length]
    first = state.trail[0].page if state.trail else state.position.node
    # A visit that began after the welcome page was started with its language.
    language = "" if first == "welcome" else state.position.facts.get("language", "")
    start = start_state(language).position
    handle = answer_handler(context)

    def handle_again(position: Position, answer: Answer) -> Move:
        # What holds for the whole visit may have been said otherwise since: the newest answer counts.
        move = handle(position, answer)
        return replace(move, keep={fact: state.kept[fact] for fact in move.keep})

    position = fold_answers(
        replace(start, facts={**start.facts, **state.kept}),
        trail,
        handle_again,
        lambda at: skip_target(at, context),
    )
    return State(position, trail, state.preferences, is_return=True, kept=state.kept)


def kept_answers(state: State, move: Move) -> int:
    """How many answers stay when an overlay closes; "@page" closes help and all above it."""
    if move.to == "@page":
        asked = [n for n, answer in enumerate(state.trail) if answer.option == HELP_OPTION]
        if asked:
            return asked[-1]
    return state.position.returns[-1] if state.position.returns else len(state.trail)


def answers_before(state: State, page: Page) -> int:
    """How many answers stay when the member goes back from a page.

    From what a form says of the digits typed, back to its empty field; from that field, out of the form.
    """
    own = _form_answers(state, page)
    leaves = not own or isinstance(page.ask, Digits)
    return max(0, len(state.trail) - own - leaves)


def _form_answers(state: State, page: Page) -> int:
    """How many of the last answers were given to the form of a page: its field for digits, and its results."""
    form = page.id.partition("/")[0]
    options = [
        answer.option
        for answer in takewhile(
            lambda answer: answer.page.partition("/")[0] == form, reversed(state.trail)
        )
    ]
    return len(options) if "typed" in options else 0


def decide_move(state: State, answer: Answer, context: Context) -> Move:
    """What an answer does; to look at more choices is an answer too."""
    return (
        Move(how="go")
        if answer.option == MORE_OPTION
        else answer_handler(context)(state.position, answer)
    )


def apply_reply(state: State, page: Page, reply: Reply, context: Context) -> TurnResult:
    """What a reply to a page leads to; one that the page does not offer changes nothing."""
    match reply:
        case Back() if state.trail:
            length = answers_before(state, page)
            reached = truncate_answers(state, length, context)
            return TurnResult(replace(reached, earlier_choice=state.trail[length].option))
        case Help() if not page.id.startswith("help/"):
            # With what was typed to come here: without it, the page below is another one.
            asked = Answer(page.id, HELP_OPTION, state.position.text)
            return _append_and_move(state, asked, context)
        case Onward() if isinstance(page.ask, Choices) and page.ask.default:
            return _choose(state, page, page.ask.default, context)
        case Typed(text) if isinstance(page.ask, Digits):
            # What was typed there before is replaced: nobody wants to go back to it.
            begun = len(state.trail) - _form_answers(state, page)
            if begun < len(state.trail):
                state = truncate_answers(state, begun, context)
            return _append_and_move(state, Answer(page.id, "typed", text), context)
        case Chose(option):
            return _choose(state, page, option, context)
    return TurnResult(state)


def apply_printer_result(state: State, page: Page, word: str, context: Context) -> TurnResult:
    """What a word of the printer leads to: "printed" or "failed"."""
    return _append_and_move(state, Answer(page.id, word), context)


def _choose(state: State, page: Page, option: str, context: Context) -> TurnResult:
    preferences = change_preferences(state.preferences, option)
    if preferences is not None:
        return TurnResult(replace(state, preferences=preferences))
    if isinstance(page.ask, Digits) and option in NAMED_REPLIES:
        return apply_reply(state, page, NAMED_REPLIES[option], context)
    ask = page.ask if isinstance(page.ask, Choices) else page.ask.empty
    if option == "staff" or option in {one.id for one in ask.options}:
        return _append_and_move(state, Answer(page.id, option), context)
    return TurnResult(state)


def _append_and_move(state: State, answer: Answer, context: Context) -> TurnResult:
    answer = replace(answer, moment=context.now.isoformat(timespec="minutes"))
    move = decide_move(state, answer, context)
    kept = replace(state, preferences=replace(state.preferences, **move.preferences))
    if move.how == "close":
        kept = truncate_answers(kept, kept_answers(state, move), context)
    elif move.how != "stay":
        kept = append_answer(kept, move, answer, context)
    return TurnResult(kept, move.end, move.front_end, move.paper)
