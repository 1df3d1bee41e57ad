"""Reads, updates and writes the messages of a `.po` catalog."""

import re
from collections.abc import Iterable
from pathlib import Path

from babel.messages.pofile import escape
from msgspec import Struct
from msgspec.structs import replace

from kiosk.content.shared_records import Sentence
from kiosk.i18n.po_file import read_po_file

PO_HEADER = """\
msgid ""
msgstr ""
"Language: {tag}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""

PREVIOUS_PREFIX = "# was: "
"""Begins the comment with the English sentence that a fuzzy translation was made for."""


class CatalogMessage(Struct, frozen=True):
    """A sentence with its file and its translation (`said`), which may be empty.

    The translation is fuzzy while `previous` is not empty: then it is one of that older English sentence.
    """

    sentence: Sentence
    file: str = ""
    said: str = ""
    previous: str = ""

    @property
    def fuzzy(self) -> bool:
        """Whether the English sentence has changed since it was translated."""
        return bool(self.previous)


def read_messages(path: Path) -> list[CatalogMessage]:
    """The messages of a `.po` file; none where there is no such file yet."""
    if not path.is_file():
        return []
    return [
        CatalogMessage(
            Sentence(one.context or "", str(one.id)),
            said=str(one.string or ""),
            previous=_previous(one.user_comments) if one.fuzzy else "",
        )
        for one in read_po_file(path)
        if one.id
    ]


def update_messages(
    old: Iterable[CatalogMessage], sourced: Iterable[tuple[str, Sentence]]
) -> list[CatalogMessage]:
    """The messages for these sentences, each with its file, with the translations of the old messages.

    A sentence that only moved keeps its translation; one that changed keeps it as fuzzy.
    """
    now = {sentence: file for file, sentence in sourced}
    contexts = {sentence.context for sentence in now}
    translated = [message for message in old if message.said]
    same = {message.sentence: message for message in translated}
    moved = {
        message.sentence.english: message
        for message in translated
        if not message.fuzzy and message.sentence.context not in contexts
    }
    changed = {message.sentence.context: message for message in translated}
    updated: list[CatalogMessage] = []
    for sentence, file in now.items():
        if sentence in same:
            updated.append(replace(same[sentence], file=file))
        elif sentence.english in moved:
            updated.append(CatalogMessage(sentence, file, moved[sentence.english].said))
        elif sentence.context in changed:
            before = changed[sentence.context]
            previous = before.previous or before.sentence.english
            previous = "" if previous == sentence.english else previous
            updated.append(CatalogMessage(sentence, file, before.said, previous))
        else:
            updated.append(CatalogMessage(sentence, file))
    return sorted(updated, key=lambda message: _sort_key(message.sentence))


def write_messages(path: Path, tag: str, messages: Iterable[CatalogMessage]) -> None:
    """Write a `.po` file, each string on one line, so that a change of one shows as one line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "\n".join([PO_HEADER.format(tag=tag), *map(_message_text, messages)])
    path.write_text(text, encoding="utf-8")


def _message_text(message: CatalogMessage) -> str:
    lines = [f"{PREVIOUS_PREFIX}{message.previous}"] if message.fuzzy else []
    lines += [f"#: {message.file}", *(["#, fuzzy"] if message.fuzzy else [])]
    lines += [
        f"msgctxt {escape(message.sentence.context)}",
        f"msgid {escape(message.sentence.english)}",
        f"msgstr {escape(message.said)}",
    ]
    return "\n".join(lines) + "\n"


def _previous(comments: list[str]) -> str:
    # Babel gives comments without their "# ".
    prefix = PREVIOUS_PREFIX.removeprefix("# ")
    found = [comment.removeprefix(prefix) for comment in comments if comment.startswith(prefix)]
    return found[0] if found else "unknown"


def _sort_key(sentence: Sentence) -> list[tuple[str, int]]:
    """Sorts by context, with numbers in it as numbers: "s.2" before "s.10"."""
    parts = re.split(r"(\d+)", sentence.context)
    return [
        (text, int(number or 0))
        for text, number in zip(parts[::2], [*parts[1::2], "0"], strict=True)
    ]
