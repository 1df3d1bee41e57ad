"""The plain door: prints pages, reads lines, and only ever adds to what was printed."""

from kiosk.line.lines import Lines
from kiosk.line.paper import Paper
from kiosk.line.talk import Talk
from kiosk.view_model.plain_text import DEFAULT_WIDTH
from kiosk.view_model.session import Session


def run(
    visit: Session,
    reader: Lines,
    paper: Paper,
    *,
    width: int = DEFAULT_WIDTH,
    echo_newline: bool = False,
    clear: str = "",
) -> None:
    """Lead a visit until it is over or wants the other door.

    `echo_newline` ends the prompt's line where no terminal does; `clear` wipes the terminal, if it can.
    """
    Talk(visit, paper, width, echo_newline, clear).hold(reader)
