"""The targets that content may name, as moves."""

from kiosk.flow.checklist import find
from kiosk.flow.kit import Kit
from kiosk.flow.state import Move, Where, call, go, jump


def way(target: str, where: Where, kit: Kit) -> Move:
    """`trouble:ID`, `people:PROBLEM`, `stage:ID`, `step:STAGE/ID`, `code`, `phone`, `device`, `intent`, `ask`.

    A step that does not apply to this member falls back to the checklist of its stage; before the
    kiosk knows the device, the first stage begins with the first questions, and a later one asks.
    """
    kind, _, id = target.partition(":")
    if kind == "trouble":
        return _over(f"trouble/{id}", where)
    if kind == "people":
        return _over(f"people/{id}", where)
    if kind == "ask":
        return _over("people", where)
    if kind in ("code", "phone"):
        return _over(kind, where)
    if kind == "stage":
        if "method" in where.facts:
            return jump(f"stage/{id}")
        return jump("before") if id == next(iter(kit.catalog.stages)) else jump("resume", stage=id)
    if kind == "step":
        stage = id.partition("/")[0]
        if "method" not in where.facts:
            return jump("resume", stage=stage, target=id)
        line = find(id, where.facts, kit.catalog)
        return jump(f"step/{id}" if line else f"stage/{stage}")
    return jump(kind)


def _over(to: str, where: Where) -> Move:
    """Laid over a page of the journey; in place of another overlay, so that one returns at once."""
    return go(to) if where.returns else call(to)
