"""What can be pressed: the choices of a page, and the items of the key bar."""

from typing import Self

from textual import events
from textual.geometry import Region

from kiosk.tui.messages import Pressed
from kiosk.tui.widgets.paragraph import HangingText, Paragraph, Span, text_rows
from kiosk.tui.wrap import wide
from kiosk.view_model.page import Option
from kiosk.view_model.plain_text import CHECK_BOXES

SIGN = "▶"
"""Stands before what has the focus."""

READ_ON = "more"
"""The key of the item that reads on."""


LABEL = 6
"""Cells before the words of a choice: sign, digit and the blank ones around them."""


GAP = 2 * "\N{NO-BREAK SPACE}"
"""Between the words of a choice and the shape of a code."""


def choice_words(option: Option) -> str:
    """The words of a choice, and the shape of a code as dots in brackets, which is never broken."""
    shape = "\N{NO-BREAK SPACE}".join(f"[{'•' * size}]" for size in option.groups)
    return f"{option.say}{GAP}{shape}" if shape else option.say


def choice_rows(option: Option, width: int) -> int:
    """The rows that a choice takes in so many cells."""
    words = choice_words(option)
    return text_rows(words, width - choice_width(option) + wide(words))


def choice_width(option: Option) -> int:
    """The cells that a choice needs to stand on one row."""
    return LABEL + len(CHECK_BOXES[option.checked]) + wide(choice_words(option))


def key_item_width(shown_key: str, text: str) -> int:
    """The cells of an item of the key bar: the sign's, the key with a blank one, the words, a blank one."""
    return 3 + (len(shown_key) + 1 if shown_key else 0) + wide(text) + 1


class Pressable(Paragraph, can_focus=True):
    """Something with a key; a press counts when it is let go on the same widget."""

    FOCUS_ON_CLICK = False

    def __init__(self, key: str, text: str, classes: str = "") -> None:
        super().__init__(text, classes=classes)
        self.key = key
        self._focus_moves = False

    def on_focus(self) -> None:
        """Paint the words anew, and not the blank rows under them, which are the same with the focus."""
        self._focus_moves = True
        self.call_next(self._focus_moved)

    on_blur = on_focus

    def _focus_moved(self) -> None:
        self._focus_moves = False

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Paint the widget or some regions of it."""
        if self._focus_moves and not regions and not layout:
            regions = (Region(0, 0, self.size.width, self.rows_in(self.size.width)),)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def on_click(self, event: events.Click) -> None:
        """The mouse or a finger."""
        event.stop()
        self.post_message(Pressed(self.key, clicked=True))


class Choice(Pressable):
    """One numbered choice; the blank rows under it belong to it."""

    def __init__(self, option: Option) -> None:
        super().__init__(str(option.key), choice_words(option))
        self.option = option

    def render(self) -> HangingText:
        """The sign where the focus is, the digit, the words."""
        box = CHECK_BOXES[self.option.checked]
        if self.has_focus:
            return HangingText(self.text, [Span(f" {SIGN} {self.key}  {box}")])
        return HangingText(self.text, [Span("   "), Span(f"{self.key}  ", "number"), Span(box)])

    def take(self, option: Option) -> None:
        """Another option in its place."""
        changed = self.option.checked != option.checked or self.key != str(option.key)
        self.option, self.key = option, str(option.key)
        self.replace(HangingText(choice_words(option)))
        if changed:
            self.refresh(layout=True)


class KeyItem(Pressable):
    """A key of the key bar with what it does; without a key of its own it stands for Enter."""

    def __init__(self, key: str, text: str = "", *, shown_key: str = "", classes: str = "") -> None:
        super().__init__(key, text, classes)
        self._shown_key = shown_key

    @property
    def width(self) -> int:
        """The cells that it needs."""
        return key_item_width(self._shown_key, self.text)

    def render(self) -> HangingText:
        """The sign where the focus is, the key, the words."""
        ending = [Span(" ")]
        shown = f"{self._shown_key} " if self._shown_key else ""
        if self.has_focus:
            return HangingText(self.text, [Span(f" {SIGN} {shown}")], ending)
        key = [Span(shown, "number")] if shown else []
        return HangingText(self.text, [Span("   "), *key], ending)
