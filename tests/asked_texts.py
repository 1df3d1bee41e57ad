"""Notes which texts of the page files are asked for, and where the first time."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from kiosk.content.content import Content
from kiosk.content.required_texts import PARTS
from kiosk.content.shared_records import PageTexts, Sentence

Key = tuple[str, str]
"""A page, and a text of it: "title", "choice.yes", "note.place"."""


class AskedTexts:
    """All texts that were asked for, each with what `at` held then; set `at` to where one is."""

    def __init__(self) -> None:
        self.at: Any = None
        self.texts: dict[Key, Any] = {}

    def watched(self, content: Content) -> Content:
        """The content, with pages that tell what is asked of them."""
        return replace(content, pages=_Pages(content.pages, self))

    def note(self, page: str, text: str) -> None:
        """Something was asked for."""
        self.texts.setdefault((page, text), self.at)


class _Pages(dict[str, Any]):
    def __init__(self, pages: Mapping[str, PageTexts], asked: AskedTexts) -> None:
        super().__init__({id: _Page(id, words, asked) for id, words in pages.items()})
        self._asked = asked

    def get(self, id: str, default: Any = None) -> Any:
        return self[id] if id in self else _Page(id, PageTexts(), self._asked)


class _Page:
    def __init__(self, id: str, words: PageTexts, asked: AskedTexts) -> None:
        self._id, self._words, self._asked = id, words, asked
        self.choice = _Texts(f"{id}/choice", words.choice, asked)
        self.note = _Texts(f"{id}/note", words.note, asked)

    def __getattr__(self, name: str) -> Any:
        if name in PARTS:
            self._asked.note(self._id, name)
        return getattr(self._words, name)


class _Texts(dict[str, Sentence]):
    def __init__(self, place: str, texts: Mapping[str, Sentence], asked: AskedTexts) -> None:
        super().__init__(texts)
        self._page, _, self._kind = place.rpartition("/")
        self._asked = asked

    def get(self, name: str, default: Any = None) -> Any:
        self._asked.note(self._page, f"{self._kind}.{name}")
        return super().get(name, default)


def keys(pages: Mapping[str, Any]) -> set[Key]:
    """All declared texts of pages."""
    return {
        (id, text)
        for id, texts in pages.items()
        for text in (
            *texts.parts,
            *(f"choice.{name}" for name in texts.choice),
            *(f"note.{name}" for name in texts.note),
        )
    }


def without(content: Content, key: Key) -> Content:
    """The content without one text."""
    id, text = key
    words, (kind, _, name) = content.pages[id], text.partition(".")
    if name:
        left = {one: said for one, said in getattr(words, kind).items() if one != name}
        changed = replace(words, **{kind: left})
    else:
        changed = replace(words, **{kind: () if kind in ("say", "watch") else None})
    return replace(content, pages={**content.pages, id: changed})
