"""The resume code: a place in the journey as nine digits, and read from them again."""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.content.step_records import Step
from kiosk.journey.resume_code_digits import GROUP, LENGTH, UnreadableError, digits_of, number_of
from kiosk.journey.resume_code_fields import (
    MAX_WEEKS,
    CodeFields,
    OtherVersionError,
    pack_fields,
    unpack_fields,
)

# Numbers on paper are permanent: a name is added at the end of these lists, never moved or taken out. For the
# same reason the kinds of device stand here, though they are content; the number of a method is in its TOML file.
KIND_NUMBERS = (
    "iphone",
    "ipad",
    "ipod",
    "mac",
    "android-phone",
    "android-tablet",
    "windows",
    "chromebook",
    "linux",
    "basic-phone",
    "none",
)

LANGUAGE_NUMBERS = (
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr",
    "hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv",
)  # fmt: skip
"""The official languages of the Union; there is room for two more."""

GROUPS = (GROUP,) * (LENGTH // GROUP)
"""How the nine digits are shown: 482 915 730."""


class ResumeCode(Struct, frozen=True):
    """Where somebody stood: step key, method and kind of device ("" where not known), language, weeks since."""

    step: str
    method: str
    kind: str
    language: str
    weeks: int


def permanent_number(name: str, names: tuple[str, ...]) -> int:
    """The number of a name, from 1; 0 for one that is not there."""
    return names.index(name) + 1 if name in names else 0


def permanent_name(number: int, names: tuple[str, ...]) -> str | None:
    """The name of a number; an empty string for 0, None for a number that is not given yet."""
    if not number:
        return ""
    return names[number - 1] if number <= len(names) else None


def steps_by_slot(method: str, content: Content) -> dict[int, str]:
    """The step keys "stage/step" of the stages and of a method, by slot; an empty id adds no method."""
    return dict((*_stage_slots(content), *_method_slots(method, content)))


def slot_of(key: str, method: str, content: Content) -> int | None:
    """The slot of a step key; None where the step has none."""
    return next((slot for slot, one in steps_by_slot(method, content).items() if one == key), None)


def path_steps(content: Content) -> dict[int, str]:
    """The step keys "situation/step" of all situations, by slot."""
    return {
        step.slot: f"{path.id}/{id}"
        for path in content.situations.values()
        for id, step in path.step.items()
        if step.slot is not None
    }


def slot_of_path(key: str, content: Content) -> int | None:
    """The slot of a step of a situation; None for any other key."""
    path, _, id = key.partition("/")
    step = content.situations[path].step.get(id) if path in content.situations else None
    return step.slot if step else None


def step_at(key: str, method: str, content: Content) -> Step | None:
    """The step of a key: one of the stage, of the method, or of a situation."""
    stage, _, id = key.partition("/")
    if stage in content.situations:
        return content.situations[stage].step.get(id)
    own = content.methods[method].step if method in content.methods else {}
    return content.stages[stage].step.get(id) or own.get(id)


def _stage_slots(content: Content) -> Iterator[tuple[int, str]]:
    for stage in content.stages.values():
        for id, step in stage.step.items():
            if step.slot is not None:
                yield step.slot, f"{stage.id}/{id}"


def _method_slots(id: str, content: Content) -> Iterator[tuple[int, str]]:
    method = content.methods.get(id)
    first = next(iter(content.stages), "")
    for name, step in method.step.items() if method else ():
        if step.slot is not None:
            yield step.slot, f"{first}/{name}"
        yield from ((slot, f"{stage}/{name}") for stage, slot in step.slots.items())


def encode_resume_code(
    step: str, facts: Mapping[str, str], language: str, day: date, content: Content
) -> str:
    """The nine digits of a step; an empty string where they cannot name it."""
    path = slot_of_path(step, content)
    method = content.methods.get(facts.get("method", "")) if path is None else None
    slot = slot_of(step, method.id if method else "", content) if path is None else path
    if slot is None:
        return ""
    fields = CodeFields(
        slot=slot,
        method=method.number if method else 0,
        path=path is not None,
        kind=permanent_number(facts.get("kind", ""), KIND_NUMBERS),
        language=permanent_number(language, LANGUAGE_NUMBERS),
        week=_week(day),
    )
    try:
        return digits_of(pack_fields(fields))
    except ValueError:
        # The check of the content names a number that has no room; until it is mended, the slip has no code.
        return ""


def decode_resume_code(text: str, day: date, content: Content) -> ResumeCode:
    """The code in what was typed; UnreadableError, with the reason, where it is none."""
    number = number_of(text)
    try:
        fields = unpack_fields(number)
    except OtherVersionError as fault:
        raise UnreadableError("newer") from fault
    code = _resolve_fields(fields, day, content)
    if code is None:
        raise UnreadableError("unknown")
    return code


def _resolve_fields(fields: CodeFields, day: date, content: Content) -> ResumeCode | None:
    """What the fields name; None where this content knows no such step, method, kind or language.

    Whether the step still applies to such a device is not looked at: what is on paper stays readable.
    """
    numbers = {0: "", **{method.number: id for id, method in content.methods.items()}}
    method = numbers.get(fields.method)
    kind, language = (
        permanent_name(fields.kind, KIND_NUMBERS),
        permanent_name(fields.language, LANGUAGE_NUMBERS),
    )
    if method is None or kind is None or language is None:
        return None
    known = path_steps(content) if fields.path else steps_by_slot(method, content)
    key = known.get(fields.slot)
    if key is None or (kind and kind not in content.kinds):
        return None
    return ResumeCode(key, method, kind, language, (_week(day) - fields.week) % MAX_WEEKS)


def _week(day: date) -> int:
    """The week of a day, modulo 128; weeks begin on Monday, as day 1 of the calendar was one."""
    return (day.toordinal() - 1) // 7 % MAX_WEEKS
