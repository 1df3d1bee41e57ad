"""How a member gets on in a stage or on a path."""

from collections.abc import Mapping

from kiosk.content.catalog import Catalog
from kiosk.flow.checklist import Line, checklist, is_done
from kiosk.flow.kit import Kit
from kiosk.flow.state import Move, Where


def entered(key: str, catalog: Catalog) -> dict[str, str]:
    """The fact that remembers a place: `at` in a stage, `on` on a path, so that a path leads back to `at`."""
    return {"on" if key.partition("/")[0] in catalog.paths else "at": key}


def overview(key: str, catalog: Catalog) -> str:
    """The page that shows the whole checklist of a step."""
    id = key.partition("/")[0]
    return f"path/{id}" if id in catalog.paths else f"stage/{id}"


def step_done(done: Line, where: Where, kit: Kit, sets: Mapping[str, str]) -> Move:
    """A step is done: the next open one, or the end of the checklist."""
    key, id = done.key, done.key.partition("/")[0]
    facts = {**done.step.sets, **sets}
    told = Where(where.node, facts={**where.facts, **facts}, done=where.done)
    lines = checklist(id, told.facts, kit.catalog)
    left = [one for one in lines if not is_done(one, told, kit.catalog) and one.key != key]
    # A path forks: what was passed over on it is not owed, as a step of a stage is.
    owed = left[0] if left and id in kit.catalog.stages else None
    onward = next((one for one in left if one.number > done.number), owed)
    if onward is None:
        return Move(how="go", to=f"finished/{id}", facts=facts, done=(key,))
    facts |= entered(onward.key, kit.catalog)
    return Move(how="go", to=f"step/{onward.key}", facts=facts, done=(key,))
