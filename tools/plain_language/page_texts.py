"""What a member reads on a page, in the order in which the pages are met."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field

from kiosk.content.content import Content
from kiosk.content.shared_records import Sentence, Trouble
from kiosk.content.step_records import Method, Situation, Stage, Step
from kiosk.i18n.button_names import quote
from kiosk.i18n.placeholders import fill_placeholders
from kiosk.i18n.po_file import catalog_path, read_catalog

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


def prose_pages(content: Content) -> Iterator[ProsePage]:
    """All pages that the content writes; those that the flow composes of many entries are for tests."""
    homes: tuple[Stage | Method | Situation, ...] = (
        *content.stages.values(),
        *content.methods.values(),
        *content.situations.values(),
    )
    for home in homes:
        yield from (step_page(step, content) for step in home.step.values())
    yield from map(trouble_page, content.troubles.values())
    yield from (_page(one.short, one.finished, *one.next) for one in content.stages.values())
    for path in content.situations.values():
        yield _page(path.title, path.lead)
        yield _page(path.short, path.finished, *path.next)
    yield from _methods(content)
    yield from (_page(one.title, *one.means) for one in content.terms.values())
    yield from (_page(one.title, *one.say) for one in content.codes.values())
    yield from (_page(one.ask, *one.where) for one in content.before.values())
    yield from (_page(one.ask, *one.where) for one in content.questions.values())
    yield from (_page(one.title, *one.say) for one in content.screens.values())
    whom = content.pages["people"].note.get("whom") if "people" in content.pages else None
    yield from (_page(one.say, whom, *one.ready) for one in content.problems.values())
    for words in content.pages.values():
        if words.title or words.lead:
            yield _page(words.title, words.lead, *words.say, *words.watch)


def step_page(step: Step, content: Content) -> ProsePage:
    """The page of a step; whoever waits reads how to come back, too."""
    wait = (step.wait.usually, step.wait.at_most, step.wait.holds) if step.wait else ()
    home = content.pages.get("home")
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


def _methods(content: Content) -> Iterator[ProsePage]:
    """A method explained, and how one signs in with it next time."""
    needs = content.pages["method"].note.get("needs") if "method" in content.pages else None
    later = content.pages.get("next-time")
    for one in content.methods.values():
        yield _page(one.title, one.means, one.good, needs, *one.needs, one.closed)
        if later is not None:
            yield _page(later.title, later.lead, *one.next_time)


def _page(*sentences: Sentence | None) -> ProsePage:
    return ProsePage(_present(*sentences))


def _present(*sentences: Sentence | None) -> tuple[Sentence, ...]:
    return tuple(one for one in sentences if one is not None)


OWN = {"@register": "register", "@sign-in": "sign_in"}
"""What stands for a method's own steps in the order of a stage."""


def reading_orders(content: Content) -> Iterator[tuple[Step, ...]]:
    """Each stage with each method, each path: its steps in order, those of other methods left out.

    A stage is a way of its own, since days lie before it.
    """
    for path in content.situations.values():
        yield tuple(path.step[id] for id in path.order if id in path.step)
    for method in content.methods.values():
        for stage in content.stages.values():
            found: list[Step] = []
            for id in stage.order:
                if id in OWN:
                    own = getattr(method, OWN[id])
                    found += [method.step[name] for name in own if name in method.step]
                elif id in stage.step and _of(stage.step[id], method.id):
                    found.append(stage.step[id])
            yield tuple(found)


def met_before(earlier: Step, later: Step) -> bool:
    """Whether whoever comes to the later step of a way has met the earlier one, whatever else is known."""
    wanted = {fact: test for fact, test in earlier.when.items() if fact != "method"}
    known = bool(earlier.known)
    return not known and all(later.when.get(fact) == test for fact, test in wanted.items())


def _of(step: Step, method: str) -> bool:
    test = step.when.get("method")
    return test is None or method in (test.is_, *(test.in_ or ()))


class LanguageTexts(Struct, frozen=True):
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


def language_texts(
    tag: str, said: Iterable[tuple[str, Sentence, str]], content: Content
) -> LanguageTexts:
    """The sentences of a language, with their files and raw texts, as a member reads them."""
    every = list(said)
    named = _fields(tag, {sentence: text for _, sentence, text in every}, content)
    texts = {sentence: fill_placeholders(text, named) for _, sentence, text in every}
    return LanguageTexts(tag, texts, {sentence: file for file, sentence, _ in every})


def read_language_texts(
    tag: str, said: Iterable[tuple[str, Sentence]], locales: Path, content: Content
) -> LanguageTexts:
    """The same from the catalogue of a language; English is what the content itself says.

    What is missing or fuzzy is not told: it is shown in English.
    """
    if tag == "en":
        return language_texts(tag, ((file, one, one.english) for file, one in said), content)
    path = catalog_path(locales, tag)
    try:
        entries = read_catalog(path) if path.is_file() else {}
    except ValueError:
        entries = {}
    file = f"locales/{path.relative_to(locales).as_posix()}"
    there = ((one, entries[one]) for _, one in said if one in entries)
    return language_texts(
        tag, ((file, one, entry.said) for one, entry in there if not entry.fuzzy), content
    )


def _fields(tag: str, texts: Mapping[Sentence, str], content: Content) -> dict[str, str]:
    """The buttons in quotation marks, and the longest name of a device."""
    buttons = {id: quote(label.guess(tag), tag) for id, label in content.labels.items()}
    kinds = content.kinds.values()
    named = {
        "device": [one.yours for one in kinds],
        "on_device": [one.on_yours for one in kinds],
        "device_name": [one.name for one in kinds],
    }
    max_length = {
        field: max((texts.get(one, "") for one in ones), key=len, default="")
        for field, ones in named.items()
    }
    return buttons | max_length
