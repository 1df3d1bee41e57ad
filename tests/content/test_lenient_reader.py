"""A broken entry is read as far as it goes: faults by their exact keys, and a plain text where one is missing."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.content.loader import LAYOUT, ContentReader
from kiosk.content.problem import Problem
from kiosk.content.sentences import find_sentences, mark_sentences
from kiosk.content.shared_records import MISSING
from kiosk.paths import CONTENT
from tests.sampling import sampled

MAY_LACK = frozenset({
    "say", "watch", "other", "done", "at_most", "holds", "lasts", "closed", "where", "fix", "check",
    "short", "ready", "older", "window", "write", "otherwise",
})  # fmt: skip
"""Keys that an entry may do without: then nothing was meant to be said."""

FILES = [
    (path.relative_to(CONTENT).as_posix(), tables)
    for pattern, tables in LAYOUT.items()
    for path in sorted(CONTENT.glob(pattern))
    if not pattern.startswith("pages/")
]


def parsed(name: str) -> dict[str, Any]:
    """The tree of a file, its sentences marked."""
    tree = tomllib.loads((CONTENT / name).read_text(encoding="utf-8"))
    return dict(mark_sentences(tree, Path(name).stem))


def read(name: str, tree: dict[str, Any], tables: Any) -> tuple[dict[str, Any], list[Problem]]:
    """The records of such a tree, and what is wrong with it."""
    reader = ContentReader(CONTENT)
    reader.read_tree(name, tree, tables)
    return reader.records, reader.problems


def texts(tree: Any, key: str = "") -> Iterator[tuple[Any, Any, str]]:
    """Each table or list that holds a text, the text's name there, and its dotted key."""
    for name, value in list(tree.items() if isinstance(tree, dict) else enumerate(tree)):
        id = value.get("id", value.get("tag", name)) if isinstance(value, dict) else name
        inner = f"{key}.{id}" if key else str(id)
        if isinstance(value, dict) and set(value) == {"context", "english"}:
            yield tree, name, f"{key}.{name}" if key else str(name)
        elif isinstance(value, dict | list):
            yield from texts(value, inner)


@pytest.mark.parametrize(("name", "tables"), FILES, ids=[name for name, _ in FILES])
def test_each_text_that_is_missing_is_named_by_its_key_and_all_entries_stay(
    name: str, tables: Any
) -> None:
    tree = parsed(name)
    before, none = read(name, tree, tables)
    assert none == []
    for holder, at, key in sampled(texts(tree), 2):
        if isinstance(holder, list) and len(holder) > 1:
            continue
        text = holder.pop(at)
        found, problems = read(name, tree, tables)
        holder.insert(at, text) if isinstance(holder, list) else holder.update({at: text})
        last = key.rpartition(".")[2]
        named = key.rpartition(".")[0] if isinstance(holder, list) else key
        if not problems:
            # All texts of the table `stays` may be missing: each is for one way of losing a method. So may the
            # notes of a kind of device: what is said of every device stands on the page; and what a variant
            # says, in whose place stands what the step says to everybody.
            optional = (named.rpartition(".")[2] if isinstance(holder, list) else last) in MAY_LACK
            assert (
                optional
                or key.startswith("stays.")
                or any(one in key for one in (".note.", ".variant."))
            ), key
            continue
        assert {one.file for one in problems} == {name}
        assert named in [one.key for one in problems], key
        assert {field: list(entries) for field, entries in found.items()} == {
            field: list(entries) for field, entries in before.items()
        }, key


def changed_situation(**changes: Any) -> tuple[Any, list[Problem]]:
    """A situation of one step, with other values in it."""
    tree = parsed("situations/old-letter.toml") | changes
    found, problems = read("situations/old-letter.toml", tree, LAYOUT["situations/*.toml"])
    return found.get("situations", {}).get("old-letter"), problems


def test_an_order_that_is_empty_is_named_and_the_steps_stand_as_in_the_file() -> None:
    situation, (problem,) = changed_situation(order=[])
    assert (problem.file, problem.key) == ("situations/old-letter.toml", "order")
    assert situation.order == tuple(situation.step)


@pytest.mark.parametrize("steps", [0, "no table", [1]])
def test_steps_and_an_order_that_are_no_table_are_named_and_the_entry_left_out(
    steps: object,
) -> None:
    name = "situations/final-code-shape.toml"
    tree = parsed(name) | {"order": 0, "step": steps}
    records, problems = read(name, tree, LAYOUT["situations/*.toml"])
    assert {problem.key for problem in problems} >= {"order"}
    assert not records.get("situations")


def test_sentences_that_are_missing_are_said_to_be_missing() -> None:
    situation, (problem,) = changed_situation(next=[])
    assert problem.key == "next"
    assert situation.next == (MISSING,)


def test_a_blank_text_is_named_as_one_that_says_nothing() -> None:
    situation, (problem,) = changed_situation(lead={"context": "x", "english": "  "})
    assert (problem.key, problem.fault) == ("lead", "It says nothing.")
    assert situation.lead == MISSING


@pytest.mark.parametrize(
    ("file", "table", "id", "key"),
    [
        ("terms.toml", "term", "passkey", "means"),
        ("codes.toml", "code", "final", "say"),
        ("contacts.toml", "person", "aiace-office", "lines"),
    ],
)
def test_an_empty_list_is_named_and_its_entry_is_served(
    file: str, table: str, id: str, key: str
) -> None:
    tree = parsed(file)
    tree[table][id][key] = []
    found, (problem,) = read(file, tree, LAYOUT[file])
    assert problem.key == f"{table}.{id}.{key}"
    (field,) = (field for name, (field, _) in LAYOUT[file].items() if name == table)
    assert getattr(found[field][id], key) == (MISSING,)


def test_a_number_that_is_missing_is_named_and_the_entry_left_out() -> None:
    tree = parsed("situations/old-letter.toml")
    del tree["number"]
    found, (problem,) = read("situations/old-letter.toml", tree, LAYOUT["situations/*.toml"])
    assert (problem.key, problem.fault) == ("number", "It is missing.")
    assert found == {}


def test_every_sentence_of_a_mended_entry_says_something() -> None:
    tree = parsed("situations/old-letter.toml")
    for id in tree["step"]:
        tree["step"][id] = {"slot": tree["step"][id]["slot"]}
    found, problems = read("situations/old-letter.toml", tree, LAYOUT["situations/*.toml"])
    assert len(problems) >= 3 * len(tree["step"])
    for one in found["situations"]["old-letter"].step.values():
        assert one.title.english.strip()
        assert one.lead == MISSING
    assert not list(find_sentences({}))
