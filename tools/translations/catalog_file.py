"""Reads, updates and writes a `.po` catalog."""

import re
from collections.abc import Iterable
from pathlib import Path

from babel.messages.pofile import escape
from msgspec import Struct
from msgspec.structs import replace

from kiosk.content.records import Sentence
from kiosk.i18n.po_file import read_po_file

HEAD = """\
msgid ""
msgstr ""
"Language: {tag}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""

WAS = "# was: "
"""What stands before the English words that a fuzzy translation was made for."""


class CatalogMessage(Struct, frozen=True):
    """A sentence with its file and its translation; fuzzy while that is one of `previous` words."""

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
    old: Iterable[CatalogMessage], said: Iterable[tuple[str, Sentence]]
) -> list[CatalogMessage]:
    """The messages for these sentences, with what the old ones knew.

    A sentence that only moved keeps its translation; one that changed keeps it as fuzzy.
    """
    now = {sentence: file for file, sentence in said}
    contexts = {sentence.context for sentence in now}
    known = [message for message in old if message.said]
    same = {message.sentence: message for message in known}
    moved = {
        message.sentence.english: message
        for message in known
        if not message.fuzzy and message.sentence.context not in contexts
    }
    changed = {message.sentence.context: message for message in known}
    found: list[CatalogMessage] = []
    for sentence, file in now.items():
        if sentence in same:
            found.append(replace(same[sentence], file=file))
        elif sentence.english in moved:
            found.append(CatalogMessage(sentence, file, moved[sentence.english].said))
        elif sentence.context in changed:
            before = changed[sentence.context]
            previous = before.previous or before.sentence.english
            previous = "" if previous == sentence.english else previous
            found.append(CatalogMessage(sentence, file, before.said, previous))
        else:
            found.append(CatalogMessage(sentence, file))
    return sorted(found, key=lambda message: _order(message.sentence))


def write_messages(path: Path, tag: str, messages: Iterable[CatalogMessage]) -> None:
    """Write a `.po` file, each string on one line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "\n".join([HEAD.format(tag=tag), *map(_lines, messages)])
    path.write_text(text, encoding="utf-8")


def _lines(message: CatalogMessage) -> str:
    lines = [f"{WAS}{message.previous}"] if message.fuzzy else []
    lines += [f"#: {message.file}", *(["#, fuzzy"] if message.fuzzy else [])]
    lines += [
        f"msgctxt {escape(message.sentence.context)}",
        f"msgid {escape(message.sentence.english)}",
        f"msgstr {escape(message.said)}",
    ]
    return "\n".join(lines) + "\n"


def _previous(comments: list[str]) -> str:
    was = WAS.removeprefix("# ")
    found = [comment.removeprefix(was) for comment in comments if comment.startswith(was)]
    return found[0] if found else "unknown"


def _order(sentence: Sentence) -> list[tuple[str, int]]:
    """By context, its numbers as numbers."""
    parts = re.split(r"(\d+)", sentence.context)
    return [
        (text, int(number or 0))
        for text, number in zip(parts[::2], [*parts[1::2], "0"], strict=True)
    ]
