"""The ids of the visit log with the English words that explain them to whoever opens the log with other tools."""

import re
from collections.abc import Iterator

from kiosk.content.content import Content
from kiosk.content.shared_records import Sentence
from kiosk.events import EntryKind, VocabularyEntry
from kiosk.journey.vocabulary import vocabulary

FIELD = re.compile(r"\{(\w+)\}")


def labelled_vocabulary(content: Content) -> dict[str, VocabularyEntry]:
    """All ids that a visit on this content can name, with their kind, and a label where the content has one."""
    named = dict(_named(content))
    plain = VocabularyEntry("choice")
    return {id: named.get(id, plain) for id in sorted(vocabulary(content))}


def _named(content: Content) -> Iterator[tuple[str, VocabularyEntry]]:
    """Ids with their entries; where one id is several things, the last one counts."""
    for id, page in content.pages.items():
        if page.title:
            yield id, _entry("page", page.title, content)
    yield from _pages_about_entries(content)
    yield from _steps(content)
    for model in content.apple:
        yield model.id, VocabularyEntry("model", model.model)
    for id, android in content.android.items():
        yield id, VocabularyEntry("model", android.model)
    for id, reason in content.pages["intent"].choice.items() if "intent" in content.pages else ():
        yield id, _entry("reason", reason, content)
    for id, kind in content.kinds.items():
        yield id, _entry("device", kind.name, content)
    for id, method in content.methods.items():
        yield id, _entry("method", method.name, content)
    for id, stage in content.stages.items():
        yield id, _entry("stage", stage.short, content)
    for id, situation in content.situations.items():
        yield id, _entry("situation", situation.short, content)
    for id, language in content.languages.items():
        yield id, VocabularyEntry("language", language.name)


def _pages_about_entries(content: Content) -> Iterator[tuple[str, VocabularyEntry]]:
    """The pages that are made for each entry of a kind."""
    for id, trouble in content.troubles.items():
        for kind in ("trouble", "note"):
            yield f"{kind}/{id}", _entry("page", trouble.title, content)
    for id, term in content.terms.items():
        yield f"term/{id}", _entry("page", term.title, content)
    for id, screen in content.screens.items():
        yield f"screen/{id}", _entry("page", screen.title, content)
    for kind, questions in (("before", content.before), ("device", content.questions)):
        for id, question in questions.items():
            yield f"{kind}/{id}", _entry("page", question.ask, content)
    for journeys in (content.stages, content.situations):
        for id, journey in journeys.items():
            for kind in ("stage", "pick", "finished", "path"):
                yield f"{kind}/{id}", _entry("page", journey.short, content)


def _steps(content: Content) -> Iterator[tuple[str, VocabularyEntry]]:
    """The steps by their keys, as in `access/open-rcam`, and the pages about them."""
    own = [(id, stage.step) for id, stage in content.stages.items()]
    own += [(id, situation.step) for id, situation in content.situations.items()]
    for journey_id, its_steps in own:
        for steps in (its_steps, *(method.step for method in content.methods.values())):
            for id, step in steps.items():
                yield f"{journey_id}/{id}", _entry("step", step.title, content)
                for kind in ("step", "else", "pick", "screens"):
                    yield f"{kind}/{journey_id}/{id}", _entry("page", step.title, content)


def _entry(kind: EntryKind, sentence: Sentence, content: Content) -> VocabularyEntry:
    return VocabularyEntry(
        kind, FIELD.sub(lambda found: _label(found[1], content), sentence.english)
    )


def _label(id: str, content: Content) -> str:
    """What stands in a sentence for a field in braces: the name of a button, else the field's own name."""
    return content.labels[id].guess("en") if id in content.labels else id
