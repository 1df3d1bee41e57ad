"""The one screen of the kiosk: it shows page after page, and makes replies of what is pressed."""

from collections.abc import Callable
from typing import ClassVar, Literal

from msgspec.structs import replace
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from kiosk.tui.focus_moves import nearest_widget, next_widget
from kiosk.tui.keys import DIGIT_KEYS, SIGNS, digit
from kiosk.tui.messages import Pressed, Touched
from kiosk.tui.page_focus import cursor_cell, default_target, enter_state, keeps_focus, key_of
from kiosk.tui.same_question import is_same_question
from kiosk.tui.widgets.controls import READ_ON, Choice, Pressable
from kiosk.tui.widgets.digits_field import FIELD, DigitsField
from kiosk.tui.widgets.key_bar import AGAIN, BACK, ENTER, HELP
from kiosk.tui.widgets.page_layout import PageLayout
from kiosk.tui.widgets.paragraph import Paragraph
from kiosk.tui.widgets.table import ROW, VisitTable
from kiosk.view_model.keys import VOICE_KEYS, is_digit_here
from kiosk.view_model.page import Choices, Digits, Option, Page, SelectableTable
from kiosk.view_model.page_languages import page_in_language
from kiosk.view_model.replies import Again, Back, Chose, Help, Reply, Typed, VoiceKey

SLASH = "/"

HintLabel = Literal["no_such_key", "voice_off", "no_voice", "not_larger"]
"""The labels that answer a key that changes nothing."""


class PageScreen(Screen[None], inherit_bindings=False):
    """Shows a page at a time on the same widgets, and knows which part is read and what has the focus."""

    ALLOW_SELECT = False
    AUTO_FOCUS = ""
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"page--{name}" for name in ("number", "sign", "done", "now", "soft", "strong", "label")
    }
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Textual 8.2.8 paints the whole screen at each move of the focus; the two widgets paint themselves."""
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"press({digit!r}, {key!r})") for key, digit in DIGIT_KEYS.items()),
        *(Binding("space" if sign == " " else sign, f"type({sign!r})") for sign in SIGNS),
        Binding("enter,ctrl+j", "press('enter')"),
        Binding("tab", "app.focus_next"),
        Binding("shift+tab", "app.focus_previous"),
        Binding("right", "step(1)"),
        Binding("left", "step(-1)"),
        Binding("down", "move(1)"),
        Binding("up", "move(-1)"),
        Binding("f2", "choose('space')"),
        Binding("f3", "choose('contrast')"),
        Binding("f4,asterisk", "speak('*')"),
        Binding("f10", "choose('staff')"),
    ]

    def __init__(
        self,
        page: Page,
        answer: Callable[[Reply], None] = lambda reply: None,
        is_double_click: Callable[[], bool] = lambda: False,
        is_marked: bool = False,
    ) -> None:
        """`answer` hands a reply to the visit at once: the next key is then one for the next page.

        `is_marked` is whether the rows of the page before were marked (`row_marks.py`).
        """
        super().__init__()
        self.page = page
        self._language = ""
        self._shown = page
        self._answer = answer
        self._is_double_click = is_double_click
        self.part = 0
        self._parts_left: dict[str, int] = {}
        self._entries_changed: set[str] = set()
        self._uses_voice = False
        self.offers = isinstance(page.ask, Choices)
        self.view = PageLayout()
        self.is_marked = is_marked

    def compose(self) -> ComposeResult:
        """The layout of a page, which every page fills anew."""
        yield self.view

    def on_mount(self) -> None:
        """The first page."""
        self.screen_layout_refresh_signal.subscribe(self, lambda _: self._follow_layout())
        self.show_page(self.page)

    def show_page(self, page: Page) -> None:
        """Show a page; on one that asks the same as the page before, part, focus and entry stay.

        One that is gone back to begins with the part in which it was left.
        """
        same = is_same_question(page, self.page) and self.view.is_filled
        if not same:
            self._remember_entry()
            self._parts_left[self.page.id] = self.part
            self.part = self._parts_left.get(page.id, 0) if page.is_return else 0
            self.offers = isinstance(page.ask, Choices)
        self.page = page
        # Until a language is chosen, a page stays in that of the last one that had the focus.
        self._shown = self._without_erased(page_in_language(page, self._language))
        focused = self.focused if same else None
        with self.app.batch_update():
            if not same:
                self._write_all_rows()
            self.view.show_page(self._shown, self._options(), keep_entry=same)
            self._fit_window(focused)

    def _remember_entry(self) -> None:
        """Remember whether the entry of the page that goes was changed, and nothing of what it says."""
        if self.field is None or self.field.is_given:
            self._entries_changed.discard(self.page.id)
        else:
            self._entries_changed.add(self.page.id)

    def _without_erased(self, page: Page) -> Page:
        """A page; one that is gone back to, without the entry that was erased there, or typed anew."""
        if not (
            page.is_return and isinstance(page.ask, Digits) and page.id in self._entries_changed
        ):
            return page
        return replace(page, ask=replace(page.ask, text=""))

    def _write_all_rows(self) -> None:
        """Write every row of another page or part, and mark them anew: a screen reader then says all of them."""
        self.is_marked = not self.is_marked
        # What differs from the last page is painted anyway, and once is enough.
        self.call_after_refresh(self._write_equal_rows)

    def _write_equal_rows(self) -> None:
        """Write the rows that are equal by chance to those that stood there, and so were not painted."""
        for paragraph in self.query(Paragraph):
            if paragraph.is_marked != self.is_marked:
                # Without the blank rows under a choice, which nobody has to hear.
                width, height = paragraph.size
                paragraph.refresh(Region(0, 0, width, min(height, paragraph.rows_in(width))))

    def on_resize(self, event: events.Resize) -> None:
        """The same page in another window; nothing is lost, however small it is."""
        if self.view.is_filled:
            self._fit_window(self.focused)

    @property
    def is_last_part(self) -> bool:
        """Whether the choices or the field stand there."""
        return self.part >= self.view.parts - 1

    @property
    def field(self) -> DigitsField | None:
        """The field of the page, if it has one."""
        return self.view.field

    def _options(self) -> Choices:
        """The choices of the page: its own, or what its empty field offers once it was asked to."""
        ask = self._shown.ask
        if isinstance(ask, Choices):
            return ask
        return ask.empty if self.offers else Choices(())

    def _options_by_key(self) -> tuple[Option, ...]:
        """The choices that a digit takes; none while the field has the focus, which all digits go into."""
        return () if isinstance(self.focused, DigitsField) else self._options().options

    def _fit_window(self, focused: Widget | None) -> None:
        """Arrange the page and its part for the window; `focused` keeps the focus where it still can have it."""
        self.view.fit_window(self.app.size)
        self.part = min(self.part, max(0, self.view.parts - 1))
        self.view.show_part(self.part)
        if not keeps_focus(self.view, focused, is_last_part=self.is_last_part):
            self._focus_default()
        self._announce()

    def _focus_default(self) -> None:
        """Put the focus where Enter is announced."""
        target = default_target(
            self.view, self._options(), is_last_part=self.is_last_part, fills=not self.offers
        )
        self.set_focus(target, scroll_visible=False)

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """Move the focus and the cursor at once: the cursor is written with what is painted for the move."""
        super().set_focus(widget, scroll_visible, from_app_focus)
        if isinstance(widget, Choice):
            self._follow_language(widget.option.id)
        self._place_cursor()

    def _follow_language(self, id: str) -> None:
        """Show a page in several languages in the one that has the focus; `id` may be any choice's."""
        words = self._shown.other_languages
        if not words or id not in (self._shown.language, *(one.language for one in words)):
            return
        self._language = id
        if id != self._shown.language:
            self._shown = page_in_language(self.page, id)
            self.view.change_language(self._shown, self._options(), self.app.size)

    @property
    def _label_language(self) -> str:
        """The language of the labels on a page in several."""
        return self._shown.language if self._shown.other_languages else ""

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The focus moved."""
        self._announce()

    def on_touched(self, message: Touched) -> None:
        """A digit was typed, or the focus moved inside a table."""
        self._announce()
        self._place_cursor()

    def _announce(self) -> None:
        """Let the key bar say what Enter does."""
        self.view.announce(enter_state(self.view, self.focused, is_last_part=self.is_last_part))

    def _place_cursor(self) -> None:
        self.app.cursor_position = cursor_cell(self.view, self.focused)

    def _follow_layout(self) -> None:
        """Fill the table, and place the cursor, which was painted where the focus stood before."""
        if self.view.table is not None:
            self.view.table.fill_width()
        before = self.app.cursor_position
        self._place_cursor()
        if self.app.cursor_position != before:
            # The cursor is written with whatever is painted: one cell is enough.
            self.refresh(Region(0, 0, 1, 1))

    def action_move(self, step: int) -> None:
        """Move the focus to the nearest thing above or below; below a field is what it offers instead."""
        field = self.field
        target = nearest_widget(self.focus_chain, self.focused, step)
        if field is not None and self.focused is field and step > 0 and not self.offers:
            self._offer(offers=True)
        elif field is not None and target is field and self.offers:
            # Digits go into the field again.
            self._offer(offers=False)
        else:
            self._focus(target)

    def action_step(self, step: int) -> None:
        """Move the focus to the next or the last thing, and not round the end."""
        self._focus(next_widget(self.focus_chain, self.focused, step))

    def _focus(self, widget: Widget | None) -> None:
        if widget is not None:
            self.set_focus(widget)
            self.touch()

    def action_press(self, key: str, character: str = "") -> None:
        """A digit or Enter, wherever the focus is; `character` is what was typed for a digit.

        Digits for a field come this way, too: in the order in which they were pressed, whatever page came between.
        """
        if character and self.only_types(character):
            self._type(character)
        elif character in VOICE_KEYS and not is_digit_here(
            character, self._shown, uses_voice=self._uses_voice
        ):
            self.action_speak(character)
        else:
            self.press(key)

    def action_type(self, character: str) -> None:
        """A character that means something in a field alone."""
        if character in VOICE_KEYS and not self.only_types(character):
            self.action_speak(character)
        elif self.field is None:
            self.show_hint()
        elif not self.view.is_too_small:
            self._type(character)

    def action_choose(self, id: str) -> None:
        """A function key: it chooses the same on every page."""
        self._answer(Chose(id, self._label_language))

    def action_speak(self, key: str) -> None:
        """A key of the voice, which means the same on every page."""
        self._uses_voice = True
        self._answer(VoiceKey(VOICE_KEYS[key], self._label_language))

    def on_pressed(self, message: Pressed) -> None:
        """Something was pressed."""
        message.stop()
        if not (message.clicked and self._is_double_click()):
            self.press(message.key)

    def press(self, key: str) -> None:
        """Do what a key means here."""
        if self.view.is_too_small:
            return
        if key == ENTER and isinstance(self.focused, Pressable | DigitsField | VisitTable):
            key = key_of(self.focused)
        elif key == ENTER and not self.is_last_part:
            key = READ_ON
        chosen = [one for one in self._options_by_key() if str(one.key) == key]
        if chosen and not self.is_last_part:
            # Pressed before it could be seen: shown, and not yet taken.
            self._read(self.part + 1, key)
        elif chosen:
            self._answer(Chose(chosen[0].id, self._label_language))
            if self.field is not None and key == AGAIN:
                self._explain_silence()
        elif key == READ_ON:
            self._read(self.part + 1)
        elif key == FIELD:
            self._submit()
        elif key.startswith(ROW):
            self._open_row(int(key.removeprefix(ROW)))
        elif self.field is not None:
            self._type(key)
        else:
            self._press_key_item(key)

    def _press_key_item(self, key: str) -> None:
        if key == HELP:
            before = self.page
            self._answer(Help())
            if self.page is before:
                self.show_hint()
        elif key == AGAIN:
            was_first = not self.part
            self._read(0)
            self._answer(Again(self._label_language))
            if was_first:
                self._explain_silence()
        elif key == BACK and self.part:
            self._read(self.part - 1)
        elif key == BACK and self.page.back:
            self._answer(Back())
        elif key == ENTER or digit(key):
            # Enter too: on a page without a default nothing is taken for the member.
            self.show_hint()

    def _explain_silence(self) -> None:
        """Say why nothing is read again, where nothing is."""
        page = self.page
        if not (page.has_voice and page.appearance.voice):
            self._show_hint("voice_off" if page.has_voice else "no_voice")

    def show_hint(self) -> None:
        """Say that a key means nothing here, until the next key."""
        self._show_hint("no_such_key")

    def explain_size(self) -> None:
        """Say that the text did not become larger, until the next key."""
        self._show_hint("not_larger")

    def _show_hint(self, label: HintLabel) -> None:
        """Say one of the labels in the language of the page; while none is chosen, in each that it is in."""
        labels = (self._shown.labels, *(one.labels for one in self._shown.other_languages))
        self.view.key_bar.show_hint([getattr(one, label) for one in labels])

    def _submit(self) -> None:
        """Hand in what the field says; an empty one offers its choices, and so does one that was just refused."""
        field = self.field
        assert field is not None
        entered = "" if field.is_refused else field.submitted
        if field.ask.masked:
            # Nobody can mend what they do not see.
            field.clear_entry()
        if entered:
            self._answer(Typed(entered))
            if self.field is field:
                field.give_entry()
                self._announce()
        else:
            self._offer(offers=True)

    def _offer(self, *, offers: bool) -> None:
        """Show or hide the choices of an empty field."""
        self.offers = offers
        with self.app.batch_update():
            self.view.show_choices(self._options())
            self.view.fit_window(self.app.size)
            self.part = self.view.parts - 1
            self.view.show_part(self.part)
            self._focus_default()
            self._announce()
        self.touch()

    def _type(self, key: str) -> None:
        """A character on a page with a field, typed while something else has the focus."""
        field = self.field
        if field is None or key == ENTER:
            return
        if self.offers or not self.is_last_part or self.focused is not field:
            self._offer(offers=False)
        field.type_character(key)

    def _open_row(self, row: int) -> None:
        tables = [one for one in self.page.blocks if isinstance(one, SelectableTable)]
        if tables and 0 <= row < len(tables[0].ids):
            self._answer(Chose(tables[0].ids[row]))

    def _read(self, part: int, focus: str = "") -> None:
        """Show another part; `focus` is a choice that was pressed before it could be seen."""
        before, self.part = self.part, min(part, self.view.parts - 1)
        with self.app.batch_update():
            if self.part != before:
                self._write_all_rows()
            self.view.show_part(self.part)
            self._focus_default()
            for choice in self.view.choices:
                if choice.key == focus and self.is_last_part:
                    self.set_focus(choice, scroll_visible=False)
            self._announce()
        self.touch()

    def touch(self) -> None:
        """Tell that somebody is there, which also silences the voice."""
        self.post_message(Touched())

    def only_types(self, key: str) -> bool:
        """Whether a key goes into the field, so that the guard lets it through."""
        field = self.field
        if field is None or self.view.is_too_small or (len(key) != 1 and key != "erase"):
            return False
        if key == SLASH:
            # Between digits it parts them; it begins no number.
            return bool(field.value)
        return digit(key) not in [str(one.key) for one in self._options_by_key()]
