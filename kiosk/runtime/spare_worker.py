"""The worker of a visit while it is the spare: it prepares itself, and waits for its turn without the terminal."""

import os
import sys
from typing import TYPE_CHECKING

from kiosk.events import FrontEndName
from kiosk.runtime.supervisor_link import SupervisorLink
from kiosk.services.idle_thread import start_idle_thread
from kiosk.worker_messages import locate_error

if TYPE_CHECKING:
    from kiosk.runtime.lazy_content import LazyContent
    from kiosk.runtime.worker_config import WorkerConfig

REHEARSALS = 3
"""How often the first page is shown beforehand: Python goes on adapting code that runs for the second time."""

DEFAULT_COLUMNS, DEFAULT_LINES = 80, 24
"""What Textual, too, takes a terminal to have that does not know its size."""


class SpareWorker:
    """A visit's worker before its turn; `terminal` are the descriptors to read from and to write to, as "3,4".

    They are neither read from nor written to before they become standard input and output. The main thread keeps
    the usual priority and waits; another one, of the lowest priority, prepares.
    """

    def __init__(
        self, link: SupervisorLink, front_end: FrontEndName, language: str, terminal: str
    ) -> None:
        self._link, self._front_end, self._language = link, front_end, language
        self._terminal = terminal
        for fd in parse_descriptors(terminal):
            # Processes that prepare something must not keep the terminal open.
            os.set_inheritable(fd, False)
        self._config = link.receive_preparation()
        self._content: LazyContent | None = None

    def wait_for_turn(self) -> "tuple[WorkerConfig, LazyContent]":
        """Wait until the supervisor gives the visit's configuration, and take the terminal; what was loaded."""
        thread = start_idle_thread(self._prepare)
        config = self._link.receive_config()
        thread.join()
        take_terminal(self._terminal)
        assert self._content is not None
        self._content.renew(config)
        return config, self._content

    def _prepare(self) -> None:
        try:
            self._load()
        except BaseException as fault:
            self._link.crash(locate_error(fault))
        self._link.report_prepared()

    def _load(self) -> None:
        if self._front_end == "screen":
            import kiosk.tui.app
        else:
            import kiosk.line_mode.front_end  # noqa: F401
        from kiosk.runtime.lazy_content import LazyContent

        self._content = LazyContent(self._config, self._link.report_fault)
        self._content.load_all()
        if self._front_end == "screen":
            self._rehearse(self._content)

    def _rehearse(self, content: "LazyContent") -> None:
        from kiosk.runtime.rehearsal import rehearse_first_page
        from kiosk.runtime.wiring import start_visit

        for _ in range(REHEARSALS):
            # Its events go nowhere: it is no visit.
            session = start_visit(
                self._config, content, lambda event: None, self._front_end, self._language
            )
            rehearse_first_page(session, self._terminal_size())

    def _terminal_size(self) -> tuple[int, int]:
        """The columns and lines of the terminal, or usual ones where it does not know them."""
        try:
            columns, lines = os.get_terminal_size(parse_descriptors(self._terminal)[1])
        except OSError:
            columns = lines = 0
        return columns or DEFAULT_COLUMNS, lines or DEFAULT_LINES


def take_terminal(descriptors: str) -> None:
    """Make these descriptors, to read from and to write to, the standard input and output of this process."""
    for fd, standard in zip(parse_descriptors(descriptors), (0, 1), strict=True):
        os.dup2(fd, standard)
        os.close(fd)
    # Python's own streams took at the start what they found for a file: with a buffer, and with a position.
    encoding, errors = sys.stdout.encoding, sys.stdout.errors
    sys.stdin = sys.__stdin__ = os.fdopen(0, encoding=encoding, closefd=False)  # type: ignore[misc]
    sys.stdout = sys.__stdout__ = os.fdopen(  # type: ignore[misc]
        1, "w", encoding=encoding, errors=errors, closefd=False
    )


def parse_descriptors(descriptors: str) -> list[int]:
    """The numbers of "3,4": to read from, to write to."""
    return [int(fd) for fd in descriptors.split(",")]
