"""Finds every sentence of the content files, and the gettext context that names it to translators."""

from collections.abc import Iterator
from typing import Any

from kiosk.content.records import Sentence

PROSE = frozenset(
    [
        "title",
        "lead",
        "say",
        "watch",
        "other",
        "done",
        "see",
        "usually",
        "at_most",
        "holds",
        "lasts",
        "short",
        "timing",
        "finished",
        "next",
        "name",
        "means",
        "good",
        "instead",
        "closed",
        "needs",
        "next_time",
        "yours",
        "on_yours",
        "ask",
        "where",
        "fix",
        "check",
        "lines",
        "ready",
        "shape",
        "choice",
        "note",
        "window",
        "write",
        "bring",
        "older",
        "stays",
    ]
)
"""Keys whose strings are sentences; tables under `choice`, `note` and `stays` hold sentences by id."""

PROSE_TABLES = frozenset(
    [
        "step",
        "trouble",
        "page",
        "term",
        "code",
        "person",
        "problem",
        "kind",
        "question",
        "rule",
        "screen",
    ]
)
"""Keys that only group entries, so that a context reads `passkey.name-device.lead`."""


def find_sentences(tree: Any, context: str) -> Iterator[Sentence]:
    """Every sentence of one content file, in its order."""
    if isinstance(tree, dict):
        if _marked(tree):
            yield Sentence(tree["context"], tree["english"])
            return
        for value in tree.values():
            yield from find_sentences(value, context)
    elif isinstance(tree, list):
        for value in tree:
            yield from find_sentences(value, context)


def mark_sentences(file: dict[str, Any], stem: str) -> dict[str, Any]:
    """A whole file with every sentence turned into its context and its English words.

    A context reads `passkey.name-device.lead`: the file, the entry, the key.
    """
    return {
        key: _entries(value, stem) if key in PROSE_TABLES else _value(key, value, f"{stem}.{key}")
        for key, value in file.items()
    }


def _entries(table: Any, context: str) -> Any:
    if isinstance(table, dict):
        return {id: _mark(entry, f"{context}.{id}") for id, entry in table.items()}
    return _mark(table, context)


def _mark(tree: Any, context: str) -> Any:
    if isinstance(tree, dict):
        return {key: _value(key, value, f"{context}.{key}") for key, value in tree.items()}
    if isinstance(tree, list):
        return [_mark(item, f"{context}.{_name(item, n)}") for n, item in enumerate(tree)]
    return tree


def _value(key: str, value: Any, context: str) -> Any:
    if key not in PROSE:
        return _mark(value, context)
    if isinstance(value, str):
        return {"context": context, "english": value}
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return [{"context": f"{context}.{n}", "english": item} for n, item in enumerate(value)]
    if isinstance(value, dict) and key in ("choice", "note", "stays"):
        return {
            name: {"context": f"{context}.{name}", "english": text}
            if isinstance(text, str)
            else text
            for name, text in value.items()
        }
    return _mark(value, context)


def _marked(tree: dict[str, Any]) -> bool:
    """Whether a table is a sentence."""
    return set(tree) == {"context", "english"} and all(
        isinstance(one, str) for one in tree.values()
    )


def _name(item: Any, index: int) -> str:
    return str(item.get("id", index)) if isinstance(item, dict) else str(index)
