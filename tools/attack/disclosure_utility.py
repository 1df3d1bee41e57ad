"""What a small office can show in a month, a quarter and a year, by the rule and by hiding small counts."""

from collections import Counter
from datetime import date
from random import Random

from kiosk.store.count_relations import CountKey
from kiosk.store.disclosure import release
from kiosk.store.release_span import span_months, spans_of_months
from tools.attack.attack_report import AttackReport
from tools.attack.disclosure_logs import count_months, random_log
from tools.attack.hiding_rule import shown_by_hiding
from tools.attack.published_log import shown_counts, span_kind

VISITS_A_WEEK = 10
FIRST_DAY, MONTHS = date(2026, 1, 1), 12


def measure_utility(random: Random, report: AttackReport) -> None:
    """Add to the report how many counts of a year of an office have a number, and how far it is from the truth."""
    months = count_months(random_log(FIRST_DAY, MONTHS, VISITS_A_WEEK, random))
    key = random.randbytes(32)
    for span in spans_of_months(list(months)):
        truth: Counter[CountKey] = Counter()
        for month in span_months(span):
            truth.update(months.get(month, {}))
        shown = shown_counts(release(months, span, key, today=date.max))
        of_kind = f"{VISITS_A_WEEK} visits a week, {span_kind(span)}"
        report.add_figure(f"{of_kind}: counts that are not 0", len(truth))
        report.add_figure(f"{of_kind}: of these shown by rounding", len(shown & truth))
        report.add_figure(f"{of_kind}: of these shown by hiding", len(shown_by_hiding(truth)))
        for one in truth:
            report.add_figure(f"{of_kind}: from the truth", abs(shown[one] - truth[one]))
