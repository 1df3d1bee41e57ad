"""The resume code: a place in the journey as nine digits, and read from them again."""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct, field

from kiosk.content.content import Content
from kiosk.content.step_records import Step
from kiosk.journey.resume_code_digits import GROUP, LENGTH, UnreadableError, digits_of, number_of
from kiosk.journey.resume_code_fields import (
    MAX_WEEKS,
    STAGE_PLACES,
    CodeFields,
    OtherLayoutError,
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

ANSWER_NUMBERS = {
    "jsis": ("open",),
    "letter": ("yes",),
    "settlement": ("brussels", "luxembourg", "ispra"),
    "account": ("yes",),
}
"""The facts that a code holds besides the place, with their values in the order of their numbers.

JSIS online is open already, a registered letter is held, the settlement office that pays the claims, an account
was there before.
"""

GROUPS = (GROUP,) * (LENGTH // GROUP)
"""How the nine digits are shown: 482 915 730."""


class ResumeCode(Struct, frozen=True):
    """Where somebody stood: step key, method and kind of device ("" where not known), and what they had said.

    `answers` has the facts of ANSWER_NUMBERS that are known, `weeks` the weeks since the step was reached.
    """

    step: str
    method: str
    kind: str
    weeks: int
    answers: dict[str, str] = field(default_factory=dict)

    @property
    def facts(self) -> dict[str, str]:
        """All that the code says of the member, as facts of a visit."""
        known = {"method": self.method, "kind": self.kind, **self.answers}
        return {fact: value for fact, value in known.items() if value}


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


def place_of(key: str, method: str, content: Content) -> int | None:
    """The number of a place: the slot of a step, behind those of all stages for one of a situation.

    None where the step has no slot.
    """
    path, _, id = key.partition("/")
    if path not in content.situations:
        return slot_of(key, method, content)
    step = content.situations[path].step.get(id)
    return None if step is None or step.slot is None else STAGE_PLACES + step.slot


def step_of_place(place: int, method: str, content: Content) -> str | None:
    """The step key of the number of a place; None where nothing has that number."""
    if place < STAGE_PLACES:
        return steps_by_slot(method, content).get(place)
    return path_steps(content).get(place - STAGE_PLACES)


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


def encode_resume_code(step: str, facts: Mapping[str, str], reached: date, content: Content) -> str:
    """The nine digits of a step that was reached on that day; an empty string where they cannot name it."""
    method = content.methods.get(facts.get("method", ""))
    place = place_of(step, method.id if method else "", content)
    if place is None:
        return ""
    answers = {
        fact: permanent_number(facts.get(fact, ""), names) for fact, names in ANSWER_NUMBERS.items()
    }
    fields = CodeFields(
        place=place,
        method=method.number if method else 0,
        kind=permanent_number(facts.get("kind", ""), KIND_NUMBERS),
        week=_week(reached),
        **answers,
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
    except OtherLayoutError as fault:
        raise UnreadableError("newer") from fault
    code = _resolve_fields(fields, day, content)
    if code is None:
        raise UnreadableError("unknown")
    return code


def _resolve_fields(fields: CodeFields, day: date, content: Content) -> ResumeCode | None:
    """What the fields name; None where this content knows no such step, method, kind or answer.

    Whether the step still applies to such a device is not looked at: what is on paper stays readable.
    """
    numbers = {0: "", **{method.number: id for id, method in content.methods.items()}}
    method = numbers.get(fields.method)
    kind = permanent_name(fields.kind, KIND_NUMBERS)
    answers = {
        fact: permanent_name(getattr(fields, fact), names) for fact, names in ANSWER_NUMBERS.items()
    }
    if method is None or kind is None or (kind and kind not in content.kinds):
        return None
    key = step_of_place(fields.place, method, content)
    if key is None or None in answers.values():
        return None
    said = {fact: value for fact, value in answers.items() if value}
    return ResumeCode(key, method, kind, (_week(day) - fields.week) % MAX_WEEKS, said)


def _week(day: date) -> int:
    """The week of a day, modulo 52; weeks begin on Monday, as day 1 of the calendar was one."""
    return (day.toordinal() - 1) // 7 % MAX_WEEKS
