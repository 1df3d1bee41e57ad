"""Whether the letters are large enough: a bar to be measured with a ruler, and what its height means."""

from kiosk.journey.page_draft import DraftField, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.legibility import BAR_ROWS, SEAT_DISTANCE, judge_legibility
from kiosk.staff.state import StaffTurn, message
from kiosk.view_model.page import Table, Text

BAR = "████"


def build_legibility(context: StaffContext) -> PageDraft:
    """A bar to measure with a field for its height in mm, or what the height means."""
    title = context.title("legibility")
    if context.subpage == "result":
        return PageDraft(
            id="legibility/result",
            title=title,
            blocks=tuple(
                Text(sentence, lead=not index)
                for index, sentence in enumerate(_result_sentences(context))
            ),
            choices=context.choices("legibility", "back", "anew"),
        )
    if context.journey_context.front_end == "line":
        return PageDraft(
            id="legibility",
            title=title,
            blocks=(Text(context.say("legibility", "screen"), lead=True),),
            choices=context.choices("legibility", "back"),
        )
    return PageDraft(
        id="legibility",
        title=title,
        blocks=(*context.opening("legibility"), Table(((BAR,),) * BAR_ROWS)),
        choices=context.choices("legibility", "back"),
        field=DraftField(context.say("legibility", "field"), context.say("legibility", "form")),
    )


def _result_sentences(context: StaffContext) -> list[str]:
    """The height of capitals, how far they reach, and what to set."""
    result, number = (
        judge_legibility(float(context.state.chosen["bar"])),
        context.texts.words.number,
    )
    sentences = [
        context.say("legibility", "distance", number=result.distance),
        context.say("legibility", "capital", number=number(result.capital)),
    ]
    name = "enough" if result.is_enough else "font"
    return [*sentences, context.say("legibility", name, number=result.font, of=SEAT_DISTANCE)]


def handle_legibility(option: str, text: str, context: StaffContext) -> StaffTurn:
    """A height leads to what it means; an impossible one is asked for again."""
    state = context.state
    if option == "anew":
        return StaffTurn(state.back())
    if option != "typed":
        return StaffTurn(state.back(2 if context.subpage else 1))
    try:
        judge_legibility(float(text))
    except ValueError:
        return StaffTurn(state.with_message(message("legibility", "none")))
    return StaffTurn(state.with_choice(bar=text).open("legibility/result"))
