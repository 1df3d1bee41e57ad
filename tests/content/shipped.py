"""The whole content, as the tests that cut across its files look at it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from kiosk.content.content import Content
from kiosk.content.loader import load_content, parse_content_file
from kiosk.content.sentences import find_sentences
from kiosk.content.shared_records import Sentence
from kiosk.i18n.placeholders import fill_placeholders
from kiosk.paths import CONTENT


@cache
def content() -> Content:
    """The content of the product."""
    return load_content(CONTENT)[0]


def files() -> tuple[Path, ...]:
    """Every file of the content."""
    return tuple(sorted(path for path in CONTENT.rglob("*") if path.suffix in (".toml", ".tsv")))


@cache
def said() -> tuple[Sentence, ...]:
    """Every sentence of every file."""
    trees = [parse_content_file(path, CONTENT) for path in files() if path.suffix == ".toml"]
    return tuple(one for tree in trees for one in find_sentences(tree))


def text(*sentences: Sentence) -> str:
    """The English words of some sentences, one after the other."""
    return " ".join(one.english for one in sentences)


def named(key: str) -> frozenset[str]:
    """All ids that any entry of the content names under `key`, such as its `settles`."""
    return frozenset(_named(msgspec.to_builtins(content()), key))


def words(sentence: Sentence) -> int:
    """How many words are read, the English names of the buttons included."""
    names = {id: label.guess("en") for id, label in content().labels.items()}
    return len(fill_placeholders(sentence.english, {**names, "on_device": "on your iPad"}).split())


def _named(tree: Any, key: str) -> Iterator[str]:
    if isinstance(tree, dict):
        for name, value in tree.items():
            if name == key:
                yield from value
            else:
                yield from _named(value, key)
    elif isinstance(tree, list | tuple):
        for value in tree:
            yield from _named(value, key)


def exists(target: str) -> bool:
    """Whether a way on that content names leads anywhere."""
    kind, _, id = target.partition(":")
    whole = content()
    if kind == "step":
        stage, _, step = id.partition("/")
        own = (set(method.step) for method in whole.methods.values())
        return stage in whole.stages and step in whole.stages[stage].step.keys() | set().union(*own)
    rooms: dict[str, Any] = {
        "trouble": whole.troubles,
        "path": whole.situations,
        "stage": whole.stages,
        "people": whole.problems,
    }
    return (
        id in rooms[kind]
        if kind in rooms
        else target in ("device", "home", "intent", "code", "phone")
    )
