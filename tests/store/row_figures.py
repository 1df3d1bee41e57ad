"""The figures counted from the raw rows, in the simplest way: one query after the other."""

from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from statistics import median_low

from tests.store.logs import query_sql

PRESENT = ("choice", "typed", "back", "again", "help", "setting", "extended", "uncovered")
"""Kinds of event that show that somebody was there."""


class RowFigures:
    """The figures of a period, counted from its raw rows."""

    def __init__(self, folder: Path, since: date, until: date) -> None:
        period = since.isoformat(), until.isoformat()
        within = "day BETWEEN ? AND ? AND outcome IS NOT NULL"
        self.visits = query_sql(folder, f"SELECT id, day FROM visit WHERE {within}", *period)
        self.languages = self._count_by(folder, "language", within, period)
        self.methods = self._count_by(folder, "method", within, period)
        self.ends = Counter(
            query_sql(folder, f"SELECT outcome, helped FROM visit WHERE {within}", *period)
        )
        self.returns = Counter(
            query_sql(
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
        self.differing: Counter[str] = Counter()
        self.unexplained: Counter[str] = Counter()
        self.minutes: dict[str, list[int]] = defaultdict(list)
        for id, _ in self.visits:
            self._add_visit(folder, str(id))

    def _count_by(
        self, folder: Path, column: str, within: str, period: tuple[str, str]
    ) -> dict[object, object]:
        sql = (
            f"SELECT {column}, count(*) FROM visit WHERE {within} AND {column} NOT NULL GROUP BY 1"
        )
        return dict((row[0], row[1]) for row in query_sql(folder, sql, *period))  # noqa: C402

    def _add_visit(self, folder: Path, id: str) -> None:
        rows = query_sql(
            folder,
            "SELECT second, kind, page, choice FROM event WHERE visit = ? ORDER BY number",
            id,
        )
        spent: dict[str, int] = {}
        stage, ends, verdict, stop, reason = "", "", "", "", ""
        there = [int(str(one[0])) for one in rows if one[1] in PRESENT]
        last = max(there) if there else 0
        done = False
        helped = set()
        differing, unexplained = set(), set()
        for at, (second, kind, page, choice) in enumerate(rows):
            assert isinstance(second, int)
            of = str(page).split("/")[0]
            way = of not in ("help", "end", "comfort", "language") and page
            if kind == "fact" and page == "intent":
                reason = str(choice)
            done |= kind == "page" and of == "finished"
            done |= reason == "check-device" and (kind, page) == ("fact", "verdict")
            looked_up = (kind == "page" and of in ("safety", "terms", "people")) or (kind, of) == (
                "typed",
                "phone",
            )
            done |= reason == "something-else" and looked_up
            if kind == "end":
                ends = str(choice)
            if kind == "fact" and page == "stage":
                stage = str(choice)
                spent.setdefault(stage, 0)
            if stage and at + 1 < len(rows):
                spent[stage] += max(0, min(int(str(rows[at + 1][0])), last) - min(second, last))
            if kind == "page" and way and of not in ("home", "paper", "finished"):
                stop = str(page)
            if kind == "fact" and page == "verdict":
                verdict = str(choice)
            if kind == "choice" and str(page).startswith("step/") and choice == "else":
                differing.add(str(page))
            if kind == "choice" and choice == "unknown":
                of_step = str(page).replace("else/", "step/").replace("screens/", "step/")
                unexplained |= {of_step} & differing if of_step != page else set()
            if kind == "help" and way:
                helped.add(str(page))
        self.entered.update(list(spent))
        self.done.update({str(row[2])[9:] for row in rows if str(row[2]).startswith("finished/")})
        self.help.update(helped)
        self.differing.update(differing)
        self.unexplained.update(unexplained)
        if verdict:
            self.verdicts[verdict] += 1
        if stop and not done and ends in ("stopped", "left", "timed-out", "crashed", "interrupted"):
            self.stops[stop] += 1
        for name, seconds in spent.items():
            self.minutes[name].append(max(1, -(-seconds // 60)))

    def median(self, stage: str) -> int:
        """The median of a stage's minutes, as the end of the bucket in which it lies."""
        ends = (1, 2, 3, 5, 8, 12, 20, 30, 45, 60, 90, 120, 240)
        middle = median_low(self.minutes[stage])
        return next((end for end in ends if middle <= end), 240)
