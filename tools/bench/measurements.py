"""The measurements of all runs, and the rows that follow from them."""

from collections import defaultdict
from dataclasses import dataclass, field

from tools.bench.processor_time import TICK_SECONDS
from tools.bench.pseudo_terminal import LARGE, SMALL, USUAL, Size
from tools.bench.result_table import MissingRow, ResultRow, Row, median_row, size_rows

TURN_TARGET = 1.7
"""How many times as long as the bare app's the next page may take."""

PAGE_BYTES = {USUAL: 8_000, LARGE: 16_000}
FOCUS_BYTES = 700
"""Bytes that a page, and a move of the focus, may take: on a serial or distant terminal each one is seen."""


@dataclass
class Measurements:
    """Seconds of every run, bytes of every page, and what the long rests and walks came to.

    `memory` are the bytes of a visit after each of two numbers of pages, `worker_memory` those of a visit and of
    the spare beside it.
    """

    bare_start: list[float] = field(default_factory=list)
    kiosk_start: list[float] = field(default_factory=list)
    visit_start: list[float] = field(default_factory=list)
    bare_turns: dict[Size, list[float]] = field(default_factory=lambda: defaultdict(list))
    kiosk_turns: dict[Size, list[float]] = field(default_factory=lambda: defaultdict(list))
    turns_beside_spare: list[float] = field(default_factory=list)
    page_bytes: dict[Size, list[int]] = field(default_factory=lambda: defaultdict(list))
    focus_bytes: dict[Size, list[int]] = field(default_factory=lambda: defaultdict(list))
    reset: list[float] = field(default_factory=list)
    kiosk_idle: float = 0
    bare_idle: float = 0
    memory: tuple[int, int] = (0, 0)
    worker_memory: tuple[float, float] | None = None

    def rows(self, rest: float, pages: tuple[int, int]) -> list[Row]:
        """The targets, in the order in which a member meets them.

        `rest` is the idle time in seconds, `pages` after how many the memory was measured.
        """
        start = "Start to the welcome page"
        rows: list[Row] = [
            median_row(start, self.kiosk_start, self.bare_start, 1.6),
            median_row(f"{start}, without the supervisor", self.visit_start, self.bare_start, 1.4),
            *(self._turn_row(size) for size in (LARGE, SMALL)),
            self._spare_row(),
        ]
        for size, most in PAGE_BYTES.items():
            rows += size_rows(f"Bytes of a page, {size}", self.page_bytes[size], most)
        for size in PAGE_BYTES:
            rows += size_rows(
                f"Bytes of a move of the focus, {size}", self.focus_bytes[size], FOCUS_BYTES
            )
        if self.reset:
            rows.append(
                median_row("End to the next welcome page", self.reset, self.bare_start, 0.5)
            )
        rows += [self._idle_row(rest), self._memory_row(pages)]
        if self.worker_memory is not None:
            visit, spare = self.worker_memory
            what = "Memory of the spare (PSS), against the visit beside it"
            rows.append(ResultRow(what, spare / 1e6, visit / 1e6, 1, unit="MB"))
        return rows

    def _turn_row(self, size: Size) -> ResultRow:
        what = f"Digit to the next page, {size}"
        return median_row(what, self.kiosk_turns[size], self.bare_turns[size], TURN_TARGET)

    def _spare_row(self) -> Row:
        what = f"Digit to the next page, {LARGE}, while the spare starts"
        if not self.turns_beside_spare:
            return MissingRow(what, "no spare", TURN_TARGET)
        return median_row(what, self.turns_beside_spare, self.bare_turns[LARGE], TURN_TARGET)

    def _idle_row(self, rest: float) -> ResultRow:
        return ResultRow(
            f"Processor time of {rest:.0f} s untouched",
            self.kiosk_idle * 1000,
            self.bare_idle * 1000,
            1.2,
            floor=TICK_SECONDS * 1000,
        )

    def _memory_row(self, pages: tuple[int, int]) -> ResultRow:
        few, many = pages
        before, after = (value / 1e6 for value in self.memory)
        return ResultRow(
            f"Memory of a visit, {many} pages against {few}", after, before, 1.1, unit="MB"
        )
