"""The eight numbers of a period on one page, against the period before; on paper too."""

from kiosk.journey.context import DraftChoice, PageDraft
from kiosk.staff.bars import eight
from kiosk.staff.compose import compose
from kiosk.staff.periods import PERIODS, period, shown
from kiosk.staff.short import day
from kiosk.staff.sight import Sight
from kiosk.staff.state import Turn


def draft(sight: Sight) -> PageDraft:
    """The page, or the choice of another period."""
    return _periods(sight) if sight.rest == "period" else figures_draft(sight)


def figures_draft(sight: Sight) -> PageDraft:
    """The page of the period chosen, as paper has it too."""
    now = shown(sight)
    until = min(now.until, sight.now.date())
    year = now.since.year != until.year
    first, last = day(now.since, sight, year=year), day(until, sight, year=year)
    return PageDraft(
        id="figures",
        title=sight.say("figures", "title", state=sight.say("figures", period(sight))),
        place=sight.say("figures", "span", first=first, last=last),
        blocks=eight(now, sight),
        choices=sight.choices("figures", "period", "print", "save", "back"),
    )


def _periods(sight: Sight) -> PageDraft:
    return PageDraft(
        id="figures/period",
        title=sight.title("figures"),
        blocks=sight.lead_note("figures", "which"),
        choices=tuple(DraftChoice(id, sight.say("figures", id)) for id in PERIODS),
        default=period(sight),
    )


def choose(option: str, text: str, sight: Sight) -> Turn:
    """Another period, paper, a file, or back."""
    state = sight.state
    match option:
        case "period":
            return Turn(state.to("figures/period"))
        case "print" if sight.kit.prints():
            sight.means.printer.print(compose(figures_draft(sight), sight))
            return Turn(state.to("printing"))
        case "print":
            return Turn(state.saying(sight.say("printing", "none")))
        case "save":
            return Turn(state.to("save/figures"))
        case "back":
            return Turn(state.back())
    return Turn(state.asking(figures=option).back())
