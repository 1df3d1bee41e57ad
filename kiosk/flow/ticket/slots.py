"""Steps by their slot: the shared ones of the stages, a method's own, and those of the paths."""

from collections.abc import Iterator

from kiosk.content.catalog import Catalog
from kiosk.content.steps import Step


def steps(method: str, catalog: Catalog) -> dict[int, str]:
    """The step keys "stage/step" of a method, by slot; the shared ones alone for no method."""
    return dict((*_shared(catalog), *_own(method, catalog)))


def slot_of(key: str, method: str, catalog: Catalog) -> int | None:
    """The slot of a step key; None where the step has none."""
    return next((slot for slot, one in steps(method, catalog).items() if one == key), None)


def path_steps(catalog: Catalog) -> dict[int, str]:
    """The step keys "path/step" of all paths, by slot."""
    return {
        step.slot: f"{path.id}/{id}"
        for path in catalog.paths.values()
        for id, step in path.step.items()
        if step.slot is not None
    }


def slot_of_path(key: str, catalog: Catalog) -> int | None:
    """The slot of a step of a path; None for any other key."""
    path, _, id = key.partition("/")
    step = catalog.paths[path].step.get(id) if path in catalog.paths else None
    return step.slot if step else None


def step_at(key: str, method: str, catalog: Catalog) -> Step | None:
    """The step of a key: one of the stage, of the method, or of a path."""
    stage, _, id = key.partition("/")
    if stage in catalog.paths:
        return catalog.paths[stage].step.get(id)
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
