"""What a visit lets the logbook know about itself: ids only."""

from kiosk.events import FrontEndName
from kiosk.journey.state import State

TOLD = {
    "intent": "intent",
    "kind": "device",
    "method": "method",
    "verdict": "verdict",
    "weeks": "weeks",
    "resumed": "resumed",
}
"""Facts of the flow, and their names in the logbook."""


def facts_of(state: State, door: FrontEndName) -> dict[str, str]:
    """The facts that the logbook holds of a visit, as they stand now."""
    facts = {"door": str(door)}
    if state.comfort.language:
        facts["language"] = state.comfort.language
    for fact, name in TOLD.items():
        if value := state.where.facts.get(fact):
            facts[name] = value
    if stage := state.where.facts.get("at", "").partition("/")[0]:
        facts["stage"] = stage
    if state.comfort.helped:
        facts["helped"] = "yes"
    return facts
