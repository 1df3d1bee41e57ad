"""The rule that was not taken: counts under 5 are hidden, and as many others as keep them hidden.

It is tried here for comparison, and to its advantage: against propagation alone, for one kiosk, as if the choice
of what is hidden told nothing. What was published before cannot be hidden any more.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kiosk.store.bounds_propagation import Equation, Interval, propagate_bounds
from kiosk.store.count_relations import VISITS, CountKey, MonthCounts, linear_relations
from tools.attack.disclosure_attacker import SMALL, Target, is_leak


class Name(NamedTuple):
    """A count of a span, or the remainder of its relation with that number."""

    span: str
    key: CountKey | int


class HidingRule:
    """Publishes the counts of spans one after the other, each as it is or not at all."""

    def __init__(self) -> None:
        self.shown: dict[str, set[CountKey]] = {}
        self._truth: dict[Name, int] = {}
        self._equations: list[Equation[Name]] = []

    def publish(self, span: str, counts: MonthCounts, parts: Iterable[str] = ()) -> None:
        """Decide what of a span is shown, of which other spans that were published may be parts."""
        self._truth |= {Name(span, key): count for key, count in counts.items()}
        self._equations += self._relations(span, counts)
        parts = list(parts)
        for key in counts if parts else ():
            known = (Name(part, key) for part in parts)
            self._equations.append(
                Equation(tuple(one for one in known if one in self._truth), (Name(span, key),))
            )
        self.shown[span] = {key for key, count in counts.items() if count > SMALL[-1]}
        while more := {*self._hidden_as_well(span)}:
            self.shown[span] -= more

    def _relations(self, span: str, counts: MonthCounts) -> Iterator[Equation[Name]]:
        for number, relation in enumerate(linear_relations(counts)):
            parts = [Name(span, key) for key in relation.parts]
            if not relation.exact:
                rest = Name(span, number)
                self._truth[rest] = relation.remainder(counts)
                parts.append(rest)
            yield Equation(tuple(parts), tuple(Name(span, key) for key in relation.wholes))

    def _bounds(self) -> Mapping[Name, Interval]:
        bounds = {}
        for name, count in self._truth.items():
            if name.key in self.shown[name.span]:
                bounds[name] = Interval(count, count)
            elif isinstance(name.key, CountKey) and count in range(SMALL.stop):
                bounds[name] = Interval(0, SMALL[-1])
        return bounds

    def _hidden_as_well(self, span: str) -> Iterator[CountKey]:
        """For each count that is given away a count of the span, the smallest that helps to find it."""
        found = propagate_bounds(self._bounds(), self._equations).bounds
        for equation in self._equations:
            names = (*equation.left, *equation.right)
            if any(self._is_given_away(name, found) for name in names):
                keys = {name.key for name in names if isinstance(name.key, CountKey)}
                helping = keys & self.shown[span]
                if helping:
                    yield min(
                        helping, key=lambda key: (key == VISITS, self._truth[Name(span, key)], key)
                    )

    def _is_given_away(self, name: Name, found: Mapping[Name, Interval]) -> bool:
        if name.key in self.shown[name.span] or self._truth[name] not in SMALL:
            return False
        return is_leak(found.get(name, Interval()), Target(self._truth[name], 0))
