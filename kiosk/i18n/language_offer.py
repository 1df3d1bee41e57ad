"""Which languages members are offered: those that a native reader has read, that are complete and can be shown."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from kiosk.content.content import Language
from kiosk.i18n.completeness import count_untranslated
from kiosk.i18n.letters import missing_letters
from kiosk.settings.schema import Settings

Reason = Literal["no-reader", "incomplete", "no-letters"]


class Obstacle(Struct, frozen=True, kw_only=True):
    """Why a language is not offered.

    `no-reader`: no native reader is named. `incomplete`: `missing` of the `of` sentences are not translated.
    `no-letters`: the console's font lacks these `letters`.
    """

    tag: str
    name: str
    reason: Reason
    missing: int = 0
    of: int = 0
    letters: str = ""


class LanguageOffer(Struct, frozen=True):
    """The languages that members are offered, and all that is in the way of the others that the office wants."""

    tags: tuple[str, ...]
    obstacles: tuple[Obstacle, ...] = ()

    def obstacles_by_reason(self) -> dict[Reason, list[Obstacle]]:
        """All of them, in groups of one reason."""
        groups: dict[Reason, list[Obstacle]] = {}
        for one in self.obstacles:
            groups.setdefault(one.reason, []).append(one)
        return groups

    def is_instead_of(self, wanted: Collection[str]) -> bool:
        """Whether none of the languages that an office wants can be offered, and so another one is."""
        return bool(self.obstacles) and not set(self.tags) & set(wanted)


def offer_languages(
    settings: Settings,
    languages: Mapping[str, Language],
    locales: Path,
    letters: Collection[str] | None = None,
) -> LanguageOffer:
    """What the office's settings come to, with these languages of the content.

    Args:
        settings: those of the office; a language that the content does not have is passed over.
        languages: those of the content, by tag.
        locales: the folder of the catalogs.
        letters: those that the console's font has; None where the terminal is no console, and has all.

    Where none of the office's languages can be offered, the first one of the content that can is, else English.
    """
    wanted = [tag for tag in dict.fromkeys(settings.languages) if tag in languages]
    found = {
        tag: tuple(find_obstacles(languages[tag], settings, locales, letters)) for tag in wanted
    }
    tags = tuple(tag for tag in wanted if not found[tag])
    obstacles = tuple(one for tag in wanted for one in found[tag])
    return LanguageOffer(tags or _instead(settings, languages, locales, letters), obstacles)


def find_obstacles(
    language: Language, settings: Settings, locales: Path, letters: Collection[str] | None = None
) -> Iterator[Obstacle]:
    """All that is in the way of offering a language, whether or not the office wants it."""
    tag, name = language.tag, language.name
    if not (language.offered or tag in settings.native_readers):
        yield Obstacle(tag=tag, name=name, reason="no-reader")
    if tag not in settings.incomplete_languages:
        found = count_untranslated(locales, tag)
        if found.missing:
            yield Obstacle(
                tag=tag, name=name, reason="incomplete", missing=found.missing, of=found.of
            )
    if letters is not None and (lacking := missing_letters(language, locales, letters)):
        yield Obstacle(tag=tag, name=name, reason="no-letters", letters=lacking)


def _instead(
    settings: Settings,
    languages: Mapping[str, Language],
    locales: Path,
    letters: Collection[str] | None,
) -> tuple[str, ...]:
    for tag, language in languages.items():
        if not any(find_obstacles(language, settings, locales, letters)):
            return (tag,)
    return ("en",) if "en" in languages else tuple(languages)[:1]
