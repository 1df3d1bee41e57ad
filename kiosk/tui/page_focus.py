"""What of a page has the focus first, what Enter then does, and where the terminal's cursor stands."""

from textual.geometry import Offset
from textual.widget import Widget

from kiosk.tui.widgets.controls import Choice, Pressable
from kiosk.tui.widgets.digits_field import FIELD, DigitsField
from kiosk.tui.widgets.key_bar import OK, EnterState
from kiosk.tui.widgets.page_layout import PageLayout
from kiosk.tui.widgets.table import ROW, VisitTable
from kiosk.view_model.page import Choices


def default_target(
    view: PageLayout, options: Choices, *, is_last_part: bool, fills: bool
) -> Widget | None:
    """What Enter is announced for: reading on, the field where `fills`, the default choice, the table.

    A choice that destroys something never has the focus by itself.
    """
    if view.is_too_small:
        return None
    if not is_last_part:
        return view.key_bar.enter
    if view.field is not None and fills:
        return view.field
    for choice in view.choices:
        if choice.option.id == options.default and not choice.option.destructive:
            return choice
    return view.table


def keeps_focus(view: PageLayout, focused: Widget | None, *, is_last_part: bool) -> bool:
    """Whether what has the focus can be seen in the part that is shown; in a window too small, it waits."""
    if focused is None or not focused.focusable:
        return False
    if isinstance(focused, Choice):
        return view.is_too_small or (is_last_part and focused in view.choices)
    if isinstance(focused, DigitsField):
        return view.is_too_small or is_last_part
    return True


def enter_state(view: PageLayout, focused: Widget | None, *, is_last_part: bool) -> EnterState:
    """What Enter does while this has the focus."""
    if not is_last_part and focused in (None, view.key_bar.enter):
        return EnterState(reads_on=True)
    if isinstance(focused, DigitsField):
        return EnterState(fills=True, empty=focused.has_no_digit, refused=focused.is_refused)
    if isinstance(focused, VisitTable):
        return EnterState(choice=OK)
    if isinstance(focused, Pressable):
        return EnterState(choice=focused.key)
    return EnterState()


def cursor_cell(view: PageLayout, focused: Widget | None) -> Offset:
    """The cell of the cursor: the sign of the focus, which screen readers and braille displays follow."""
    here = focused or next(iter(view.choices), None) or view.key_bar.enter
    if isinstance(here, DigitsField):
        return here.next_cell
    if isinstance(here, VisitTable):
        return here.region.offset + Offset(0, here.focused_line)
    return here.region.offset + Offset(1, 0)


def key_of(focused: Pressable | DigitsField | VisitTable) -> str:
    """The key that Enter stands for while this has the focus."""
    if isinstance(focused, VisitTable):
        return f"{ROW}{focused.cursor_row}"
    return focused.key if isinstance(focused, Pressable) else FIELD
