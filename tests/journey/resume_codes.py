"""Prints codes that this version makes, as lines to be added to resume_codes.tsv."""

from collections.abc import Iterator
from datetime import date
from itertools import cycle

from kiosk import __version__
from kiosk.journey.resume_code import (
    KIND_NUMBERS,
    LANGUAGE_NUMBERS,
    encode_resume_code,
    path_steps,
    steps_by_slot,
)
from tests.played_visit import shipped_content

EVERY = 5


def lines(day: date) -> Iterator[tuple[str, ...]]:
    """Version, day, code, step, method, kind and language of every fifth place."""
    places = [
        (key, id)
        for id in ("", *shipped_content().methods)
        for key in steps_by_slot(id, shipped_content()).values()
    ]
    places += [(key, "") for key in path_steps(shipped_content()).values()]
    kinds, languages = cycle(("", *KIND_NUMBERS)), cycle(("", *LANGUAGE_NUMBERS))
    for key, method in places[::EVERY]:
        kind, language = next(kinds), next(languages)
        code = encode_resume_code(
            key, {"method": method, "kind": kind}, language, day, shipped_content()
        )
        yield __version__, day.isoformat(), code, key, method, kind, language


if __name__ == "__main__":
    for line in lines(date.today()):
        print(*line, sep="\t")
