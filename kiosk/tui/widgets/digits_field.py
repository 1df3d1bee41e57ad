"""The field for digits: Textual's input without clipboard and selection, on any keyboard."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.widgets import Input

from kiosk.tui.keys import digit
from kiosk.tui.messages import Touched
from kiosk.tui.widgets.controls import SIGN
from kiosk.tui.widgets.paragraph import HangingText, Paragraph, Span
from kiosk.tui.widgets.unscrolled import Columns
from kiosk.view_model.keys import KEYPAD_MINUS
from kiosk.view_model.page import Digits

SEPARATORS = f"-()./ {KEYPAD_MINUS}"
"""Characters that people put between digits; after a plain digit they are no AZERTY keys."""
FIELD = "field"
"""The key of the field."""


class DigitsEntry:
    """The text of a field as it is typed: digits, and the few characters that its page allows."""

    def __init__(self, ask: Digits) -> None:
        self.ask = ask
        self.text = ""
        self._plain_digits = self.is_given = False
        for character in ask.text:
            self.type_character(character)
        self.give()

    def give(self) -> None:
        """Take the text as one that stands there to be mended, or to be typed anew."""
        self.is_given = bool(self.text)

    @property
    def is_refused(self) -> bool:
        """Whether the text is the one that the page refused."""
        return self.is_given and self.ask.refused

    @property
    def shown(self) -> str:
        """The text as it is shown: in groups, unless it was typed with spaces; a plus has its digits behind it."""
        size = self.ask.group
        if not size or " " in self.text:
            return self.text
        sign = "+" if self.text.startswith("+") else ""
        digits = self.text.removeprefix("+")
        return sign + " ".join(digits[at : at + size] for at in range(0, len(digits), size))

    @property
    def submitted(self) -> str:
        """What is handed in, "" without a digit in it; 00 at the start counts as +."""
        text = self.text.strip()
        if not any(map(str.isdigit, text)):
            return ""
        return f"+{text[2:]}" if text.startswith("00") and "+" in self.ask.signs else text

    def type_character(self, character: str) -> None:
        """Put a digit or an allowed character at the end; any other changes nothing.

        The first digit, or a plus, takes the place of an entry that was refused.
        """
        text = character
        is_separator = character in SEPARATORS and (self._plain_digits or not digit(character))
        if self.is_refused:
            if is_separator or not (digit(character) or character in self.ask.signs):
                return
            self.text = ""
        self.is_given = False
        if is_separator:
            spaced = " " in self.ask.signs and self.text and not self.text.endswith(" ")
            text = " " if spaced else ""
        elif digit(character):
            text = digit(character)
            self._plain_digits = character.isdecimal()
        elif character not in self.ask.signs:
            text = ""
        if len(self.text) + len(text) <= self.ask.max_length:
            self.text += text

    def erase(self) -> None:
        """Take the last character away."""
        self.text, self.is_given = self.text[:-1], False
        self._plain_digits = self._plain_digits and bool(self.text)


def shown_length(ask: Digits) -> int:
    """The cells that the longest entry takes."""
    return ask.max_length + (ask.max_length - 1) // ask.group if ask.group else ask.max_length


class DigitsField(Input, inherit_bindings=False):
    """Takes digits and the few characters that its page allows; a digit is never lost to a shortcut."""

    ALLOW_SELECT = False
    FOCUS_ON_CLICK = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace,ctrl+h,delete,left", "delete_left"),
    ]

    def __init__(self, ask: Digits) -> None:
        super().__init__(
            # Spaces, so that an empty field is painted as wide as a filled one.
            placeholder=" " * shown_length(ask),
            password=ask.masked,
            max_length=shown_length(ask),
            select_on_focus=False,
            compact=True,
        )
        self.cursor_blink = False
        self._entry = DigitsEntry(ask)
        self._show_entry()

    @property
    def ask(self) -> Digits:
        """What the field asks for."""
        return self._entry.ask

    @ask.setter
    def ask(self, ask: Digits) -> None:
        self._entry.ask = ask

    @property
    def submitted(self) -> str:
        """What Enter hands in, "" without a digit in it."""
        return self._entry.submitted

    @property
    def has_no_digit(self) -> bool:
        """Whether no digit was typed."""
        return not self._entry.submitted

    @property
    def is_given(self) -> bool:
        """Whether the text was not changed since it was given, or refused."""
        return self._entry.is_given

    @property
    def is_refused(self) -> bool:
        """Whether the page refused the text that stands there."""
        return self._entry.is_refused

    @property
    def next_cell(self) -> Offset:
        """The cell of the screen in which the next digit appears; Textual counts one more at the end."""
        region = self.content_region
        return region.offset + Offset(min(len(self.value), max(0, region.width - 1)), 0)

    def type_character(self, character: str) -> None:
        """Put a digit or an allowed character at the end; any other changes nothing."""
        self._entry.type_character(character)
        self._show_entry()

    def give_entry(self) -> None:
        """Take the text as one that the page answered by asking again."""
        self._entry.give()

    def clear_entry(self) -> None:
        """Empty the field."""
        self._entry = DigitsEntry(self._entry.ask)
        self._show_entry()

    def _show_entry(self) -> None:
        self.value = self._entry.shown
        self.cursor_position = len(self.value)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key is kept from the page: never, so that one pressed just before the field came counts."""
        return False

    def insert_text_at_cursor(self, text: str) -> None:
        """What a key types."""
        for character in text:
            self.type_character(character)

    def action_delete_left(self) -> None:
        """Take the last character away."""
        self._entry.erase()
        self._show_entry()

    def action_cut(self) -> None:
        """Nothing reaches a clipboard."""

    def action_copy(self) -> None:
        """Nothing reaches a clipboard."""

    def action_paste(self) -> None:
        """Nothing comes from a clipboard."""

    def on_input_changed(self, event: Input.Changed) -> None:
        """Somebody is there."""
        event.stop()
        self.post_message(Touched())

    def on_key(self, event: events.Key) -> None:
        """Characters are not typed here: they go on to the page, which types them in the order of all keys."""
        if event.character and event.character.isprintable():
            event.prevent_default()


class EntryRow(Columns):
    """The row that is filled in: sign, brackets and the field between them."""

    def __init__(self, ask: Digits) -> None:
        super().__init__(classes="entry")
        self.field = DigitsField(ask)
        self.field.styles.width = shown_length(ask) + 2
        self._sign = Paragraph(prefix=[Span("   [", "number")], classes="bracket")

    def compose(self) -> ComposeResult:
        """The field between its brackets."""
        yield self._sign
        yield self.field
        yield Paragraph(prefix=[Span("]", "number")], classes="bracket")

    def show_focus(self, *, focused: bool) -> None:
        """Show or hide the sign of the focus."""
        sign = SIGN if focused else " "
        self._sign.replace(HangingText("", [Span(f" {sign} [", "number")]))
