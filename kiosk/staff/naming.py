"""The ids of weekly counts in words, for tables that leave the office."""

from kiosk.journey.context import PageText
from kiosk.journey.id_labels import id_label
from kiosk.staff.sight import Sight
from kiosk.staff.titles import title_of

COLUMNS = {
    "language": "language",
    "method": "method",
    "entered": "stage",
    "done": "stage",
    "minutes": "stage",
    "return": "resumed",
    "outcome": "outcome",
    "verdict": "verdict",
}
"""What is counted, and the column of the logbook whose words name it."""


def name_of(what: str, id: str, tell: PageText) -> str:
    """The words for an id of what is counted; nothing where nothing names it."""
    if what == "visit":
        return tell.kit.office.name
    if not id:
        return ""
    if what in ("stop", "help"):
        return title_of(id, tell)
    column = COLUMNS.get(what, what)
    return tell.note_if_any("staff-long", f"{column}-{id}") or id_label(column, id, tell)


def naming(what: str, id: str, sight: Sight) -> str:
    """The same, as the staff pages say it."""
    return name_of(what, id, sight.tell)
