"""Reads a broken entry as far as possible: reports each fault by its exact key, and fills in missing texts."""

from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from msgspec import UNSET, Struct, ValidationError, convert
from msgspec.structs import FieldInfo, fields

from kiosk.content.fallback_texts import LANGUAGE_TEXTS
from kiosk.content.shared_records import MISSING, NonBlank, Sentence, readable

Report = Callable[[str, str, str], None]
"""Takes a fault: the dotted key, what is wrong there, and the remedy."""

WRITE_REMEDY = (
    "Write it as the other entries of this file have it, or put the file back from the product."
)
SHORT_TEXTS = ("title", "name", "own_name", "ask", "short", "shape")
"""Keys of choices, headings and names: where one is missing, the id of its entry is shown in readable form."""


def read_leniently(entry: Any, shape: Any, key: str, report: Report) -> Any:
    """A tree that msgspec can convert to `shape`; UNSET where none can be made of the entry.

    Broken parts are left out, and texts that are required are replaced.
    """
    if get_origin(shape) is Annotated:
        value = read_leniently(entry, get_args(shape)[0], key, report)
        return value if value is UNSET else _checked(value, shape, key, report)
    if get_origin(shape) in (Union, UnionType):
        # The records have no union but with None.
        (inner,) = (part for part in get_args(shape) if part is not NoneType)
        return read_leniently(entry, inner, key, report)
    if shape is Sentence:
        return _checked(entry, shape, key, report)
    if isinstance(shape, type) and issubclass(shape, Struct):
        if not isinstance(entry, dict):
            report(key, "This is no table.", "Compare with the other entries of this file.")
            return UNSET
        return _record(entry, shape, key, report)
    if get_origin(shape) is dict and isinstance(entry, dict):
        values = {
            id: read_leniently(value, get_args(shape)[1], _inner_key(key, id), report)
            for id, value in entry.items()
        }
        return {id: value for id, value in values.items() if value is not UNSET}
    if get_origin(shape) is tuple and isinstance(entry, list):
        items = [
            read_leniently(item, get_args(shape)[0], _item_key(key, index, item), report)
            for index, item in enumerate(entry)
        ]
        return [item for item in items if item is not UNSET]
    return _checked(entry, shape, key, report)


def _record(entry: dict[str, Any], shape: type[Struct], key: str, report: Report) -> Any:
    known = {field.encode_name: field for field in fields(shape)}
    for name in entry.keys() - known.keys():
        near = get_close_matches(str(name), known, 1)
        remedy = f"Did you mean {near[0]}?" if near else f"Use one of: {', '.join(known)}."
        report(_inner_key(key, name), "This key is not known.", remedy)
    record: dict[str, Any] = {}
    for name, field in known.items():
        value: Any = UNSET
        if name in entry:
            value = read_leniently(entry[name], field.type, _inner_key(key, name), report)
        elif field.required:
            report(_inner_key(key, name), "It is missing.", WRITE_REMEDY)
        if value is UNSET and field.required:
            value = _substitute(field, entry, key)
            if value is UNSET:
                return UNSET
        if value is not UNSET:
            record[name] = value
    return record


def _checked(value: Any, shape: Any, key: str, report: Report) -> Any:
    """The value where it fits; otherwise its fault is reported, and it is UNSET."""
    try:
        convert(value, shape)
    except ValidationError as fault:
        is_text = shape is Sentence or shape == NonBlank
        said = "It says nothing." if is_text and _is_text(value) else f"{fault}."
        report(
            key, said, WRITE_REMEDY if is_text else "Compare with the other entries of this file."
        )
        return UNSET
    return value


def _is_text(value: Any) -> bool:
    return isinstance(value, str | dict)


def _substitute(field: FieldInfo, entry: dict[str, Any], key: str) -> Any:
    """What a required key gets where the content lacks it; UNSET where nothing could be right."""
    id = key.rpartition(".")[2] or str(entry.get("id", ""))
    shape = field.type
    if get_origin(shape) is Annotated and shape != NonBlank:
        shape = get_args(shape)[0]
    if shape is Sentence:
        is_short = field.name in SHORT_TEXTS
        return {"context": "", "english": readable(id)} if is_short else _as_tree(MISSING)
    if shape == NonBlank:
        return LANGUAGE_TEXTS.get(field.encode_name, id)
    if get_origin(shape) is tuple and get_args(shape)[0] is Sentence:
        return [_as_tree(MISSING)]
    if field.name == "order":
        # All steps, as they stand in the file; what stands there may be no table.
        steps = entry.get("step")
        return list(steps) if isinstance(steps, dict) and steps else UNSET
    # A day long past makes the check for stale facts name the entry too.
    return {"source": "", "dated": date(1970, 1, 1)}.get(field.name, UNSET)


def _as_tree(sentence: Sentence) -> dict[str, str]:
    return {"context": sentence.context, "english": sentence.english}


def _inner_key(above: str, name: object) -> str:
    return f"{above}.{name}" if above else str(name)


def _item_key(key: str, index: int, item: Any) -> str:
    named = item if isinstance(item, dict) else {}
    return f"{key}.{named.get('id', named.get('tag', index))}"
