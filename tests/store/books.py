"""What the tests of the logbook share: visits by their events, and how a careful person would count them."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median_low

from hypothesis import strategies as st

from kiosk.store.book import Book
from kiosk.store.entry import Entry
from kiosk.store.folder import BOOK
from kiosk.store.locks import Locks
from kiosk.waist.events import Event, Outcome

STAGES = ("account", "access")
PAGES = ("welcome", "verdict", "step/account/add-key", "step/access/open-rcam", "intent")
ASIDE = ("help/step", "end/stopped", "comfort", "language")
WORDS = (
    *STAGES, *PAGES, *ASIDE, "finished/account", "finished/access", "fr", "en", "passkey", "sms", "begin",
    "why", "other", "screen", "line", "yes", "start",
)  # fmt: skip
OFFICE = "brussels"

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Where many small books are written soonest."""

OUTCOMES: tuple[Outcome, ...] = (
    "finished", "stopped", "left", "timed-out", "staff", "signal", "crashed", "interrupted",
)  # fmt: skip

Told = tuple[date, list[Event]]


def keep(folder: Path, visits: Sequence[Told], words: Sequence[str] = WORDS) -> list[str]:
    """Write visits as the host does, the last of them still open where it tells no end; their ids."""
    locks = Locks(folder)
    book = Book(folder, words, locks, date(2026, 11, 20))
    ids = []
    for day, events in visits:
        entry = Entry()
        for event in events:
            entry.hear(event, datetime.combine(day, datetime.min.time()), OFFICE)
            if event.second % 3 == 0:
                book.write(entry)
        book.write(entry)
        ids.append(entry.id)
    book.close()
    locks.close()
    return ids


def ask(folder: Path, sql: str, *given: object) -> list[tuple[object, ...]]:
    """What any SQLite tool would be answered."""
    with closing(sqlite3.connect(folder / BOOK)) as conn:
        return conn.execute(sql, given).fetchall()


@st.composite
def visits(draw: st.DrawFn) -> Told:
    """A visit on some day, touched at once, that has ended."""
    day = date(2026, 10, 1) + timedelta(days=draw(st.integers(0, 40)))
    events = [Event(0, "choice", "welcome", "fr")]
    second = 0
    for _ in range(draw(st.integers(0, 14))):
        second += draw(st.sampled_from((0, 1, 30, 59, 61, 200, 4000)))
        events.append(draw(told(second)))
    outcome = draw(st.sampled_from(OUTCOMES))
    return day, [*events, Event(second, "end", draw(st.sampled_from((*PAGES, ""))), outcome)]


def told(second: int) -> st.SearchStrategy[Event]:
    """Any event that a visit may tell before its end."""
    facts = {
        "language": ("fr", "en"),
        "method": ("passkey", "sms"),
        "stage": STAGES,
        "helped": ("yes",),
        "weeks": ("0", "3", "12"),
        "resumed": PAGES,
    }
    return st.one_of(
        st.builds(Event, st.just(second), st.just("page"), st.sampled_from((*PAGES, *ASIDE))),
        st.builds(Event, st.just(second), st.just("page"), st.just("finished/account")),
        st.builds(Event, st.just(second), st.just("help"), st.sampled_from((*PAGES, *ASIDE))),
        st.builds(
            Event, st.just(second), st.just("choice"), st.just("verdict"),
            st.sampled_from(("begin", "why", "other")),
        ),
        *(
            st.builds(
                Event, st.just(second), st.just("fact"), st.just(name), st.sampled_from(values)
            )
            for name, values in facts.items()
        ),
    )  # fmt: skip


class Naive:
    """Figures counted from the raw rows of a period, one question after the other."""

    def __init__(self, folder: Path, since: date, until: date) -> None:
        period = since.isoformat(), until.isoformat()
        within = "day BETWEEN ? AND ? AND outcome IS NOT NULL"
        self.visits = ask(folder, f"SELECT id, day FROM visit WHERE {within}", *period)
        self.languages = self._counted(folder, "language", within, period)
        self.methods = self._counted(folder, "method", within, period)
        self.ends = Counter(
            ask(folder, f"SELECT outcome, helped FROM visit WHERE {within}", *period)
        )
        self.returns = Counter(
            ask(
                folder,
                f"SELECT resumed, weeks FROM visit WHERE {within} AND weeks NOT NULL AND resumed NOT NULL",
                *period,
            )
        )
        self.entered: Counter[str] = Counter()
        self.done: Counter[str] = Counter()
        self.stops: Counter[str] = Counter()
        self.help: Counter[str] = Counter()
        self.verdicts: Counter[str] = Counter()
        self.minutes: dict[str, list[int]] = defaultdict(list)
        for id, _ in self.visits:
            self._look_at(folder, str(id))

    def _counted(
        self, folder: Path, column: str, within: str, period: tuple[str, str]
    ) -> dict[object, object]:
        sql = (
            f"SELECT {column}, count(*) FROM visit WHERE {within} AND {column} NOT NULL GROUP BY 1"
        )
        return dict((row[0], row[1]) for row in ask(folder, sql, *period))  # noqa: C402

    def _look_at(self, folder: Path, id: str) -> None:
        rows = ask(
            folder,
            "SELECT second, kind, page, choice FROM event WHERE visit = ? ORDER BY number",
            id,
        )
        spent: dict[str, int] = {}
        stage, ends, verdict, stop = "", "", "", ""
        helped = set()
        for at, (second, kind, page, choice) in enumerate(rows):
            assert isinstance(second, int)
            way = str(page).split("/")[0] not in ("help", "end", "comfort", "language") and page
            if kind == "end":
                ends = str(choice)
            if kind == "fact" and page == "stage":
                stage = str(choice)
                spent.setdefault(stage, 0)
            if stage and at + 1 < len(rows):
                spent[stage] += int(str(rows[at + 1][0])) - second
            if kind == "page" and way:
                stop = str(page)
            if kind == "page" and page == "verdict" and not verdict:
                verdict = "left"
            if kind == "choice" and page == "verdict" and choice != "why":
                verdict = str(choice)
            if kind == "help" and way:
                helped.add(str(page))
        self.entered.update(list(spent))
        self.done.update({str(row[2])[9:] for row in rows if str(row[2]).startswith("finished/")})
        self.help.update(helped)
        if verdict:
            self.verdicts[verdict] += 1
        if stop and ends in ("stopped", "left", "timed-out", "crashed", "interrupted"):
            self.stops[stop] += 1
        for name, seconds in spent.items():
            self.minutes[name].append(max(1, -(-seconds // 60)))

    def median(self, stage: str) -> int:
        """The median of a stage's minutes, as the end of the bucket in which it lies."""
        ends = (1, 2, 3, 5, 8, 12, 20, 30, 45, 60, 90, 120, 240)
        middle = median_low(self.minutes[stage])
        return next((end for end in ends if middle <= end), 240)
