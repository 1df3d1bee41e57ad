"""The words of an export: names of what is counted, what each column and figure means, and definitions."""

from functools import partial
from typing import get_args

from kiosk.journey.page_text import PageText
from kiosk.staff.board_report import DEFINITIONS
from kiosk.staff.figure_labels import count_name
from kiosk.store.count_relations import FIGURES
from kiosk.store.export import ColumnName, ExportText

PAGE = "staff-dictionary"
"""The page of the content that holds the meanings."""


def export_text(texts: PageText) -> ExportText:
    """The words in the language of some texts."""
    return ExportText(
        name=partial(count_name, texts=texts),
        columns={name: texts.note(PAGE, f"column-{name}") for name in get_args(ColumnName)},
        figures={name: texts.note(PAGE, f"figure-{name}") for name in FIGURES},
        definitions={name: texts.note("staff-export", f"means-{name}") for name in DEFINITIONS},
    )
