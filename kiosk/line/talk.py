"""One visit through the plain door: pages printed, lines read, in turn."""

from kiosk.line.heard import Other, meaning
from kiosk.line.lines import Lines, Silence
from kiosk.line.paper import Paper
from kiosk.view_model.page import Digits, Page
from kiosk.view_model.plain_text import (
    choice_lines,
    key_line,
    page_lines,
    plain_page,
    wrap_paragraph,
)
from kiosk.view_model.replies import Onward
from kiosk.view_model.session import Session

BELL = "\a"
LIFTED = ("cover", "warning")
"""Pages that any line lifts; it does nothing else."""


class Talk:
    """A visit, and the paper that it is told on; nothing printed is ever taken back."""

    def __init__(
        self, visit: Session, paper: Paper, width: int, echo_newline: bool, clear: str
    ) -> None:
        self.visit = visit
        self.paper = paper
        self.width = width
        self.echo_newline = echo_newline
        self.clear = clear
        self.shown = ""
        self.offering = False

    def hold(self, reader: Lines) -> None:
        """Show and read in turn."""
        self.show(self.visit.page())
        while self.visit.over is None and self.visit.wants != "screen":
            line = reader.next(self.visit.patience())
            if line is Silence.EVER:
                self.visit.end("left")
            elif line is Silence.YET:
                self.look_at_the_clock()
            elif isinstance(line, str):
                self.take(line)
        self.put(self.clear or "\n")

    def look_at_the_clock(self) -> None:
        """Print what time has brought, on a line of its own."""
        if self.visit.tick() and self.visit.over is None:
            self.put("\n")
            self.show(self.visit.page())

    def take(self, line: str) -> None:
        """Do what a line says, and show what follows from it."""
        if self.echo_newline:
            self.put("\n")
        page = self.visit.page()
        meant = Onward() if page.id in LIFTED else meaning(line, page, self.offering)
        if meant is Other.OFFER:
            self.offer(page)
        elif meant is Other.NOTHING:
            self.refuse(page)
        elif not isinstance(meant, Other):
            self.visit.answer(meant)
            if self.visit.over is None and self.visit.wants != "screen":
                self.put("\n")
                self.show(self.visit.page())

    def show(self, page: Page) -> None:
        """The page; a warning rings once and then only says how long is left, a cover hides all."""
        told = page_lines(page, self.width)
        if page.id == "warning":
            if self.shown == "warning":
                told = [
                    line
                    for text in plain_page(page).body
                    for line in wrap_paragraph(text, self.width)
                ]
            else:
                self.put(BELL)
        elif page.id == "cover":
            self.put(self.clear)
        self.shown = page.id
        self.offering = False
        self.say(told, page)

    def offer(self, page: Page) -> None:
        """What can be done instead of typing a number."""
        if isinstance(page.ask, Digits):
            self.offering = True
            told = (*choice_lines(page.ask.empty), *key_line(page, page.ask.empty))
            self.say([line for text in told for line in wrap_paragraph(text, self.width)], page)

    def refuse(self, page: Page) -> None:
        """One sentence that names the remedy, then the prompt again."""
        field = page.ask if isinstance(page.ask, Digits) and not self.offering else None
        said = field.form if field else page.furniture.no_such_choice
        self.say(wrap_paragraph(said, self.width), page)

    def say(self, told: list[str], page: Page) -> None:
        """Some lines, then the prompt, after which the cursor stays."""
        prompt = page.furniture.prompt if self.offering else plain_page(page).prompt
        last = wrap_paragraph(prompt, self.width) or [""]
        self.put("\n".join([*told, *last]) + " ")

    def put(self, text: str) -> None:
        """Print at once; where nobody can read any more, the visit is left."""
        try:
            self.paper.write(text)
            self.paper.flush()
        except OSError:
            self.visit.end("left")
