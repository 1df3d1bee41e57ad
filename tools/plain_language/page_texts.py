"""The texts that a member reads on each page, and the order in which pages are met."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field

from kiosk.content.content import Content
from kiosk.content.shared_records import Sentence, Trouble
from kiosk.content.step_records import Method, Situation, Stage, Step
from kiosk.i18n.button_names import quote
from kiosk.i18n.placeholders import fill_placeholders
from kiosk.i18n.po_file import catalog_path, read_catalog

NUMBER_FIELDS = ("first", "last", "number", "of", "seconds")
"""The fields that hold a number."""


class ProsePage(Struct, frozen=True):
    """The sentences of a page, its title first; the choices; ids of the terms explained."""

    prose: tuple[Sentence, ...]
    aside: tuple[Sentence, ...] = ()
    terms: tuple[str, ...] = ()


def prose_pages(content: Content) -> Iterator[ProsePage]:
    """All pages whose texts are one entry of the content; those composed of many entries are left to tests."""
    entries: tuple[Stage | Method | Situation, ...] = (
        *content.stages.values(),
        *content.methods.values(),
        *content.situations.values(),
    )
    for entry in entries:
        yield from (step_page(step, content) for step in entry.step.values())
    yield from map(trouble_page, content.troubles.values())
    yield from (_page(one.short, one.finished, *one.next) for one in content.stages.values())
    for situation in content.situations.values():
        yield _page(situation.title, situation.lead)
        yield _page(situation.short, situation.finished, *situation.next)
    yield from _method_pages(content)
    yield from (_page(one.title, *one.means) for one in content.terms.values())
    yield from (_page(one.title, *one.say) for one in content.codes.values())
    yield from (_page(one.ask, *one.where) for one in content.before.values())
    yield from (_page(one.ask, *one.where) for one in content.questions.values())
    yield from (_page(one.title, *one.say) for one in content.screens.values())
    whom = content.pages["people"].note.get("whom") if "people" in content.pages else None
    yield from (_page(one.say, whom, *one.ready) for one in content.problems.values())
    for texts in content.pages.values():
        if texts.title or texts.lead:
            yield _page(texts.title, texts.lead, *texts.say, *texts.watch)


def step_page(step: Step, content: Content) -> ProsePage:
    """The page of a step; a wait also says how to come back."""
    wait = (step.wait.usually, step.wait.at_most, step.wait.holds) if step.wait else ()
    home = content.pages.get("home")
    back = home.note.get("short-code") if home and step.wait else None
    return ProsePage(
        _present(step.title, step.lead, *step.say, *wait, *step.watch, back),
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


def _method_pages(content: Content) -> Iterator[ProsePage]:
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


METHOD_STEPS = {"@register": "register", "@sign-in": "sign_in"}
"""What stands for the steps of the method in the order of a stage, and the field of the method."""


def reading_orders(content: Content) -> Iterator[tuple[Step, ...]]:
    """The steps of each situation, and of each stage with each method, in order; without those of other methods.

    Each stage is a reading order of its own, since days may have passed before it.
    """
    for situation in content.situations.values():
        yield tuple(situation.step[id] for id in situation.order if id in situation.step)
    for method in content.methods.values():
        for stage in content.stages.values():
            steps: list[Step] = []
            for id in stage.order:
                if id in METHOD_STEPS:
                    own = getattr(method, METHOD_STEPS[id])
                    steps += [method.step[name] for name in own if name in method.step]
                elif id in stage.step and _is_for_method(stage.step[id], method.id):
                    steps.append(stage.step[id])
            yield tuple(steps)


def met_before(earlier: Step, later: Step) -> bool:
    """Whether whoever comes to the later step has always met the earlier one, whatever else is known of them."""
    wanted = {fact: test for fact, test in earlier.when.items() if fact != "method"}
    known = bool(earlier.known)
    return not known and all(later.when.get(fact) == test for fact, test in wanted.items())


def _is_for_method(step: Step, method: str) -> bool:
    test = step.when.get("method")
    return test is None or method in (test.is_, *(test.in_ or ()))


class LanguageTexts(Struct, frozen=True):
    """The texts of a language by their sentences, with buttons and devices filled in, and the file of each."""

    tag: str
    texts: Mapping[Sentence, str] = field(default_factory=dict)
    files: Mapping[Sentence, str] = field(default_factory=dict)

    def __iter__(self) -> Iterator[tuple[str, Sentence, str]]:
        for sentence, text in self.texts.items():
            yield self.files[sentence], sentence, text

    def say(self, sentence: Sentence | None) -> str:
        """The text of a sentence; "" where it has none."""
        return self.texts.get(sentence, "") if sentence is not None else ""


def language_texts(
    tag: str, translated: Iterable[tuple[str, Sentence, str]], content: Content
) -> LanguageTexts:
    """The texts of a language as a member reads them, from files, sentences and texts with placeholders."""
    every = list(translated)
    fields = _placeholder_values(tag, {sentence: text for _, sentence, text in every}, content)
    texts = {sentence: fill_placeholders(text, fields) for _, sentence, text in every}
    return LanguageTexts(tag, texts, {sentence: file for file, sentence, _ in every})


def read_language_texts(
    tag: str, sourced: Iterable[tuple[str, Sentence]], locales: Path, content: Content
) -> LanguageTexts:
    """The same from the catalog of a language, or for English from the sentences themselves.

    Sentences whose translation is missing or fuzzy are left out: they are shown in English.
    """
    if tag == "en":
        return language_texts(tag, ((file, one, one.forms[-1]) for file, one in sourced), content)
    path = catalog_path(locales, tag)
    try:
        entries = read_catalog(path) if path.is_file() else {}
    except ValueError:
        entries = {}
    file = f"locales/{path.relative_to(locales).as_posix()}"
    there = ((one, entries[one]) for _, one in sourced if one in entries)
    return language_texts(
        tag, ((file, one, entry.said) for one, entry in there if not entry.fuzzy), content
    )


def _placeholder_values(
    tag: str, texts: Mapping[Sentence, str], content: Content
) -> dict[str, str]:
    """Numbers, the names of buttons in quotation marks, and of each form of a device the longest."""
    buttons = {id: quote(label.guess(tag), tag) for id, label in content.labels.items()}
    kinds = content.kinds.values()
    named = {
        "device": [one.yours for one in kinds],
        "on_device": [one.on_yours for one in kinds],
        "device_name": [one.name for one in kinds],
    }
    longest = {
        field: max((texts.get(one, "") for one in ones), key=len, default="")
        for field, ones in named.items()
    }
    return buttons | longest | dict.fromkeys(NUMBER_FIELDS, "2")
