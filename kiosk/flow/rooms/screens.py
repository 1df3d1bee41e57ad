"""What do you see on your screen? The pages of EU Login that can be there, and where each belongs."""

from kiosk.content.records import EuLoginScreen
from kiosk.flow.draft import Choice, Draft
from kiosk.flow.drawing import drawing_block
from kiosk.flow.holds import holds
from kiosk.flow.kit import Kit
from kiosk.flow.places import place_of
from kiosk.flow.state import CLOSE, STAY, Answer, Move, Where, go
from kiosk.flow.tell import Tell
from kiosk.flow.ways import way, within


def screens_at(key: str, where: Where, kit: Kit) -> dict[str, EuLoginScreen]:
    """The pages that can be on the screen at a step."""
    stage = key.partition("/")[0]
    return {
        id: screen
        for id, screen in kit.catalog.screens.items()
        if (stage in screen.stages or stage in kit.catalog.paths)
        and holds(screen.when, where.facts)
    }


def draft(tell: Tell) -> Draft | None:
    """All of them by their headings, or one with its drawing."""
    key = tell.where.node.partition("/")[2]
    stage, _, rest = key.partition("/")
    step, _, id = rest.partition("/")
    return _one(id, f"{stage}/{step}", tell) if id else _all(key, tell)


def _all(key: str, tell: Tell) -> Draft:
    found = screens_at(key, tell.where, tell.kit).items()
    return Draft(
        id=f"screens/{key}",
        title=tell.title("screens"),
        place=place_of(tell, key),
        blocks=tell.opening("screens"),
        choices=tuple(Choice(id, tell(screen.title)) for id, screen in found),
        default="",
        unknown=tell.note("words", "unknown"),
        pace="question",
    )


def _one(id: str, key: str, tell: Tell) -> Draft | None:
    screen = tell.catalog.screens.get(id)
    if screen is None:
        return None
    return Draft(
        id=f"screen/{id}",
        title=tell(screen.title),
        place=place_of(tell, key),
        blocks=(
            *tell.lead_note("screens", "alike"),
            *tell.paragraphs(screen.say),
            *drawing_block(screen.drawing, tell),
            *(tell.warning_note("screens", "doubt") if screen.confirm else ()),
        ),
        choices=tuple(tell.choice("screens", one) for one in ("yes", "no", "back-to-page")),
        pace="device",
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """A page picked is shown; one that is alike leads to where it belongs."""
    key = where.node.partition("/")[2]
    stage, _, rest = key.partition("/")
    step, _, id = rest.partition("/")
    match answer.option:
        case "unknown":
            return go("trouble/unknown-screen")
        case "back-to-page":
            return CLOSE
        case "no":
            return go(f"screens/{stage}/{step}")
        case "yes" if id in kit.catalog.screens:
            return way(within(kit.catalog.screens[id].go, key), where, kit)
    known = not id and answer.option in screens_at(key, where, kit)
    return go(f"screens/{key}/{answer.option}") if known else STAY
