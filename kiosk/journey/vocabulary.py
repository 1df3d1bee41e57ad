"""Every id that the visit log may hold of a visit: a closed list, made from the content."""

from collections.abc import Iterator

from kiosk.content.content import Content
from kiosk.content.device_models import id_of_name
from kiosk.content.required_texts import required_texts
from kiosk.i18n.eu_languages import languages_from
from kiosk.journey.checklist import REGISTER, SIGN_IN
from kiosk.journey.fold import MORE_OPTION
from kiosk.journey.resume_code_fields import MAX_WEEKS
from kiosk.journey.router import BUILDERS, HELP_OPTION

FIXED_IDS = (
    *BUILDERS,
    "welcome/comfort",
    "phone/result",
    "counted/row",
    "second/best",
    "square/slip",
    "after/sign-in",
    "end/finished",
    "end/stopped",
    "language/device",
    "comeback/was",
    "paper/printed",
    "paper/failed",
    "resume/stage",
    "resume/device",
    "resume/method",
    "resume/step",
    "cover",
    "warning",
    "unknown",
    "typed",
    "printed",
    "failed",
    "yes",
    "no",
    "ask",
    "screen",
    "larger",
    MORE_OPTION,
    HELP_OPTION,
)
NUMBERED_CHOICES = ("way", "see")
"""Choices of a step that have no id of their own: "way-1", "see-2"."""


def vocabulary(content: Content) -> frozenset[str]:
    """All page ids, choice ids and fact values that a visit on this content can name."""
    return frozenset(
        (*FIXED_IDS, *_numbered(), *_pages(content), *_steps(content), *_questions(content))
    )


def _numbered() -> Iterator[str]:
    yield from (f"{name}-{number}" for name in NUMBERED_CHOICES for number in range(1, 21))
    yield from map(str, range(MAX_WEEKS))


def _pages(content: Content) -> Iterator[str]:
    for kind in BUILDERS:
        yield f"help/{kind}"
    # A choice that the content lost is offered all the same.
    for id, texts in required_texts(content).items():
        yield from (id, *texts.choice)
    for id, page in content.pages.items():
        yield id
        yield from page.choice
        yield from (choice.removeprefix("open-") for choice in page.choice)
    for kind, entries in (
        ("trouble", content.troubles),
        ("note", content.troubles),
        ("term", content.terms),
        ("people", content.problems),
        ("code", content.codes),
        ("method", content.methods),
        ("ask", content.methods),
        ("why", content.methods),
        ("path", content.situations),
        ("screen", content.screens),
        ("square", content.addresses),
    ):
        yield from entries
        yield from (f"{kind}/{id}" for id in entries)
    yield from (f"ask/{id}/later" for id in content.methods)
    yield from content.people
    yield from (
        f"people/{problem}/{id}" for id, one in content.people.items() for problem in one.problems
    )
    yield from {f"list/{name}" for entry in content.troubles.values() for name in entry.lists}
    yield from (apple.id for apple in content.apple)
    yield from content.android
    yield from {id_of_name(one.family) for one in content.android.values()}
    yield from (*content.kinds, *content.methods, *languages_from(content.languages))


def _steps(content: Content) -> Iterator[str]:
    for stage_id, stage in content.stages.items():
        yield stage_id
        yield from (f"{kind}/{stage_id}" for kind in ("stage", "pick", "finished"))
        own = [id for id in stage.order if id not in (REGISTER, SIGN_IN)]
        for method in content.methods.values():
            for key in {*own, *method.register, *method.sign_in}:
                yield f"{stage_id}/{key}"
                yield from _step_nodes(f"{stage_id}/{key}")
    for path_id, path in content.situations.items():
        yield f"finished/{path_id}"
        for key in path.order:
            yield f"{path_id}/{key}"
            yield from _step_nodes(f"{path_id}/{key}")
    for journeys in (content.stages, content.methods, content.situations):
        for journey in journeys.values():
            for step in journey.step.values():
                yield from (choice.id for choice in step.choice)


def _step_nodes(key: str) -> Iterator[str]:
    yield from (f"{kind}/{key}" for kind in ("step", "else", "pick", "screens"))


def _questions(content: Content) -> Iterator[str]:
    for kind, questions in (("before", content.before), ("device", content.questions)):
        for id, question in questions.items():
            yield id
            yield f"{kind}/{id}"
            yield from (choice.id for choice in question.choice)
