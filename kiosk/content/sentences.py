"""Finds every sentence of the content files, and gives it the gettext context that names it to translators."""

from collections.abc import Iterator
from typing import Any

from kiosk.content.shared_records import Sentence

SENTENCE_KEYS = frozenset(
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

ENTRY_TABLES = frozenset(
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
"""Keys that only group entries, and are left out of contexts: `passkey.name-device.lead` has no "step"."""


def find_sentences(tree: Any) -> Iterator[Sentence]:
    """Every sentence of a tree from `mark_sentences`, in the order of the file."""
    if isinstance(tree, dict):
        if _is_sentence(tree):
            yield Sentence(tree["context"], tree["english"])
            return
        for value in tree.values():
            yield from find_sentences(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from find_sentences(value)


def mark_sentences(file: dict[str, Any], stem: str) -> dict[str, Any]:
    """The tree of a file with each sentence turned into `{"context": …, "english": …}`.

    A context reads `passkey.name-device.lead`: the stem of the file's name, the entry, the key.
    """
    return {
        key: _mark_entries(value, stem)
        if key in ENTRY_TABLES
        else _mark_value(key, value, f"{stem}.{key}")
        for key, value in file.items()
    }


def _mark_entries(table: Any, context: str) -> Any:
    if isinstance(table, dict):
        return {id: _mark_tree(entry, f"{context}.{id}") for id, entry in table.items()}
    return _mark_tree(table, context)


def _mark_tree(tree: Any, context: str) -> Any:
    if isinstance(tree, dict):
        return {key: _mark_value(key, value, f"{context}.{key}") for key, value in tree.items()}
    if isinstance(tree, list):
        return [
            _mark_tree(item, f"{context}.{_item_name(item, index)}")
            for index, item in enumerate(tree)
        ]
    return tree


def _mark_value(key: str, value: Any, context: str) -> Any:
    if key not in SENTENCE_KEYS:
        return _mark_tree(value, context)
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
    return _mark_tree(value, context)


def _is_sentence(tree: dict[str, Any]) -> bool:
    """Whether a table is a marked sentence."""
    return set(tree) == {"context", "english"} and all(
        isinstance(one, str) for one in tree.values()
    )


def _item_name(item: Any, index: int) -> str:
    return str(item.get("id", index)) if isinstance(item, dict) else str(index)
