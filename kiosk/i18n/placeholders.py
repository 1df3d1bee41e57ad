"""Placeholders of sentences, such as {device}: finding, checking and filling them.

In a translation, that of a noun may name a form of it: {device.dative} (`nouns.py`).
"""

import re
from collections.abc import Callable, Mapping
from functools import cache

BRACES = re.compile(r"\{([A-Za-z][\w-]*)(?:\.([a-z][a-z-]*))?\}")
"""A placeholder: its name, and that of a form."""


class Noun(str):
    """A noun in its basic form, as any text; `form` gives another form of it by name."""

    form: Callable[[str], str]

    def __new__(cls, basic: str, form: Callable[[str], str]) -> "Noun":
        """The noun; `form` returns the basic form for a name that the language does not have."""
        noun = super().__new__(cls, basic)
        noun.form = form
        return noun


class ControlName(str):
    """The quoted name of something on the member's screen; `following` may put its role before it."""

    with_role: str
    role_after: tuple[str, ...]

    def __new__(cls, name: str, with_role: str, role_after: tuple[str, ...]) -> "ControlName":
        """The name; with its role it is `with_role`, which stands after the words `role_after` alone."""
        control = super().__new__(cls, name)
        control.with_role, control.role_after = with_role, role_after
        return control

    def following(self, before: str) -> str:
        """The name as it follows these words: "press" asks for the role, "the link" has said it."""
        said = f" {before}".casefold()
        return (
            self.with_role if said.endswith(tuple(f" {one} " for one in self.role_after)) else self
        )


def placeholders(text: str) -> frozenset[str]:
    """The names of the placeholders in a text; `{Device}`, which begins a sentence, is `device`."""
    return frozenset(_lower_first(name) for name, _ in BRACES.findall(text))


def named_forms(text: str) -> frozenset[tuple[str, str]]:
    """The placeholders of a text that name a form, each with that form."""
    return frozenset((_lower_first(name), form) for name, form in BRACES.findall(text) if form)


COUNTED_FIELDS = ("number", "seconds")
"""The fields by whose value a sentence with a plural chooses its form."""


def counted_field(plural: str) -> str:
    """The name of the field that a plural counts; "" where it has none or several."""
    counted = placeholders(plural) & set(COUNTED_FIELDS)
    return next(iter(counted)) if len(counted) == 1 else ""


def has_stray_brace(text: str) -> bool:
    """Whether a brace is left that belongs to no placeholder."""
    rest = BRACES.sub("", text)
    return "{" in rest or "}" in rest


def has_same_placeholders(translation: str, english: str) -> bool:
    """Whether a translation has the placeholders of the English sentence, and no stray brace."""
    return not has_stray_brace(translation) and placeholders(translation) == placeholders(english)


def has_placeholders_of(form: str, plural: str) -> bool:
    """Whether a form has the placeholders of the English plural; "one day" may do without the number."""
    counted = {counted_field(plural)}
    return (
        not has_stray_brace(form) and placeholders(form) | counted == placeholders(plural) | counted
    )


@cache
def is_usable_translation(translation: str, english: str) -> bool:
    """Whether a translation says something, and can be filled as the English sentence can."""
    return bool(translation.strip()) and has_same_placeholders(translation, english)


@cache
def is_usable_form(form: str, plural: str) -> bool:
    """Whether a form of a translation says something, and can be filled as the English plural."""
    return bool(form.strip()) and has_placeholders_of(form, plural)


def fill_placeholders(text: str, fields: Mapping[str, object]) -> str:
    """The text with its placeholders filled; one without a value becomes its own name: no brace is ever shown."""
    if "{" not in text:
        return text

    def value(match: re.Match[str]) -> str:
        name, form = match.groups()
        plain = _lower_first(name)
        known = fields.get(name, fields.get(plain, plain.replace("-", " ").replace("_", " ")))
        said = known.form(form) if form and isinstance(known, Noun) else str(known)
        if isinstance(known, ControlName):
            said = known.following(text[: match.start()])
        return said[:1].upper() + said[1:] if name[0].isupper() and name not in fields else said

    return BRACES.sub(value, text)


def _lower_first(name: str) -> str:
    return name[0].lower() + name[1:]
