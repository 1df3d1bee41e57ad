"""The order of the book: its chapters, and the order of the pages in each, which is that of visits."""

from collections.abc import Iterator

from kiosk.content.content import Content
from kiosk.journey.checklist import REGISTER, SIGN_IN

FIRST = {
    "arrival": ("welcome", "intent", "other", "comeback", "resume"),
    "questions": ("before", "note", "device"),
    "verdict": ("verdict", "why", "other-method", "method", "second"),
}
"""The chapters before the stages, each with the beginnings of the ids of its pages."""

LAST = {
    "situations": ("list", "path", "step", "finished"),
    "screens": ("pick", "stages", "else", "screens", "screen"),
    "troubles": ("trouble",),
    "help": (
        "help",
        "helped",
        "people",
        "safety",
        "phone",
        "code",
        "comfort",
        "reader",
        "language",
        "counted",
    ),
    "words": ("terms", "term"),
    "leaving": ("home", "change-steps", "home-steps", "paper", "square", "cover", "warning", "end"),
    "paper": ("slip", "guide", "device-answer"),
    "staff": (
        *("staff/pin", "staff/menu", "staff/visits", "staff/filter", "staff/visit"),
        *("staff/figures", "staff/span", "staff/printing", "staff/export", "staff/report"),
        *("staff/save", "staff/care"),
        *("staff/change", "staff/practice", "staff/retention"),
        *("staff/times", "staff/languages", "staff/methods", "staff/contacts", "staff/newpin"),
        *("staff/copies", "staff/update", "staff/health", "staff/legibility", "staff/clock"),
        *("staff/help", "staff"),
    ),
}
"""The chapters after the stages."""

UNSHOWN = "unshown"
"""The chapter of the sentences that are on no page."""

LAST_STAGE_PAGES = ("after",)
"""What follows the last stage."""


def chapters(content: Content) -> dict[str, tuple[str, ...]]:
    """Each chapter with the beginnings of the ids of its pages; the chapter of a stage is "stage/ID"."""
    stages: dict[str, tuple[str, ...]] = {
        f"stage/{id}": (f"stage/{id}", f"step/{id}", f"finished/{id}") for id in content.stages
    }
    if stages:
        last = list(stages)[-1]
        stages[last] += LAST_STAGE_PAGES
    return {**FIRST, **stages, **LAST}


def order_ids(ids: list[str], content: Content) -> dict[str, list[str]]:
    """The ids of pages by chapter, in the order of visits; those that no chapter names come with the first one."""
    named = chapters(content)
    places = {
        beginning: (chapter, at)
        for chapter, beginnings in named.items()
        for at, beginning in enumerate(beginnings)
    }
    rank = {id: at for at, id in enumerate(_content_order(content))}

    def place(id: str) -> tuple[str, int]:
        parts = id.split("/")
        beginnings = ("/".join(parts[:length]) for length in range(len(parts), 0, -1))
        return next((places[one] for one in beginnings if one in places), (next(iter(named)), 99))

    order = {id: at for at, id in enumerate(ids)}
    ordered: dict[str, list[str]] = {chapter: [] for chapter in named}
    for id in sorted(
        ids, key=lambda id: (_group(id, content), place(id)[1], rank.get(id, len(rank) + order[id]))
    ):
        ordered[place(id)[0]].append(id)
    return ordered


def _group(id: str, content: Content) -> int:
    """A situation keeps its pages together; all others are ordered by what they are."""
    situations = list(content.situations)
    parts = id.split("/")
    known = len(parts) > 1 and parts[0] in ("path", "step", "finished") and parts[1] in situations
    return 1 + situations.index(parts[1]) if known else 0


def _content_order(content: Content) -> Iterator[str]:
    """The ids of pages that the content has an order for."""
    yield from (f"before/{id}" for id in content.before)
    yield from (f"device/{id}" for id in content.questions)
    for kind in ("note", "trouble"):
        yield from (f"{kind}/{id}" for id in content.troubles)
    for kind in ("why", "method"):
        yield from (f"{kind}/{id}" for id in content.methods)
    yield from (f"code/{id}" for id in content.codes)
    yield from (f"screen/{id}" for id in content.screens)
    yield from (f"term/{id}" for id in content.terms)
    keys = [*_stage_steps(content), *_situation_steps(content)]
    for kind in ("step", "pick", "else", "screens"):
        yield from (f"{kind}/{key}" for key in keys)


def _stage_steps(content: Content) -> Iterator[str]:
    """The steps of the stages, with those of each method in their place, method after method."""
    for id, stage in content.stages.items():
        for step in stage.order:
            if step not in (REGISTER, SIGN_IN):
                yield f"{id}/{step}"
                continue
            for method in content.methods.values():
                own = method.register if step == REGISTER else method.sign_in
                yield from (f"{id}/{one}" for one in own)


def _situation_steps(content: Content) -> Iterator[str]:
    for id, situation in content.situations.items():
        yield from (f"{id}/{step}" for step in situation.order)
