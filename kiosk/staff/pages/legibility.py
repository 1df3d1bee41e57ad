"""Whether the letters are large enough: a bar to be measured with a ruler, and what its height means."""

from kiosk.journey.page_draft import DraftField, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.legibility import ROWS, SITTING, judge_legibility
from kiosk.staff.state import StaffTurn
from kiosk.view_model.page import Table, Text

BAR = "████"


def build_legibility(context: StaffContext) -> PageDraft:
    """The bar and a field for its height; or what that says of distance and font."""
    title = context.title("legibility")
    if context.rest == "result":
        return PageDraft(
            id="legibility/result",
            title=title,
            blocks=tuple(Text(said, lead=not at) for at, said in enumerate(_result(context))),
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
        blocks=(*context.opening("legibility"), Table(((BAR,),) * ROWS)),
        choices=context.choices("legibility", "back"),
        field=DraftField(context.say("legibility", "field"), context.say("legibility", "form")),
    )


def _result(context: StaffContext) -> list[str]:
    """The height of capitals, how far they reach, and what to set."""
    found, number = judge_legibility(float(context.state.asked["bar"])), context.texts.words.number
    told = [
        context.say("legibility", "distance", number=found.distance),
        context.say("legibility", "capital", number=number(found.capital)),
    ]
    name = "enough" if found.enough else "font"
    return [*told, context.say("legibility", name, number=found.font, of=SITTING)]


def handle_legibility(option: str, text: str, context: StaffContext) -> StaffTurn:
    """A height leads to what it means; one that no screen has is asked for again."""
    state = context.state
    if option == "anew":
        return StaffTurn(state.back())
    if option != "typed":
        return StaffTurn(state.back(2 if context.rest else 1))
    try:
        judge_legibility(float(text))
    except ValueError:
        return StaffTurn(state.saying(context.say("legibility", "none")))
    return StaffTurn(state.asking(bar=text).to("legibility/result"))
