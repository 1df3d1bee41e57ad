"""What one reads on a page, entry by entry of the content.

A page is read through: its title, its sentences and its warnings. What one looks at counts apart: choices,
checklists, drawings, addresses, contacts, the boxes of a code, and a letter, which one copies.
"""

from collections.abc import Iterator

from msgspec import Struct

from kiosk.content.catalog import Catalog
from kiosk.content.records import Sentence, Trouble
from kiosk.content.steps import Method, Situation, Stage, Step

MOST = 60
"""Words of a page."""

LETTER = 50
"""Words of a letter."""


class ProsePage(Struct, frozen=True):
    """The sentences of a page, its title first; a letter; what else stands there; the terms offered."""

    prose: tuple[Sentence, ...]
    letter: tuple[Sentence, ...] = ()
    aside: tuple[Sentence, ...] = ()
    terms: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The context of the entry."""
        return self.prose[0].context.rpartition(".")[0]


def prose_pages(catalog: Catalog) -> Iterator[ProsePage]:
    """All pages that the content writes; those that the flow composes of many entries are for tests."""
    homes: tuple[Stage | Method | Situation, ...] = (
        *catalog.stages.values(),
        *catalog.methods.values(),
        *catalog.paths.values(),
    )
    for home in homes:
        yield from (step_page(step, catalog) for step in home.step.values())
    yield from map(trouble_page, catalog.troubles.values())
    yield from (_page(one.short, one.finished, *one.next) for one in catalog.stages.values())
    for path in catalog.paths.values():
        yield _page(path.title, path.lead)
        yield _page(path.short, path.finished, *path.next)
    yield from _methods(catalog)
    yield from (_page(one.title, *one.means) for one in catalog.terms.values())
    yield from (_page(one.title, *one.say) for one in catalog.codes.values())
    yield from (_page(one.ask, *one.where) for one in catalog.before.values())
    yield from (_page(one.ask, *one.where) for one in catalog.questions.values())
    yield from (_page(one.title, *one.say) for one in catalog.screens.values())
    whom = catalog.pages["people"].note.get("whom") if "people" in catalog.pages else None
    yield from (_page(one.say, whom, *one.ready) for one in catalog.problems.values())
    for words in catalog.pages.values():
        if words.title or words.lead:
            yield _page(words.title, words.lead, *words.say, *words.watch)


def step_page(step: Step, catalog: Catalog) -> ProsePage:
    """The page of a step; whoever waits reads how to come back, too."""
    wait = (step.wait.usually, step.wait.at_most, step.wait.holds) if step.wait else ()
    home = catalog.pages.get("home")
    back = home.note.get("short-code") if home and step.wait else None
    return ProsePage(
        _present(step.title, step.lead, *step.say, *wait, *step.watch, back),
        letter=step.write,
        aside=_present(step.done, *(one.say for one in step.choice)),
        terms=step.words,
    )


def trouble_page(trouble: Trouble) -> ProsePage:
    """The page of something that goes wrong."""
    return ProsePage(
        (trouble.title, trouble.lead, *trouble.say, *trouble.watch),
        aside=tuple(jump.say for jump in trouble.jumps),
        terms=trouble.words,
    )


def _methods(catalog: Catalog) -> Iterator[ProsePage]:
    """A method explained, and how one signs in with it next time."""
    needs = catalog.pages["method"].note.get("needs") if "method" in catalog.pages else None
    later = catalog.pages.get("next-time")
    for one in catalog.methods.values():
        yield _page(one.title, one.means, one.good, needs, *one.needs, one.closed)
        if later is not None:
            yield _page(later.title, later.lead, *one.next_time)


def _page(*sentences: Sentence | None) -> ProsePage:
    return ProsePage(_present(*sentences))


def _present(*sentences: Sentence | None) -> tuple[Sentence, ...]:
    return tuple(one for one in sentences if one is not None)
