"""Steps by their slot: the shared ones of the stages, and a method's own."""

from collections.abc import Iterator

from kiosk.catalog.catalog import Catalog
from kiosk.catalog.steps import Step


def steps(method: str, catalog: Catalog) -> dict[int, str]:
    """The step keys "stage/step" of a method, by slot; the shared ones alone for no method."""
    return dict((*_shared(catalog), *_own(method, catalog)))


def slot_of(key: str, method: str, catalog: Catalog) -> int | None:
    """The slot of a step key; None where the step has none."""
    return next((slot for slot, one in steps(method, catalog).items() if one == key), None)


def step_at(key: str, method: str, catalog: Catalog) -> Step | None:
    """The step of a key: one of the stage, or of the method."""
    stage, _, id = key.partition("/")
    own = catalog.methods[method].step if method in catalog.methods else {}
    return catalog.stages[stage].step.get(id) or own.get(id)


def _shared(catalog: Catalog) -> Iterator[tuple[int, str]]:
    for stage in catalog.stages.values():
        for id, step in stage.step.items():
            if step.slot is not None:
                yield step.slot, f"{stage.id}/{id}"


def _own(id: str, catalog: Catalog) -> Iterator[tuple[int, str]]:
    method = catalog.methods.get(id)
    first = next(iter(catalog.stages), "")
    for name, step in method.step.items() if method else ():
        if step.slot is not None:
            yield step.slot, f"{first}/{name}"
        yield from ((slot, f"{stage}/{name}") for stage, slot in step.slots.items())
