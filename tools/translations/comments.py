"""Comments for translators: where a sentence stands, what it is, how long it may be, what its braces hold."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from kiosk.content.button_labels import ButtonLabel, read_labels
from kiosk.content.content_files import all_sentences
from kiosk.content.loader import parse_content_file
from kiosk.content.sentences import NAMED_SENTENCES, find_marked
from kiosk.content.shared_records import MISSING
from kiosk.i18n.button_names import quote
from kiosk.i18n.nouns import NOUN_FIELDS, is_noun, noun_form
from kiosk.i18n.placeholders import placeholders
from kiosk.i18n.translator import HOUR, MAY_DIFFER, ON_DAY, TODAY, TOMORROW, UNPROVEN
from kiosk.staff.log_value_texts import LIST_COLUMNS
from tools.translations.comment_words import (
    CHOICE,
    COLUMN_HEAD,
    FIELDS,
    LIMITS,
    PARTS_OF_GROUP,
    PARTS_OF_PAGE,
    STAFF_NOTES,
)
from tools.translations.sentence_place import SentencePlace, Tables, find_place

PHRASES = {
    MISSING.context: "Shown in place of any sentence that the content lacks.",
    MAY_DIFFER.context: "The name of a button that nobody has read on a real screen, and a remark behind it.",
    UNPROVEN.context: "Said of a way to sign in where the content gives no reason for or against it.",
    HOUR.context: "A time of day; the minute always has two digits.",
    TODAY.context: "A moment, after words such as “at the latest”.",
    TOMORROW.context: "A moment, after words such as “at the latest”.",
    ON_DAY.context: "A moment, after words such as “at the latest”.",
}
"""What the sentences of the code itself are, by their contexts."""


NOUN_FORM = "A form of the noun for sentences that ask for it, without the name in brackets:"


def translator_comments(folder: Path, forms: Collection[str] = ()) -> dict[str, list[str]]:
    """The lines of the comment for each sentence of a content folder and of the code, by its context.

    `forms` are those that nouns have in the languages that the comments are for.
    """
    labels = read_labels(folder / "labels.tsv")[0]
    comments = {context: [comment] for context, comment in PHRASES.items()}
    for path in sorted(folder.rglob("*.toml")):
        try:
            tree = parse_content_file(path, folder)
        except (OSError, ValueError):
            # The content check names it; its sentences are in no template either.
            continue
        for tables, sentence in find_marked(tree):
            comments[sentence["context"]] = [
                *_sentence_comment(path.relative_to(folder), tables, sentence, labels),
                *_form_comments(sentence["english"], forms),
            ]
    for file, noun in all_sentences(folder):
        for form in forms if is_noun(file, noun) else ():
            comment = [f"{NOUN_FORM} {form}.", *comments[noun.context]]
            comments[noun_form(noun, form).context] = comment
    return comments


def _form_comments(text: str, forms: Collection[str]) -> Iterator[str]:
    """How a translation asks for another form of the noun in a text."""
    for name in sorted(placeholders(text) & NOUN_FIELDS) if forms else ():
        others = ", ".join(f"{{{name}.{form}}}" for form in forms)
        yield f"{{{name}}} is the basic form; where your sentence needs another, write: {others}."


def field_comments(text: str, labels: Mapping[str, ButtonLabel]) -> Iterator[str]:
    """What each pair of braces in a text holds, with an example."""
    for name in sorted(placeholders(text)):
        if name in labels:
            shown = quote(labels[name].guess("en"), "en")
            yield f"{{{name}}}: the name of a button of EU Login, quoted: {shown}"
        elif name in FIELDS:
            yield f"{{{name}}}: {FIELDS[name]}"


def _sentence_comment(
    file: Path, tables: Tables, sentence: Mapping[str, str], labels: Mapping[str, ButtonLabel]
) -> Iterator[str]:
    place = find_place(file, tables, sentence)
    yield f"{place.words}: {_part_in_words(place)}."
    if limit := _find_limit(place):
        yield f"Best of at most {limit} letters: a longer one takes two lines."
    if plural := sentence.get("plural"):
        yield "It counts: write each form for the numbers that take it in your language."
    yield from field_comments(plural or sentence["english"], labels)
    if comment := sentence.get("comment"):
        yield comment


def _part_in_words(place: SentencePlace) -> str:
    first, *inner = place.keys or ("",)
    if inner and first in NAMED_SENTENCES and place.group in ("page", "staff"):
        if place.id == "staff-visits" and inner[0] in LIST_COLUMNS:
            return COLUMN_HEAD
        known = STAFF_NOTES.get(place.id) if first == "note" else None
        return known or f"{CHOICE if first == 'choice' else 'a text'} ({inner[0]})"
    last = place.keys[-1] if place.keys else ""
    if last == "say" and inner:
        return PARTS_OF_PAGE.get(first, CHOICE)
    own = PARTS_OF_GROUP.get((place.group, last))
    return own or PARTS_OF_PAGE.get(last) or PARTS_OF_PAGE.get(first, "a text")


def _find_limit(place: SentencePlace) -> int:
    key = place.keys[0] if place.keys else ""
    if (place.group, key) in LIMITS:
        return LIMITS[place.group, key]
    return LIMITS["", CHOICE] if _part_in_words(place).startswith(CHOICE) else 0
