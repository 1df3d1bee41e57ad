"""All that the device check can know, as hypothesis draws it."""

from hypothesis import strategies as st

from kiosk.journey.conditions import UNKNOWN_ANSWER
from tests.played_visit import shipped_content

VERSIONS = ("5", "7", "8", "8.1", "9", "10", "10.15", "11", "12", "13", "14", "15", "16", "26")
MORE = {
    "system": VERSIONS,
    "reach": VERSIONS,
    "update": ("likely",),
    "play": ("likely",),
    "said": ("year",),
    "build": ("1809", "2209"),
    "year": ("2012", "2017", "2019"),
    "touch": ("yes", "no"),
}


def values() -> dict[str, tuple[str, ...]]:
    """Every fact with every value that a question, the Apple table or the finder can give it."""
    found: dict[str, list[str]] = {}
    for question in shipped_content().questions.values():
        for choice in question.choice:
            for fact, value in choice.sets.items():
                found.setdefault(fact, []).append(value)
    for fact, more in MORE.items():
        found.setdefault(fact, []).extend(more)
    found["model"] = [one.id for one in shipped_content().apple]
    return {fact: tuple(dict.fromkeys(values)) for fact, values in found.items()}


def facts() -> st.SearchStrategy[dict[str, str]]:
    """Any of these facts, known, unknown or never asked."""
    return st.fixed_dictionaries(
        {},
        optional={
            fact: st.sampled_from((*found, UNKNOWN_ANSWER)) for fact, found in values().items()
        },
    )
