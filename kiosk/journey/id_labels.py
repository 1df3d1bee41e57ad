"""The ids of the visit log in words, where the content has a name for them."""

from kiosk.content.shared_records import Sentence
from kiosk.journey.page_text import PageText


def id_label(column: str, value: object, texts: PageText) -> str:
    """A value of a column of the visit log in words; an id that nothing names stands for itself."""
    if value is None or value == "":
        return ""
    id = str(value)
    if column == "language":
        known = texts.content.languages.get(id)
        return known.name if known else id
    if column == "front_end":
        return texts.note_if_any("counted-row", id) or id
    sentence = _sentence(column, id, texts)
    return texts(sentence) if sentence else id


def _sentence(column: str, id: str, texts: PageText) -> Sentence | None:
    content = texts.content
    match column:
        case "reason":
            return texts.page("intent").choice.get(id)
        case "device":
            return content.kinds[id].name if id in content.kinds else _class_name(id, texts)
        case "method":
            return content.methods[id].name if id in content.methods else None
        case "stage":
            journey = content.stages.get(id) or content.situations.get(id)
            return journey.short if journey else None
        case "resumed":
            return step_title(id, texts)
    return None


def _class_name(id: str, texts: PageText) -> Sentence | None:
    """The name of a class of devices that is no kind of its own."""
    return texts.page("counted-row").note.get(f"device-{id}")


def step_title(key: str, texts: PageText) -> Sentence | None:
    """The title of a step by its key, as in `access/open-rcam`."""
    journey, _, id = key.partition("/")
    holders = (
        texts.content.stages.get(journey),
        texts.content.situations.get(journey),
        *texts.content.methods.values(),
    )
    found = (one.step.get(id) for one in holders if one is not None)
    return next((step.title for step in found if step is not None), None)
