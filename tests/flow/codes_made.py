"""Prints codes that this version makes, as lines to be added to tickets.tsv."""

from collections.abc import Iterator
from datetime import date
from itertools import cycle

from kiosk import __version__
from kiosk.flow.ticket.ledger import KINDS, LANGUAGES
from kiosk.flow.ticket.slots import path_steps, steps
from kiosk.flow.ticket.ticket import issue
from tests.visits import content

EVERY = 5


def lines(day: date) -> Iterator[tuple[str, ...]]:
    """Version, day, code, step, method, kind and language of every fifth place."""
    places = [(key, id) for id in ("", *content().methods) for key in steps(id, content()).values()]
    places += [(key, "") for key in path_steps(content()).values()]
    kinds, languages = cycle(("", *KINDS)), cycle(("", *LANGUAGES))
    for key, method in places[::EVERY]:
        kind, language = next(kinds), next(languages)
        code = issue(key, {"method": method, "kind": kind}, language, day, content())
        yield __version__, day.isoformat(), code, key, method, kind, language


if __name__ == "__main__":
    for line in lines(date.today()):
        print(*line, sep="\t")
