"""Where a member comes in who does not begin at the beginning."""

from collections.abc import Mapping

from kiosk.content.catalog import Catalog
from kiosk.flow.checklist import checklist, find, method_of


def node_of(entry: str, facts: Mapping[str, str], catalog: Catalog) -> str:
    """The page of an entry, a step key or "stage/"; a step that does not apply leads to its checklist."""
    stage = entry.partition("/")[0]
    if find(entry, facts, catalog) is None:
        return f"stage/{stage}"
    return f"step/{landing(entry, facts, catalog)}"


def landing(key: str, facts: Mapping[str, str], catalog: Catalog) -> str:
    """The step itself; for the first that makes a key, the one before it, which leads to one's own device."""
    stage, _, id = key.partition("/")
    register = catalog.methods[method_of(facts, catalog)].register
    if not register or id != register[0]:
        return key
    keys = [line.key for line in checklist(stage, facts, catalog)]
    at = keys.index(key) if key in keys else 0
    return keys[at - 1] if at else key
