"""Reads the answers to the questions of `kiosk setup`; a wrong one raises WrongAnswerError.

The limits are those of `settings.schema`, so that an answer that passes here is never refused by the writer.
"""

import re
import unicodedata
from collections.abc import Mapping

from kiosk.cli.setup_dialogue import WrongAnswerError
from kiosk.printable import REPLACEMENT, describe_unprintable
from kiosk.settings.countries import has_phone_numbers, iso_code
from kiosk.settings.schema import (
    ID_PATTERN,
    MAX_CONTACT_LINE,
    MAX_CONTACT_LINES,
    MAX_LANGUAGES,
    MAX_OFFICE_NAME,
    MAX_RETENTION_DAYS,
)

BUILT_IN = "-"
"""The answer that brings back what is built in."""

MAX_ID_LETTERS = 32
"""Characters of the longest id that ID_PATTERN allows."""

PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters of European languages that are not another letter with an accent."""


def parse_name(answer: str) -> str:
    """The name of an office."""
    if len(answer) > MAX_OFFICE_NAME or not _is_printable(answer):
        raise WrongAnswerError("name")
    return answer


def parse_id(answer: str) -> str:
    """The id of an office that an answer suggests, whatever its capitals, accents and spaces."""
    id = answer if re.fullmatch(ID_PATTERN, answer) else derive_id(answer)
    if not id:
        raise WrongAnswerError("id")
    return id


def propose_id(name: str) -> str:
    """The id that the name of an office suggests, or one that any office may have."""
    return derive_id(name) or "office"


def derive_id(name: str) -> str:
    """The id that a name suggests: "São Paulo" is sao-paulo; "" where it has no Latin letter and no digit."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(PLAIN_LETTERS))
    id = re.sub("[^a-z0-9]+", "-", "".join(one for one in plain if not unicodedata.combining(one)))
    return id.strip("-")[:MAX_ID_LETTERS].strip("-")


def parse_contact_name(answer: str) -> str | None:
    """The name of a contact; None for the one that is built in."""
    if answer == BUILT_IN:
        return None
    if len(answer) > MAX_CONTACT_LINE or not _is_printable(answer):
        raise WrongAnswerError("line")
    return answer


def parse_contact_lines(answer: str) -> tuple[str, ...] | None:
    """The lines of a contact, separated by semicolons; None for those that are built in."""
    lines = tuple(line.strip() for line in answer.split(";") if line.strip())
    if lines == (BUILT_IN,):
        return None
    if not lines or any(len(line) > MAX_CONTACT_LINE or not _is_printable(line) for line in lines):
        raise WrongAnswerError("line")
    if len(lines) > MAX_CONTACT_LINES:
        raise WrongAnswerError("lines", number=MAX_CONTACT_LINES)
    return lines


def parse_languages(
    answer: str, names: Mapping[str, str], missing: Mapping[str, int]
) -> tuple[str, ...]:
    """The tags of languages that are named by tag or by their own name.

    `names` are the languages' names by their tags; `missing` says how many sentences each still lacks.
    """
    tags: list[str] = []
    tags_by_word = {name.casefold(): tag for tag, name in names.items()}
    tags_by_word |= {tag: tag for tag in names}
    for word in re.split(r"[\s,;]+", answer.casefold()):
        if not word:
            continue
        if word not in tags_by_word:
            raise WrongAnswerError("language", name=word, names=", ".join(names))
        tag = tags_by_word[word]
        if missing.get(tag):
            raise WrongAnswerError("incomplete", name=names[tag], number=missing[tag])
        if tag not in tags:
            tags.append(tag)
    if not 1 <= len(tags) <= MAX_LANGUAGES:
        raise WrongAnswerError("languages")
    return tuple(tags)


def parse_region(answer: str) -> str:
    """A country by its two letters, in capitals; EL and UK become the codes of ISO 3166."""
    if not has_phone_numbers(answer):
        raise WrongAnswerError("region")
    return iso_code(answer)


def parse_retention_days(answer: str) -> int:
    """How many days the rows of visits are kept."""
    # isdigit alone is also true for digits of other scripts and for superscripts.
    if not (answer.isascii() and answer.isdigit() and 1 <= int(answer) <= MAX_RETENTION_DAYS):
        raise WrongAnswerError("days")
    return int(answer)


def _is_printable(text: str) -> bool:
    """Whether all of it may be shown, and nothing was replaced because it could not be decoded."""
    return not describe_unprintable([text]) and REPLACEMENT not in text
