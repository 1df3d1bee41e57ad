"""Reads a broken entry as far as it goes: each fault by its exact key, and a plain text where one is missing."""

from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from msgspec import UNSET, Struct, ValidationError, convert
from msgspec.structs import FieldInfo, fields

from kiosk.content.fallback_texts import LANGUAGE_TEXTS
from kiosk.content.records import MISSING, Said, Sentence, readable

Report = Callable[[str, str, str], None]
"""Takes a fault: the key, what is wrong there, and the remedy."""

WRITE = "Write it as the other entries of this file have it, or put the file back from the product."
LABELS = ("title", "name", "own_name", "ask", "short", "shape")
"""Short texts: choices, headings, names. Their entry's id, made readable, stands in for them."""


def read_leniently(entry: Any, shape: Any, key: str, tell: Report) -> Any:
    """A tree that `shape` takes, what is broken left out or replaced; UNSET where nothing can be made of it."""
    if get_origin(shape) is Annotated:
        made = read_leniently(entry, get_args(shape)[0], key, tell)
        return made if made is UNSET else _checked(made, shape, key, tell)
    if get_origin(shape) in (Union, UnionType):
        (inner,) = (one for one in get_args(shape) if one is not NoneType)
        return read_leniently(entry, inner, key, tell)
    if shape is Sentence:
        return _checked(entry, shape, key, tell)
    if isinstance(shape, type) and issubclass(shape, Struct):
        if not isinstance(entry, dict):
            tell(key, "This is no table.", "Compare with the other entries of this file.")
            return UNSET
        return _record(entry, shape, key, tell)
    if get_origin(shape) is dict and isinstance(entry, dict):
        found = {
            id: read_leniently(one, get_args(shape)[1], _key(key, id), tell)
            for id, one in entry.items()
        }
        return {id: one for id, one in found.items() if one is not UNSET}
    if get_origin(shape) is tuple and isinstance(entry, list):
        made = [
            read_leniently(one, get_args(shape)[0], _of(key, n, one), tell)
            for n, one in enumerate(entry)
        ]
        return [one for one in made if one is not UNSET]
    return _checked(entry, shape, key, tell)


def _record(entry: dict[str, Any], shape: type[Struct], key: str, tell: Report) -> Any:
    known = {one.encode_name: one for one in fields(shape)}
    for name in entry.keys() - known.keys():
        near = get_close_matches(str(name), known, 1)
        remedy = f"Did you mean {near[0]}?" if near else f"Use one of: {', '.join(known)}."
        tell(_key(key, name), "This key is not known.", remedy)
    made: dict[str, Any] = {}
    for name, field in known.items():
        value: Any = UNSET
        if name in entry:
            value = read_leniently(entry[name], field.type, _key(key, name), tell)
        elif field.required:
            tell(_key(key, name), "It is missing.", WRITE)
        if value is UNSET and field.required:
            value = _stand_in(field, entry, key)
            if value is UNSET:
                return UNSET
        if value is not UNSET:
            made[name] = value
    return made


def _checked(value: Any, shape: Any, key: str, tell: Report) -> Any:
    """The value where it fits; else its fault is told."""
    try:
        convert(value, shape)
    except ValidationError as fault:
        blank = shape is Sentence or shape == Said
        said = "It says nothing." if blank and _is_text(value) else f"{fault}."
        tell(key, said, WRITE if blank else "Compare with the other entries of this file.")
        return UNSET
    return value


def _is_text(value: Any) -> bool:
    return isinstance(value, str | dict)


def _stand_in(field: FieldInfo, entry: dict[str, Any], key: str) -> Any:
    """What a required key holds where the content lacks it; UNSET where nothing could be right."""
    id = key.rpartition(".")[2] or str(entry.get("id", ""))
    shape = field.type
    if get_origin(shape) is Annotated and shape != Said:
        shape = get_args(shape)[0]
    if shape is Sentence:
        label = field.name in LABELS
        return {"context": "", "english": readable(id)} if label else _plain(MISSING)
    if shape == Said:
        return LANGUAGE_TEXTS.get(field.encode_name, id)
    if get_origin(shape) is tuple and get_args(shape)[0] is Sentence:
        return [_plain(MISSING)]
    if field.name == "order":
        return list(entry.get("step", ())) or UNSET
    return {"source": "", "dated": date(1970, 1, 1)}.get(field.name, UNSET)


def _plain(sentence: Sentence) -> dict[str, str]:
    return {"context": sentence.context, "english": sentence.english}


def _key(above: str, name: object) -> str:
    return f"{above}.{name}" if above else str(name)


def _of(key: str, number: int, entry: Any) -> str:
    named = entry if isinstance(entry, dict) else {}
    return f"{key}.{named.get('id', named.get('tag', number))}"
