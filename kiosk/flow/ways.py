"""The targets that content may name, as moves."""

from kiosk.flow.checklist import find
from kiosk.flow.kit import Kit
from kiosk.flow.state import Move, Where, call, go, jump


def way(target: str, where: Where, kit: Kit) -> Move:
    """`trouble:ID`, `people:PROBLEM`, `stage:ID`, `step:STAGE/ID`, `code`, `phone`, `device`, `intent`, `ask`.

    A step that does not apply to this member falls back to the checklist of its stage; a stage
    cannot be shown before the kiosk knows which device it is for.
    """
    kind, _, id = target.partition(":")
    if kind == "trouble":
        return call(f"trouble/{id}")
    if kind == "people":
        return call(f"people/{id}")
    if kind == "ask":
        return call("people")
    if kind == "stage":
        return jump(f"stage/{id}") if "method" in where.facts else jump("resume", stage=id)
    if kind == "step":
        stage = id.partition("/")[0]
        if "method" not in where.facts:
            return jump("resume", stage=stage)
        line = find(id, where.facts, kit.catalog)
        return jump(f"step/{id}" if line else f"stage/{stage}")
    return go(kind) if kind in ("code", "phone") else jump(kind)
