"""The figures of a span as bar charts by question, beside those of the span before."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta

from kiosk.staff.context import StaffContext
from kiosk.staff.figure_labels import (
    month_label,
    page_labels,
    value_label,
)
from kiosk.staff.log_value_texts import short_day
from kiosk.store.count_relations import CountKey
from kiosk.store.figures import Figures, differing_steps
from kiosk.store.visit_counts import WEEKDAYS
from kiosk.view_model.page import BarChart, ChartRow

MAX_BARS = 15
"""Bars of a chart of pages: those of most visits."""

LATER = 6
"""From so many weeks until return on, all share one bar."""

MAX_WEEKS = 14
"""Weeks that have a bar each; a longer span has one for each month."""

PARTS_OF_DAY = ("morning", "afternoon", "evening")
Item = tuple[str, str, int]
"""The name of a bar, its figure in words, its size."""

ChartBuilder = Callable[[Figures, StaffContext], BarChart]


def _chart(id: str, items: Iterable[Item], context: StaffContext, **more: object) -> BarChart:
    """A chart with its title; where nothing was counted, it says so."""
    bars = list(items)
    largest = max((size for _, _, size in bars), default=0) or 1
    lines = tuple(ChartRow(name, text, size / largest) for name, text, size in bars)
    if not lines:
        lines = (ChartRow(context.say("figures", "nothing"), "", 0),)
    return BarChart(context.say("figures", f"{id}-chart", **more), lines)


def _two_numbers(name: str, number: int, last: int, context: StaffContext) -> str:
    """Two numbers in one sentence."""
    as_text = context.texts.words.number
    return context.say("figures", name, number=as_text(number), last=as_text(last))


def _beside(number: int, before: int, now: Figures, context: StaffContext) -> str:
    """A number, with that of the span before where that is known."""
    if now.before is None or now.before.source == "days":
        return context.texts.words.number(number)
    return _two_numbers("beside", number, before, context)


def _visits_chart(now: Figures, context: StaffContext) -> BarChart:
    """The visits by week, in a long span by month."""
    as_text = context.texts.words.number
    items = (
        (label, as_text(visits), visits)
        for label, visits in (
            _months(now, context)
            if now.span.days > MAX_WEEKS * 7 or now.source == "released"
            else _weeks(now, context)
        )
    )
    if now.before is None:
        return _chart("visits-alone", items, context, number=as_text(now.visits))
    before = as_text(now.before.visits)
    return _chart("visits", items, context, number=as_text(now.visits), last=before)


def _weeks(now: Figures, context: StaffContext) -> Iterator[tuple[str, int]]:
    monday = now.span.first - timedelta(days=now.span.first.weekday())
    while monday <= now.span.last:
        week = (monday + timedelta(days=number) for number in range(7))
        first = max(monday, now.span.first)
        visits = sum(now.days.get(day, 0) for day in week)
        yield context.say("figures", "from-day", date=short_day(first, context)), visits
        monday += timedelta(days=7)


def _months(now: Figures, context: StaffContext) -> Iterator[tuple[str, int]]:
    for month in now.span.months:
        visits = sum(count for day, count in now.days.items() if f"{day:%Y-%m}" == month)
        yield month_label(date.fromisoformat(f"{month}-01"), context), visits


def _value_chart(id: str, figure: str) -> ChartBuilder:
    """What makes the chart of a figure by its values, the most frequent first."""

    def build(now: Figures, context: StaffContext) -> BarChart:
        before = now.before.by_value(figure) if now.before else {}
        items = (
            (
                value_label(figure, value, context),
                _beside(visits, before.get(value, 0), now, context),
                visits,
            )
            for value, visits in now.by_value(figure).items()
        )
        return _chart(id, items, context)

    return build


def _ordered_chart(id: str, figure: str, order: tuple[str, ...]) -> ChartBuilder:
    """What makes the chart of a figure whose values have an order of their own."""

    def build(now: Figures, context: StaffContext) -> BarChart:
        visits, before = now.by_value(figure), now.before.by_value(figure) if now.before else {}
        items = (
            (
                value_label(figure, value, context),
                _beside(visits.get(value, 0), before.get(value, 0), now, context),
                visits.get(value, 0),
            )
            for value in order
        )
        return _chart(id, items if visits else (), context)

    return build


def _outcome_chart(now: Figures, context: StaffContext) -> BarChart:
    items = (
        (
            value_label("outcome", value, context),
            _two_numbers(
                "helped", visits, now.counts[CountKey("outcome", value, "helped")], context
            ),
            visits,
        )
        for value, visits in now.by_value("outcome").items()
    )
    return _chart("outcomes", items, context)


def _done_chart(now: Figures, context: StaffContext) -> BarChart:
    """The stages done by method: how many passkeys were registered."""
    before = now.before.counts if now.before else {}
    items = (
        (
            f"{value_label('method', key.value, context)} · {value_label('stage', key.detail, context)}",
            _beside(visits, before.get(key, 0), now, context),
            visits,
        )
        for key, visits in now.of("method_done").items()
    )
    return _chart("done", items, context)


def _stage_chart(now: Figures, context: StaffContext) -> BarChart:
    entered, done = now.by_value("stage_entered"), now.by_value("stage_done")
    items = (
        (
            value_label("stage", id, context),
            _two_numbers("funnel", entered[id], done.get(id, 0), context),
            entered[id],
        )
        for id in _stage_order(entered, context)
    )
    return _chart("stages", items, context)


def _stage_order(stages: Iterable[str], context: StaffContext) -> list[str]:
    """Stages in the order of the content, situations after them."""
    order = list(context.journey_context.content.stages)
    return sorted(stages, key=lambda id: (order.index(id) if id in order else len(order), id))


def _page_chart(id: str, figure: str) -> ChartBuilder:
    """What makes the chart of the pages where something happened, of all visits that reached them."""

    def build(now: Figures, context: StaffContext) -> BarChart:
        pages = dict(list(now.by_value(figure).items())[:MAX_BARS])
        labels = page_labels(list(pages), context)
        items = (
            (
                label,
                _two_numbers("of", visits, now.counts[CountKey("reached", page)], context),
                visits,
            )
            for label, (page, visits) in zip(labels, pages.items(), strict=True)
        )
        return _chart(id, items, context)

    return build


def _differing_chart(now: Figures, context: StaffContext) -> BarChart:
    """The steps at which members' screens were different."""
    steps = differing_steps(now.counts)[:MAX_BARS]
    labels = page_labels([one.page for one in steps], context)
    items = (
        (label, _two_numbers("unexplained", one.visits, one.unexplained, context), one.visits)
        for one, label in zip(steps, labels, strict=True)
    )
    return _chart("differing", items, context)


def _step_minutes_chart(now: Figures, context: StaffContext) -> BarChart:
    """The steps that take longest, by the minutes that half of the visits needed at most."""
    medians = {
        page: minutes
        for page in now.by_value("step_minutes")
        if (minutes := now.median_minutes("step_minutes", page)) is not None
    }
    pages = sorted(medians, key=lambda page: (-medians[page], page))[:MAX_BARS]
    return _minutes_chart("steps", page_labels(pages, context), pages, medians, context)


def _stage_minutes_chart(now: Figures, context: StaffContext) -> BarChart:
    medians = {
        id: minutes
        for id in now.by_value("minutes")
        if (minutes := now.median_minutes("minutes", id)) is not None
    }
    stages = _stage_order(medians, context)
    labels = [value_label("stage", id, context) for id in stages]
    return _minutes_chart("minutes", labels, stages, medians, context)


def _minutes_chart(
    id: str, labels: list[str], ids: list[str], medians: Mapping[str, int], context: StaffContext
) -> BarChart:
    items = (
        (label, context.say("figures", "up-to", number=medians[one]), medians[one])
        for label, one in zip(labels, ids, strict=True)
    )
    return _chart(id, items, context)


def _return_chart(now: Figures, context: StaffContext) -> BarChart:
    """After how many weeks members came back."""
    visits_after: dict[int, int] = {}
    for key, visits in now.of("returns").items():
        after = min(int(key.detail), LATER)
        visits_after[after] = visits_after.get(after, 0) + visits
    items = (
        (_weeks_label(after, context), context.texts.words.number(visits), visits)
        for after, visits in sorted(visits_after.items())
    )
    return _chart("returns", items, context)


def _weeks_label(weeks: int, context: StaffContext) -> str:
    name = "later" if weeks == LATER else f"after-{weeks}"
    return context.say_if_any("figures", name, number=weeks) or context.say(
        "figures", "after", number=weeks
    )


QUESTIONS: Mapping[str, tuple[ChartBuilder, ...]] = {
    "visits": (_visits_chart,),
    "reasons": (_value_chart("reasons", "reason"), _outcome_chart),
    "methods": (_value_chart("methods", "method"), _done_chart, _stage_chart),
    "devices": (_value_chart("devices", "device"), _value_chart("verdicts", "verdict")),
    "stops": (_page_chart("stops", "stop"), _page_chart("help", "help"), _differing_chart),
    "times": (_step_minutes_chart, _stage_minutes_chart),
    "days": (
        _ordered_chart("weekdays", "weekday", WEEKDAYS),
        _ordered_chart("parts", "part_of_day", PARTS_OF_DAY),
        _value_chart("languages", "language"),
        _return_chart,
    ),
}
"""The charts that answer each of the coordinator's questions, in the order of the menu."""


def question_charts(question: str, now: Figures, context: StaffContext) -> tuple[BarChart, ...]:
    """The charts of one question."""
    return tuple(chart(now, context) for chart in QUESTIONS[question])


SHEETS = (("visits", "reasons", "methods"), ("devices", "stops"), ("times", "days"))
"""The questions of each sheet of paper: as many as can be read at a table."""


def sheet_charts(now: Figures, context: StaffContext) -> list[tuple[BarChart, ...]]:
    """The charts of all questions, by the sheet of paper on which they stand."""
    return [
        tuple(chart for id in questions for chart in question_charts(id, now, context))
        for questions in SHEETS
    ]
