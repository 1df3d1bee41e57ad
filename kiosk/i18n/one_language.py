"""Says something whole in one language: in the first that lacks no sentence of it. Two never mix within a page."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from kiosk.i18n.translator import Translator

T = TypeVar("T")


def build_in_one_language(
    tags: Iterable[str], words: Callable[[str], Translator], build: Callable[[str], T]
) -> T:
    """What `build` makes in the first of these languages for which it needs no sentence that is not translated.

    Args:
        tags: the languages in the order in which they are tried, at least one; of what lacks sentences in all of
            them, the last one is taken, so English stands last.
        words: gives the translator of a language, which `build` says all sentences with.
        build: makes it in a language; called again for each language that is tried.
    """
    for tag in dict.fromkeys(tags):
        translator = words(tag)
        translator.untranslated.clear()
        built = build(tag)
        if not translator.untranslated:
            break
    return built
