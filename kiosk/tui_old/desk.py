"""The desk: the page on show, where somebody stands on it, and what each press does there."""

from collections.abc import Callable

from kiosk.tui.filling import ERASE, erases, submit, type_key, types
from kiosk.tui.keys import MOVES, SETTINGS, digit
from kiosk.tui.laying import laid
from kiosk.tui.moves import move
from kiosk.tui.roomy import needy, roomy
from kiosk.tui.sheet import Sheet
from kiosk.tui.stand import ENTER, FIELD, ROW, alike, begin, leaf_of, offered, preferred
from kiosk.view_model.page import OVERLAY_PAGES, Digits
from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Reply, Typed
from kiosk.view_model.session import Session


class Desk:
    """One visit in a window; what was typed on a page is forgotten with it."""

    def __init__(self, visit: Session, bell: Callable[[], None]) -> None:
        self.visit = visit
        self._bell = bell
        self._size = (0, 0)
        self._sheet: Sheet | None = None
        self.page = self._under = roomy(visit.page(), *self._size)
        self.stand = self._stood = begin(self.page)

    @property
    def sheet(self) -> Sheet:
        """The page as it is shown now."""
        if self._sheet is None:
            self._sheet = laid(self.page, self.stand, *self._size)
        return self._sheet

    def resize(self, width: int, height: int) -> None:
        """The window has another size; nothing is lost, however small it is."""
        if self._size != (width, height):
            self._size, self._sheet = (width, height), None
            if leaf_of(self.page) or needy(self.visit.page()):
                # A leaf has as many rows as there is room for, and some choices have only much of it.
                self.show_current_page()

    def show_current_page(self) -> None:
        """Show what the visit shows now; a page that comes back from under a cover is as it was."""
        before, self._sheet = self.page.id, None
        self.page = roomy(self.visit.page(), *self._size)
        if self.page.id in OVERLAY_PAGES:
            self.stand = begin(self.page)
        else:
            self.stand = self._stood if alike(self.page, self._under) else begin(self.page)
            self._under, self._stood = self.page, self.stand
        if self.page.id == "warning" != before:
            self._bell()

    @property
    def covered(self) -> bool:
        """Whether a cover or a warning lies over the page, to be lifted by anything."""
        return self.page.id in OVERLAY_PAGES

    def lift(self) -> None:
        """Take it away, and do nothing else."""
        self._answer(Onward())

    def turns(self, key: str) -> bool:
        """Whether a key may turn the page; moving the focus and typing into a field never do."""
        return bool(key) and key not in MOVES and not types(self.page, self.stand, key)

    def press(self, key: str) -> None:
        """Do what a key means here; see keys.meaning."""
        if not self.sheet.parts:
            self.take(digit(key))
            return
        if not key:
            return
        if erases(self.stand, key):
            # Both keys with this arrow do what the bottom line says of it.
            key = ERASE
        if key in MOVES:
            self.stand.focus = move(self.sheet.targets, self.sheet.focus, key)
            self._touched()
        elif types(self.page, self.stand, key):
            type_key(self.page, self.stand, key)
            self._touched()
        elif key in SETTINGS:
            self._answer(Chose(key))
        else:
            self.take(self.sheet.focus if key == ENTER else digit(key) or key)

    def _last(self) -> bool:
        return self.sheet.part == self.sheet.parts - 1

    def take(self, key: str) -> None:
        """Take a target: a choice, the field, reading on, or one of the bottom line."""
        if not self.sheet.parts:
            if key in {one.key for one in self.sheet.targets}:
                self.visit.end("left")
            return
        chosen = [one for one in offered(self.page, self.stand) if str(one.key) == key]
        if chosen and not self._last():
            self._read(self.sheet.part + 1, key)
        elif chosen:
            self._answer(Chose(chosen[0].id))
        elif key == FIELD:
            said = submit(self.page, self.stand)
            if said:
                # A page that asks again asks for all of it: nobody adds to what was wrong.
                self._stood = begin(self.page)
                self._answer(Typed(said))
            else:
                self._touched()
        elif key.startswith(ROW) and (leaf := leaf_of(self.page)):
            self._answer(Chose(leaf.ids[int(key.removeprefix(ROW))]))
        elif key == ENTER:
            self._read(self.sheet.part + 1)
        elif isinstance(self.page.ask, Digits):
            return
        elif key == "0":
            self._answer(Help())
        elif key == "8":
            self._read(0)
            self._answer(Again())
        elif key == "9" and self.sheet.part:
            self._read(self.sheet.part - 1)
        elif key == "9" and self.page.back:
            self._answer(Back())

    def _read(self, part: int, focus: str = "") -> None:
        """Show another part; a choice pressed before it could be seen is shown, and not yet taken."""
        self.stand.part = min(part, self.sheet.parts - 1)
        self.stand.focus = focus or preferred(self.page, self.stand)
        self._touched()

    def _touched(self) -> None:
        self.visit.touch()
        self._sheet = None

    def _answer(self, reply: Reply) -> None:
        self.visit.answer(reply)
        if not (self.visit.outcome or self.visit.requested_front_end):
            self.show_current_page()
