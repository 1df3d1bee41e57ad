"""The figures of a period as bar charts, beside those of the period before."""

from collections.abc import Callable, Iterable, Sequence

from kiosk.staff.context import StaffContext
from kiosk.staff.log_value_texts import long_value, short_day, short_value
from kiosk.staff.page_titles import page_title
from kiosk.store.figures import Figures, IdFigures, StageFigures
from kiosk.view_model.page import BarChart, ChartRow

LATER = 6
"""From so many weeks until return on, all share one bar."""

MAX_WEEK_BARS = 13
"""Bars of the chart of weeks; in a longer period one bar is for several weeks."""


Item = tuple[str, str, int]
"""The name of a bar, its figure in words, its size."""


def _figure_chart(
    id: str, items: Iterable[Item], context: StaffContext, **more: object
) -> BarChart:
    """A chart with its title; where nothing was counted, it says so."""
    bars = list(items)
    largest = max((size for _, _, size in bars), default=0) or 1
    lines = tuple(ChartRow(name, text, size / largest) for name, text, size in bars)
    if not lines:
        lines = (ChartRow(context.say("figures", "nothing"), "", 0),)
    return BarChart(context.say("figures", id, **more), lines)


def _both_values(name: str, number: int, last: int, context: StaffContext) -> str:
    """Two numbers in one sentence."""
    format_number = context.texts.words.number
    return context.say("figures", name, number=format_number(number), last=format_number(last))


def _week_chart(now: Figures, context: StaffContext) -> BarChart:
    """The visits of each week, or of several weeks together."""
    size = -(-len(now.weeks) // MAX_WEEK_BARS)
    items = []
    for at in range(0, len(now.weeks), size):
        group = now.weeks[at : at + size]
        visits = sum(week.visits for week in group)
        since = context.say(
            "figures", "weeks-of", number=len(group), date=short_day(group[0].monday, context)
        )
        items.append((since, context.texts.words.number(visits), visits))
    format_number = context.texts.words.number
    before = (now.before or now).visits
    return _figure_chart(
        "weeks", items, context, number=format_number(now.visits), last=format_number(before)
    )


def _return_chart(now: Figures, context: StaffContext) -> BarChart:
    """After how many weeks members came back."""
    visits_after: dict[int, int] = {}
    for one in now.returns:
        after = min(one.weeks, LATER)
        visits_after[after] = visits_after.get(after, 0) + one.visits
    items = (
        (_weeks_label(after, context), context.texts.words.number(visits), visits)
        for after, visits in sorted(visits_after.items())
    )
    if now.returned is None:
        return _figure_chart("returns", items, context)
    return _figure_chart("returned", items, context, number=now.returned)


def _weeks_label(weeks: int, context: StaffContext) -> str:
    name = "later" if weeks == LATER else f"after-{weeks}"
    return context.say_if_any("figures", name, number=weeks) or context.say(
        "figures", "after", number=weeks
    )


def _language_chart(now: Figures, context: StaffContext) -> BarChart:
    was = now.before or now
    return _id_chart("languages", now.languages, was.languages, "language", context)


def _method_chart(now: Figures, context: StaffContext) -> BarChart:
    was = now.before or now
    return _id_chart("methods", now.methods, was.methods, "method", context)


def _verdict_chart(now: Figures, context: StaffContext) -> BarChart:
    was = now.before or now
    return _id_chart("verdicts", now.verdicts, was.verdicts, "verdict", context)


def _id_chart(
    id: str,
    now: Sequence[IdFigures],
    before: Sequence[IdFigures],
    column: str,
    context: StaffContext,
) -> BarChart:
    was = {one.id: one.visits for one in before}
    items = (
        (
            long_value(column, one.id, context),
            _both_values("beside", one.visits, was.get(one.id, 0), context),
            one.visits,
        )
        for one in now
    )
    return _figure_chart(id, items, context)


def _stage_chart(now: Figures, context: StaffContext) -> BarChart:
    items = (
        (
            long_value("stage", one.id, context),
            _both_values("funnel", one.entered, one.done, context),
            one.entered,
        )
        for one in _ordered_stages(now, context)
    )
    return _figure_chart("stages", items, context)


def _minutes_chart(now: Figures, context: StaffContext) -> BarChart:
    items = (
        (
            long_value("stage", one.id, context),
            context.say("figures", "half", number=one.minutes),
            one.minutes,
        )
        for one in _ordered_stages(now, context)
    )
    return _figure_chart("minutes", items, context)


def _ordered_stages(now: Figures, context: StaffContext) -> list[StageFigures]:
    """The stages in the order of the content, situations after them."""
    order = list(context.journey_context.content.stages)
    return sorted(now.stages, key=lambda one: order.index(one.id) if one.id in order else 99)


def _stop_chart(now: Figures, context: StaffContext) -> BarChart:
    labels = _page_labels([one.page for one in now.stops], context)
    items = (
        (label, _both_values("helped", one.stopped, one.help, context), one.stopped)
        for one, label in zip(now.stops, labels, strict=True)
    )
    return _figure_chart("stops", items, context)


def _page_labels(pages: Sequence[str], context: StaffContext) -> list[str]:
    """The titles of pages; two of one title are told apart by their stages."""
    titles = [page_title(page, context.texts) for page in pages]
    return [
        title if titles.count(title) == 1 else f"{title} · {_stage_label(page, context)}"
        for page, title in zip(pages, titles, strict=True)
    ]


def _stage_label(page: str, context: StaffContext) -> str:
    """The stage or situation of a step, which tells it from another step of the same title."""
    return short_value("stage", page.split("/")[1] if "/" in page else page, context)


def _outcome_chart(now: Figures, context: StaffContext) -> BarChart:
    items = (
        (
            short_value("outcome", one.outcome, context),
            _both_values("helped", one.alone + one.helped, one.helped, context),
            one.alone + one.helped,
        )
        for one in now.ends
    )
    return _figure_chart("ends", items, context)


def _differing_chart(now: Figures, context: StaffContext) -> BarChart:
    """The steps at which members' screens were different."""
    labels = _page_labels([one.page for one in now.differing], context)
    items = (
        (label, _both_values("unexplained", one.visits, one.unexplained, context), one.visits)
        for one, label in zip(now.differing, labels, strict=True)
    )
    return _figure_chart("differing", items, context)


TOPICS: dict[str, tuple[Callable[[Figures, StaffContext], BarChart], ...]] = {
    "visits": (_week_chart, _language_chart),
    "stages": (_stage_chart, _stop_chart, _minutes_chart),
    "methods": (_method_chart, _verdict_chart),
    "screens": (_differing_chart,),
    "ends": (_outcome_chart,),
    "returns": (_return_chart,),
}
"""The charts by topic, in the order of the coordinator's questions; those of each have room in a small window."""


def topic_charts(topic: str, now: Figures, context: StaffContext) -> tuple[BarChart, ...]:
    """The charts of one topic."""
    return tuple(chart(now, context) for chart in TOPICS[topic])


def all_charts(now: Figures, context: StaffContext) -> tuple[BarChart, ...]:
    """The charts of all topics."""
    return tuple(chart for topic in TOPICS for chart in topic_charts(topic, now, context))
