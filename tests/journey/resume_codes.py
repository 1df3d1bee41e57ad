"""Prints codes that this version makes, as lines to be added to resume_codes.tsv."""

from collections.abc import Iterator
from datetime import date
from itertools import cycle

from kiosk import __version__
from kiosk.journey.resume_code import (
    ANSWER_NUMBERS,
    KIND_NUMBERS,
    encode_resume_code,
    path_steps,
    steps_by_slot,
)
from tests.played_visit import shipped_content

EVERY = 5


def lines(day: date) -> Iterator[tuple[str, ...]]:
    """Version, day, code, step, method, kind and answers of every fifth place."""
    content = shipped_content()
    places = [
        (key, id)
        for id in ("", *content.methods)
        for key in (*steps_by_slot(id, content).values(), *path_steps(content).values())
    ]
    # No two lists are as long as one another, so that their values meet in many ways.
    turns = {fact: cycle(("", *values)) for fact, values in ANSWER_NUMBERS.items()}
    kinds = cycle(("", *KIND_NUMBERS))
    for key, method in places[::EVERY]:
        facts = {"method": method, "kind": next(kinds)}
        facts |= {fact: next(values) for fact, values in turns.items()}
        code = encode_resume_code(key, facts, day, content)
        yield __version__, day.isoformat(), code, key, *facts.values()


if __name__ == "__main__":
    for line in lines(date.today()):
        print(*line, sep="\t")
