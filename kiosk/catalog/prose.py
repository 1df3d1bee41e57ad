"""Which strings of the content are sentences, and the context that names each of them to translators."""

from collections.abc import Iterator
from typing import Any

from kiosk.catalog.sentence import Sentence

PROSE = frozenset(
    "title lead say watch other done see usually at_most holds short timing finished next name means good instead"
    " closed needs next_time yours on_yours ask where fix check lines ready shape choice note".split()
)
"""Keys whose strings are sentences; tables under `choice` and `note` hold sentences by id."""

TABLES = frozenset("step trouble page term code person problem kind question rule".split())
"""Keys that only group entries, so that a context reads `passkey.name-device.lead`."""


def sentences(tree: Any, context: str) -> Iterator[Sentence]:
    """Every sentence of one content file, in its order."""
    if isinstance(tree, dict):
        if set(tree) == {"context", "english"}:
            yield Sentence(tree["context"], tree["english"])
            return
        for value in tree.values():
            yield from sentences(value, context)
    elif isinstance(tree, list):
        for value in tree:
            yield from sentences(value, context)


def mark(tree: Any, context: str) -> Any:
    """The same tree with every sentence turned into its context and its English words."""
    if isinstance(tree, dict):
        return {key: _mark_value(key, value, _inner(context, key)) for key, value in tree.items()}
    if isinstance(tree, list):
        return [mark(item, f"{context}.{_name(item, index)}") for index, item in enumerate(tree)]
    return tree


def _mark_value(key: str, value: Any, context: str) -> Any:
    if key not in PROSE:
        return mark(value, context)
    if isinstance(value, str):
        return {"context": context, "english": value}
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return [{"context": f"{context}.{index}", "english": item} for index, item in enumerate(value)]
    if isinstance(value, dict) and key in ("choice", "note"):
        return {name: {"context": f"{context}.{name}", "english": text} for name, text in value.items()}
    return mark(value, context)


def _inner(context: str, key: str) -> str:
    return context if key in TABLES else f"{context}.{key}"


def _name(item: Any, index: int) -> str:
    return str(item.get("id", index)) if isinstance(item, dict) else str(index)
