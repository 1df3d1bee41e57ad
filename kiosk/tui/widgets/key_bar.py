"""The bottom of every page: a rule, the keys that lead away, and what Enter does."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.content import Content

from kiosk.tui.messages import Pressed
from kiosk.tui.widgets.controls import READ_ON, KeyItem, key_item_width
from kiosk.tui.widgets.paragraph import HangingText, Paragraph, Span, text_rows
from kiosk.tui.widgets.unscrolled import Columns, Rows, Unscrolled
from kiosk.tui.wrap import wide
from kiosk.view_model.page import OVERLAY_PAGES, Digits, Page, PageLabels
from kiosk.view_model.page_languages import page_in_each_language

ENTER = "enter"
HELP, AGAIN, BACK = "0", "8", "9"
OK = "OK"
"""What Enter does with a filled field or a row of a table, in every language."""
FINGER = 12
"""Cells of an item, at least, wherever the row has them."""
NOTE_MARGIN = 4
TITLE_EDGES = 4
"""Cells of the rule that its title leaves: a dash and a blank one on either side."""


class EnterState(NamedTuple):
    """What Enter does now: `reads_on` to the next part, or takes `choice`; the others are of a field."""

    reads_on: bool = False
    choice: str = ""
    fills: bool = False
    empty: bool = False
    refused: bool = False


class Rule(Unscrolled):
    """The line above the keys; it says which part is shown, and a press on it is one on the key below."""

    ALLOW_SELECT = False

    def on_click(self, event: events.Click) -> None:
        """Press the item in the same column."""
        for item in self.screen.query(KeyItem):
            region = item.region
            if item.is_on_screen and region.x <= event.screen_x < region.right:
                self.post_message(Pressed(item.key, clicked=True))
                return


class KeyBar(Rows):
    """Help, read again, back, and Enter; it says what Enter does, and answers a key that means nothing here."""

    def __init__(self) -> None:
        super().__init__(id="key-bar")
        self._items = [KeyItem(key, shown_key=key) for key in (HELP, AGAIN, BACK)]
        self._remark = Paragraph(classes="remark")
        self._enter = KeyItem(ENTER, classes="enter")
        self._rule = Rule()
        self._keys = Columns(*self._items, self._remark, self._enter, id="keys")
        self._page: Page | None = None
        self._width = 60
        self._hint = ""
        self._part = ""
        self._is_new = True

    def compose(self) -> ComposeResult:
        """The rule, then the keys."""
        yield self._rule
        yield self._keys

    @property
    def enter(self) -> KeyItem:
        """The item that says what Enter does."""
        return self._enter

    def show_page(self, page: Page) -> None:
        """Take the words of a page."""
        self._page, self._is_new = page, True
        shown = dict(_shown_items(page))
        for item in self._items:
            item.replace(HangingText(shown.get(item.key, "")))
            item.display = item.key in shown

    def set_frame(self, left: int, width: int) -> None:
        """Stand under the column of words."""
        self._width = width
        for one in (self._rule, self._keys):
            one.styles.margin = (0, 0, 0, left)
            one.styles.width = width

    def show_hint(self, sentences: Sequence[str]) -> None:
        """Answer a key that changes nothing by a line above the keys, until the next key.

        The sentences say the same in several languages: as many are shown as fit the line, the first one always.
        """
        joined = list(accumulate(sentences, "{} / {}".format))
        fitting = [text for text in joined if wide(text) <= self._width - TITLE_EDGES]
        self._hint = (fitting or joined)[-1 if fitting else 0]
        self._show_title()

    def clear_hint(self) -> None:
        """Take that line away."""
        if self._hint:
            self._hint = ""
            self._show_title()

    def show_enter(self, state: EnterState) -> None:
        """Say what Enter does."""
        assert self._page is not None
        labels, width = self._page.labels, self._width
        note = _field_note(labels, state)
        remark = HangingText(labels.erase, [Span("   ")]) if state.fills else HangingText("")
        self._remark.replace(remark)
        self._enter.key = READ_ON if state.reads_on else ENTER
        text = HangingText(note or _enter_text(labels, state))
        if self._is_new:
            self._enter.replace(text)
        else:
            self._enter.replace_in_place(text)
        self._is_new = False
        self._enter.set_class(bool(note), "-note")
        self._enter.display = bool(self._enter.text)
        items = [one for one in self._items if one.display]
        for_items = width - self._enter.width
        self._keys.set_class(sum(max(FINGER, one.width) for one in items) <= for_items, "-finger")
        spare = for_items - sum(one.width for one in items)
        # Once the bar needs two rows in one of the languages of the page, it has them in each.
        page = self._page
        in_two_rows = bool(page.other_languages) and key_bar_rows(page, width) > 1
        stacked = not note and (spare < 0 or in_two_rows)
        # It fills what is left, and would take a cell even where nothing is.
        self._remark.display = not note and spare > 0 and not stacked
        self._keys.set_class(stacked, "-stacked")

    def show_part(self, text: str, *, reads_on: bool) -> None:
        """Say which part is shown, nothing where there is only one; before the last one Enter can be focused."""
        self._is_new = True
        self._part = text
        self._enter.can_focus = reads_on
        self._show_title()

    def _show_title(self) -> None:
        text = self._hint or self._part
        # As Content: in a string Textual would look for its markup, with links and actions.
        self._rule.border_title = Content(f" {text} " if text else "")
        self._rule.set_class(bool(self._hint), "-hint")


def key_bar_rows(page: Page, width: int) -> int:
    """The rows of the keys in a bar of so many cells, whichever of its languages the page is in."""
    return max(key_rows(one, width) for one in page_in_each_language(page))


def key_rows(page: Page, width: int) -> int:
    """The rows of the keys in one language, whatever Enter comes to do on this page."""
    labels = page.labels
    if isinstance(page.ask, Digits):
        notes = (labels.keys, labels.keys_again)
        return max(1, *(text_rows(text, width - NOTE_MARGIN) for text in notes))
    items = sum(key_item_width(key, text) for key, text in _shown_items(page))
    enter = max(
        key_item_width("", text) for text in (labels.enter.format(choice=OK), labels.read_on)
    )
    return 2 if items + enter > width else 1


def _shown_items(page: Page) -> list[tuple[str, str]]:
    """The keys that lead away, with what they do: none on a page of digits, where they are digits."""
    labels = page.labels
    if isinstance(page.ask, Digits) or page.id in OVERLAY_PAGES:
        return []
    items = [(HELP, labels.help), (AGAIN, labels.again), (BACK, labels.back if page.back else "")]
    # A kiosk that is out of service has none of these words, and none of these keys.
    return [(key, text) for key, text in items if text]


def _field_note(labels: PageLabels, state: EnterState) -> str:
    """What Enter offers on a field that is empty, or whose entry was refused; "" where it hands the entry in."""
    if state.empty:
        return labels.keys
    return labels.keys_again if state.refused else ""


def _enter_text(labels: PageLabels, state: EnterState) -> str:
    if state.reads_on:
        return labels.read_on
    choice = OK if state.fills else state.choice
    return labels.enter.format(choice=choice) if choice else ""
