"""The pages of steps in the order in which a member meets them, method by method and path by path."""

from collections.abc import Iterator

from kiosk.content.catalog import Catalog
from kiosk.content.steps import Step

OWN = {"@register": "register", "@sign-in": "sign_in"}
"""What stands for a method's own steps in the order of a stage."""


def ways(catalog: Catalog) -> Iterator[tuple[Step, ...]]:
    """Each stage with each method, each path: its steps in order, those of other methods left out.

    A stage is a way of its own, since days lie before it.
    """
    for path in catalog.paths.values():
        yield tuple(path.step[id] for id in path.order if id in path.step)
    for method in catalog.methods.values():
        for stage in catalog.stages.values():
            found: list[Step] = []
            for id in stage.order:
                if id in OWN:
                    own = getattr(method, OWN[id])
                    found += [method.step[name] for name in own if name in method.step]
                elif id in stage.step and _of(stage.step[id], method.id):
                    found.append(stage.step[id])
            yield tuple(found)


def met_before(earlier: Step, later: Step) -> bool:
    """Whether whoever comes to the later step of a way has met the earlier one, whatever else is known."""
    wanted = {fact: test for fact, test in earlier.when.items() if fact != "method"}
    known = bool(earlier.known)
    return not known and all(later.when.get(fact) == test for fact, test in wanted.items())


def _of(step: Step, method: str) -> bool:
    test = step.when.get("method")
    return test is None or method in (test.is_, *(test.in_ or ()))
