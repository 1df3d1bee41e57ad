"""Random monthly counts of a kiosk, for rules that hold for all."""

from collections import Counter
from datetime import date
from random import Random

from hypothesis import strategies as st

from kiosk.store.count_relations import CountKey
from tools.attack.disclosure_logs import visit_keys

KEY = b"the secret of a kiosk"
MONTHS = tuple(f"2026-{month:02}" for month in range(1, 13))

# A few kinds of visit, each several times, so that counts are small, large and just about a multiple of 5.
VISITS = st.tuples(st.sampled_from(MONTHS[:5]), st.integers(0, 200), st.integers(1, 7))
COUNTED_MONTHS = st.lists(VISITS, max_size=40).map(lambda visits: count_visits(visits))
KEYS = st.binary(min_size=1, max_size=40)


def count_visits(visits: list[tuple[str, int, int]]) -> dict[str, Counter[CountKey]]:
    """The counts of visits, each given by its month, a number that tells what it was, and how often it came."""
    months: dict[str, Counter[CountKey]] = {}
    for month, number, times in visits:
        counts = months.setdefault(month, Counter())
        for key in visit_keys(date.fromisoformat(f"{month}-02"), Random(number)):
            counts[key] += times
    return months
