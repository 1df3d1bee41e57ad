"""A device that words may mean, and what is taken to be known of it."""

from collections.abc import Mapping

from msgspec import Struct

from kiosk.content.device_records import DeviceKind
from kiosk.journey.conditions import UNKNOWN_ANSWER, parse_version


class DeviceCandidate(Struct, frozen=True):
    """A device that may be meant: a model's name or its kind's, and what is known of it."""

    name: str
    facts: Mapping[str, str]


def likely_update(kind: DeviceKind, facts: Mapping[str, str]) -> dict[str, str]:
    """Whether an older system may be updated: not from one that no good model ever had.

    From the version that the first good model came with it is unknown: some models stop there.
    """
    system = parse_version(facts.get("system", kind.enough))
    if system >= parse_version(kind.enough):
        return {}
    if kind.came_with and system >= parse_version(kind.came_with):
        return {"update": UNKNOWN_ANSWER}
    return {"update": "no"}
