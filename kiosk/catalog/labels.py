"""The names of EU Login's buttons, per language, and whether they were read on a real screen."""

import csv
from pathlib import Path

from msgspec import Struct


class Label(Struct, frozen=True):
    """One button: its name per language, and the languages in which that name is verified."""

    id: str
    names: dict[str, str]
    verified: frozenset[str]

    def shown_in(self, language: str) -> tuple[str, ...]:
        """The name in `language` if verified, else English and French if verified, else nothing."""
        if language in self.verified:
            return (self.names[language],)
        return tuple(self.names[tag] for tag in ("en", "fr") if tag in self.verified)

    def guess(self, language: str) -> str:
        """An unverified name to describe a button with, in `language` if there is one, else in English or any."""
        return self.names.get(language) or self.names.get("en") or next(iter(self.names.values()))


def read_labels(path: Path) -> dict[str, Label]:
    """All labels by id; columns are id, lang, label, source, verified."""
    names: dict[str, dict[str, str]] = {}
    verified: dict[str, set[str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            names.setdefault(row["id"], {})
            if row["label"]:
                names[row["id"]][row["lang"]] = row["label"]
            if row["verified"] == "yes":
                verified.setdefault(row["id"], set()).add(row["lang"])
    return {
        id: Label(id, found, frozenset(verified.get(id, ())))
        for id, found in names.items()
        if found
    }
