"""What a small office can show in a month, a quarter and a year, by the rule and by hiding small counts."""

from collections import Counter
from datetime import date
from random import Random

from kiosk.store.controlled_rounding import STEP
from kiosk.store.count_relations import CountKey
from kiosk.store.disclosure import release
from kiosk.store.release_span import span_months, spans_of_months
from tools.attack.attack_report import AttackReport
from tools.attack.disclosure_logs import count_months, random_log
from tools.attack.hiding_rule import HidingRule
from tools.attack.published_log import shown_counts, span_kind

VISITS_A_WEEK = 10
FIRST_DAY = date(2026, 1, 1)


def measure_utility(random: Random, report: AttackReport, months: int = 12) -> None:
    """Add to the report how many counts of an office have a number, and how far it is from the truth.

    Its months are published, and with them the quarters and years that they end.
    """
    counts = count_months(random_log(FIRST_DAY, months, VISITS_A_WEEK, random))
    key = random.randbytes(32)
    hiding = HidingRule()
    # Months first, then quarters, then the year: what is published of the shorter ones binds the longer ones.
    for span in sorted(spans_of_months(list(counts)), key=lambda span: len(span_months(span))):
        truth: Counter[CountKey] = Counter()
        within = [month for month in span_months(span) if month in counts]
        for month in within:
            truth.update(counts[month])
        hiding.publish(span, truth, parts=within if within != [span] else ())
        shown = shown_counts(release(counts, span, key, today=date.max))
        large = {one for one, count in truth.items() if count >= STEP}
        of_kind = f"{VISITS_A_WEEK} visits a week, {span_kind(span)}"
        for name, ones in (
            ("counts that are not 0", {*truth}),
            ("shown by rounding", {*shown} & {*truth}),
            ("counts of 5 or more", large),
            ("counts of 5 or more, shown by rounding", large & {*shown}),
            ("counts of 5 or more, shown by hiding", hiding.shown[span]),
        ):
            report.add_figure(f"{of_kind}: {name}", len(ones))
        for one in truth:
            report.add_figure(f"{of_kind}: from the truth", abs(shown[one] - truth[one]))
