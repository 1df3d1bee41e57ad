"""What may leave the office: the counts of a month, quarter or year, as tables or as a report for the board."""

from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.staff.board_report import release_label
from kiosk.staff.context import StaffContext
from kiosk.staff.state import StaffTurn
from kiosk.store.release_log import releasable_spans
from kiosk.view_model.page import Text

FORMS = ("tables", "report")
PARCELS = "parcels"


def build_export(context: StaffContext) -> PageDraft:
    """All months for head office, the spans that are over, or the two forms in which one of them is saved."""
    if context.subpage:
        return PageDraft(
            id="export/form",
            title=context.title("export"),
            place=release_label(context.subpage, context),
            blocks=context.lead_note("export", "which-form"),
            choices=context.choices("export", *FORMS),
        )
    spans = releasable_spans(context.folder, context.now.date())
    blocks = context.opening("export")
    if not spans:
        blocks = (Text(context.say("export", "nothing"), lead=True),)
    return PageDraft(
        id="export",
        title=context.title("export"),
        blocks=blocks,
        choices=(
            *(context.choices("export", PARCELS) if spans else ()),
            *(DraftChoice(span, release_label(span, context)) for span in spans),
            *(() if spans else context.choices("export", "back")),
        ),
    )


def handle_export(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Go on to the two forms, or to the folders."""
    state = context.state
    if option == "back":
        return StaffTurn(state.back())
    if context.subpage:
        chosen = state.with_choice(release=context.subpage)
        return StaffTurn(chosen.open("save/counts" if option == "tables" else "save/report"))
    if option == PARCELS:
        return StaffTurn(state.open("save/parcels"))
    return StaffTurn(state.open(f"export/{option}"))
