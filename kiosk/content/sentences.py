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
        "otherwise",
        "short",
        "timing",
        "finished",
        "next",
        "name",
        "means",
        "good",
        "instead",
        "price",
        "lost",
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
        "today",
        "until",
    ]
)
"""Keys whose strings are sentences; tables under `choice`, `note` and `stays` hold sentences by id."""

WRITTEN_KEYS = frozenset(["text", "one", "other", "comment"])
"""Keys of a sentence that is written as a table.

`{ one = "{number} day", other = "{number} days" }` is a sentence that counts. In this table, or in one with only
a `text`, a `comment` tells translators what they could not guess.
""" ""

NAMED_SENTENCES = ("choice", "note", "stays")
"""Keys of tables that hold sentences by any name, and so are never a sentence themselves."""

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
        "unsuitable",
        "screen",
    ]
)
"""Keys that only group entries, and are left out of contexts: `passkey.name-device.lead` has no "step"."""


def find_sentences(tree: Any) -> Iterator[Sentence]:
    """Every sentence of a tree from `mark_sentences`, in the order of the file."""
    for _, sentence in find_marked(tree):
        yield Sentence(sentence["context"], sentence["english"], sentence.get("plural", ""))


def find_marked(
    tree: Any, above: tuple[tuple[str, Any], ...] = ()
) -> Iterator[tuple[tuple[tuple[str, Any], ...], dict[str, str]]]:
    """Every marked sentence, each after the keys and tables that it stands in, the outermost first."""
    if isinstance(tree, dict):
        if is_marked(tree):
            yield above, tree
            return
        for key, value in tree.items():
            yield from find_marked(value, (*above, (key, tree)))
    elif isinstance(tree, list):
        for value in tree:
            yield from find_marked(value, above)


def mark_sentences(file: dict[str, Any], stem: str) -> dict[str, Any]:
    """The tree of a file with each sentence turned into `{"context": …, "english": …}`.

    One that counts has a `plural` too, and one with a comment for translators that `comment`. A context reads
    `passkey.name-device.lead`: the stem of the file's name, the entry, the key.
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
    if isinstance(value, dict) and key in NAMED_SENTENCES:
        return {
            name: _mark_sentence(text, f"{context}.{name}") if _is_written(text) else text
            for name, text in value.items()
        }
    if _is_written(value):
        return _mark_sentence(value, context)
    if isinstance(value, list) and all(_is_written(item) for item in value):
        return [_mark_sentence(item, f"{context}.{n}") for n, item in enumerate(value)]
    return _mark_tree(value, context)


def _is_written(value: Any) -> bool:
    """Whether a value is a sentence as editors write it: a string, or a table of strings."""
    if isinstance(value, dict):
        texts = value.values()
        return (
            bool(value) and value.keys() <= WRITTEN_KEYS and all(isinstance(x, str) for x in texts)
        )
    return isinstance(value, str)


def _mark_sentence(value: Any, context: str) -> dict[str, str]:
    if isinstance(value, str):
        return {"context": context, "english": value}
    comment = {"comment": value["comment"]} if "comment" in value else {}
    marked = {"context": context, **comment}
    if {"one", "other"} == value.keys() - {"comment"} and all(value.values()):
        return marked | {"english": value["one"], "plural": value["other"]}
    # A form without the other one says nothing, and is reported as any sentence is that says nothing.
    return marked | {"english": "" if {"one", "other"} & value.keys() else value.get("text", "")}


def is_marked(tree: dict[str, Any]) -> bool:
    """Whether a table is a marked sentence."""
    keys = tree.keys()
    return ({"context", "english"} <= keys <= {"context", "english", "plural", "comment"}) and all(
        isinstance(one, str) for one in tree.values()
    )


def _item_name(item: Any, index: int) -> str:
    return str(item.get("id", index)) if isinstance(item, dict) else str(index)
