"""All sentences of one language as they are read, each with the file that a translator or writer edits."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field

from kiosk.content.catalog import Catalog
from kiosk.content.records import Sentence
from kiosk.words.catalogue import catalogue_file, read_entries
from kiosk.words.fill import fill
from kiosk.words.quotes import quoted

DEVICE = frozenset(["device", "on_device", "device_name"])


class Telling(Struct, frozen=True):
    """A language: its texts by sentence, buttons and devices filled in, and the file of each."""

    tag: str
    texts: Mapping[Sentence, str] = field(default_factory=dict)
    files: Mapping[Sentence, str] = field(default_factory=dict)

    def __iter__(self) -> Iterator[tuple[str, Sentence, str]]:
        for sentence, text in self.texts.items():
            yield self.files[sentence], sentence, text

    def say(self, sentence: Sentence | None) -> str:
        """The text of a sentence; nothing where it has none."""
        return self.texts.get(sentence, "") if sentence is not None else ""


def telling(tag: str, said: Iterable[tuple[str, Sentence, str]], catalog: Catalog) -> Telling:
    """The sentences of a language, with their files and raw texts, as a member reads them."""
    every = list(said)
    named = _fields(tag, {sentence: text for _, sentence, text in every}, catalog)
    texts = {sentence: fill(text, named) for _, sentence, text in every}
    return Telling(tag, texts, {sentence: file for file, sentence, _ in every})


def read_telling(
    tag: str, said: Iterable[tuple[str, Sentence]], locales: Path, catalog: Catalog
) -> Telling:
    """The same from the catalogue of a language; English is what the content itself says.

    What is missing or fuzzy is not told: it is shown in English.
    """
    if tag == "en":
        return telling(tag, ((file, one, one.english) for file, one in said), catalog)
    path = catalogue_file(locales, tag)
    try:
        entries = read_entries(path) if path.is_file() else {}
    except ValueError:
        entries = {}
    file = f"locales/{path.relative_to(locales).as_posix()}"
    there = ((one, entries[one]) for _, one in said if one in entries)
    return telling(
        tag, ((file, one, entry.said) for one, entry in there if not entry.fuzzy), catalog
    )


def _fields(tag: str, texts: Mapping[Sentence, str], catalog: Catalog) -> dict[str, str]:
    """The buttons in quotation marks, and the longest name of a device."""
    buttons = {id: quoted(label.guess(tag), tag) for id, label in catalog.labels.items()}
    kinds = catalog.kinds.values()
    named = {
        "device": [one.yours for one in kinds],
        "on_device": [one.on_yours for one in kinds],
        "device_name": [one.name for one in kinds],
    }
    longest = {
        field: max((texts.get(one, "") for one in ones), key=len, default="")
        for field, ones in named.items()
    }
    return buttons | longest
