"""Whether the letters are large enough: a bar to be measured with a ruler, and what its height means."""

from kiosk.journey.context import DraftField, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.legibility import ROWS, SITTING, judge_legibility
from kiosk.staff.state import StaffTurn
from kiosk.view_model.page import Table, Text

BAR = "████"


def build_legibility(sight: StaffContext) -> PageDraft:
    """The bar and a field for its height; or what that says of distance and font."""
    title = sight.title("legibility")
    if sight.rest == "result":
        return PageDraft(
            id="legibility/result",
            title=title,
            blocks=tuple(Text(said, lead=not at) for at, said in enumerate(_result(sight))),
            choices=sight.choices("legibility", "back", "anew"),
        )
    if sight.kit.door == "line":
        return PageDraft(
            id="legibility",
            title=title,
            blocks=(Text(sight.say("legibility", "screen"), lead=True),),
            choices=sight.choices("legibility", "back"),
        )
    return PageDraft(
        id="legibility",
        title=title,
        blocks=(*sight.opening("legibility"), Table(((BAR,),) * ROWS)),
        choices=sight.choices("legibility", "back"),
        field=DraftField(sight.say("legibility", "field"), sight.say("legibility", "form")),
    )


def _result(sight: StaffContext) -> list[str]:
    """The height of capitals, how far they reach, and what to set."""
    found, number = judge_legibility(float(sight.state.asked["bar"])), sight.tell.words.number
    told = [
        sight.say("legibility", "distance", number=found.distance),
        sight.say("legibility", "capital", number=number(found.capital)),
    ]
    name = "enough" if found.enough else "font"
    return [*told, sight.say("legibility", name, number=found.font, of=SITTING)]


def handle_legibility(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """A height leads to what it means; one that no screen has is asked for again."""
    state = sight.state
    if option == "anew":
        return StaffTurn(state.back())
    if option != "typed":
        return StaffTurn(state.back(2 if sight.rest else 1))
    try:
        judge_legibility(float(text))
    except ValueError:
        return StaffTurn(state.saying(sight.say("legibility", "none")))
    return StaffTurn(state.asking(bar=text).to("legibility/result"))
