"""Starts the processes of workers: that of a visit, that of the staff pages, and a spare."""

from kiosk.runtime.terminal import Terminal
from kiosk.runtime.worker_process import WorkerProcess


class WorkerStarter:
    """Knows the commands of the workers; `by_lines` is for the one visit of `kiosk plain`.

    Each method but `take_keys` raises OSError where the system has no room for a process.
    """

    def __init__(
        self,
        visit_command: list[str],
        staff_command: list[str],
        environment: dict[str, str],
        terminal: Terminal,
        *,
        by_lines: bool,
    ) -> None:
        self._visit_command, self._staff_command = visit_command, staff_command
        self._environment, self._terminal, self._by_lines = environment, terminal, by_lines

    def start_visit(self) -> WorkerProcess:
        """The worker of a visit, which has the terminal at once."""
        if self._by_lines:
            self._terminal.take_lines(end_of_input=True)
        else:
            self.take_keys()
        return WorkerProcess(self._visit_command, self._environment)

    def start_spare(self) -> WorkerProcess:
        """The worker of a later visit; the terminal stays as the present worker has set it."""
        return WorkerProcess(self._visit_command, self._environment, spare=True)

    def start_staff(self) -> WorkerProcess:
        """The worker of the staff pages."""
        self.take_keys()
        return WorkerProcess(self._staff_command, self._environment)

    def take_keys(self) -> None:
        """Make the terminal ready for the pages of a worker."""
        self._terminal.take_keys()
