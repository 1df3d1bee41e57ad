"""Names of EU Login's buttons in each language, and whether they were read on a real screen."""

from pathlib import Path

from msgspec import Struct

from kiosk.content.problem import Problem
from kiosk.content.tsv import read_rows

SIDE_BY_SIDE = ("en", "fr")
"""Languages whose names are shown together where the one of the device is not known for certain."""

LABEL_COLUMNS = ("id", "lang", "label", "verified")


class ButtonLabel(Struct, frozen=True):
    """One button: its name per language, and the languages in which that name is verified."""

    id: str
    names: dict[str, str]
    verified: frozenset[str]

    def shown_in(self, language: str) -> tuple[str, ...]:
        """The names to show on a device in `language`: its own if verified, else English and French if verified.

        English or French that nobody has verified is still shown on a device in that language, not the other one.
        """
        if language in self.verified or (language in SIDE_BY_SIDE and language in self.names):
            return (self.names[language],)
        return tuple(self.names[tag] for tag in SIDE_BY_SIDE if tag in self.verified)

    def guess(self, language: str) -> str:
        """A name that may be unverified: in `language` if there is one, else in English, else in any language."""
        return self.names.get(language) or self.names.get("en") or next(iter(self.names.values()))


def read_labels(path: Path) -> tuple[dict[str, ButtonLabel], list[Problem]]:
    """All labels by id, and what is wrong with the lines left out; raises as `read_rows` does."""
    names: dict[str, dict[str, str]] = {}
    verified: dict[str, set[str]] = {}
    rows, problems = read_rows(path, LABEL_COLUMNS)
    for row in rows:
        id, language, name, is_verified = (row.cells[column] for column in LABEL_COLUMNS)
        if name:
            names.setdefault(id, {})[language] = name
            if is_verified == "yes":
                verified.setdefault(id, set()).add(language)
    labels = {
        id: ButtonLabel(id, by_language, frozenset(verified.get(id, ())))
        for id, by_language in names.items()
    }
    return labels, problems
