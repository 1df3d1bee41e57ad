"""Nouns that stand in other sentences, and the forms (cases) that a language has for them.

English has one form of "your iPad"; German says "Ihr iPad", "mit Ihrem iPad". A language lists the names of its
other forms in languages.toml, such as `forms = ["accusative", "dative"]`. For each of them the catalog has one
more message beside each noun, and a translation asks for it by name: `Nehmen Sie {device.accusative}.`
"""

from collections.abc import Collection, Iterable, Iterator

from kiosk.content.shared_records import Sentence
from kiosk.i18n.placeholders import named_forms, placeholders

NOUN_FIELDS = frozenset(["device", "device_name", "method"])
"""The fields that hold a noun, and so may be followed by the name of a form."""

KINDS_FILE = "devices/kinds.toml"
METHODS_FOLDER = "methods/"


def is_noun(file: str, sentence: Sentence) -> bool:
    """Whether a sentence of a content file is a noun: the name of a device, or of a way to sign in."""
    entry, _, key = sentence.context.rpartition(".")
    if file == KINDS_FILE or entry == "words.device-words.note":
        return key in ("name", "yours")
    return file.startswith(METHODS_FOLDER) and "." not in entry and key in ("name", "title")


def noun_form(sentence: Sentence, form: str) -> Sentence:
    """The message that a catalog has for a form of a noun: for "your iPad" that is "your iPad [dative]"."""
    return Sentence(f"{sentence.context}.{form}", f"{sentence.english} [{form}]")


def with_noun_forms(
    sourced: Iterable[tuple[str, Sentence]], forms: Collection[str]
) -> Iterator[tuple[str, Sentence]]:
    """Each sentence with its file, and after each noun the messages for these forms of it."""
    for file, sentence in sourced:
        yield file, sentence
        if is_noun(file, sentence):
            yield from ((file, noun_form(sentence, form)) for form in forms)


def holds_noun(text: str) -> bool:
    """Whether a sentence has a noun in its braces, so that a translation may name a form of it."""
    return bool(placeholders(text) & NOUN_FIELDS)


def unknown_forms(text: str, forms: Collection[str]) -> list[str]:
    """What a translation asks for and its language lacks: the form of a noun, or any form of something else."""
    return sorted(
        f"{field}.{form}"
        for field, form in named_forms(text)
        if field not in NOUN_FIELDS or form not in forms
    )
