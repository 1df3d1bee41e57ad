"""A square to scan with one's own phone or tablet: an address instead of typing it, or the slip."""

from kiosk.content.steps import Step
from kiosk.flow.draft import Choice, Draft
from kiosk.flow.kit import Kit
from kiosk.flow.places import place_of
from kiosk.flow.slip import code, slip
from kiosk.flow.state import CLOSE, STAY, Answer, Move, Where
from kiosk.flow.tell import Tell
from kiosk.flow.way_on import next_
from kiosk.view_model.page import Block, QrCode, WebAddress
from kiosk.view_model.plain_text import block_paragraphs, with_full_stop

CAMERAS = ("iphone", "ipad", "ipod", "android-phone", "android-tablet")
"""Kinds of device that one points at a screen."""


def offered(step: Step, tell: Tell) -> tuple[Choice, ...]:
    """The choice to scan the address of a step that is done on such a device."""
    seen = tell.kit.door == "screen" and tell.where.facts.get("kind") in CAMERAS
    if seen and step.on == "device" and step.address in tell.catalog.addresses:
        return (tell.choice("square", "square"),)
    return ()


def draft(tell: Tell) -> Draft | None:
    """An address by its id, or "slip"."""
    id = tell.where.node.partition("/")[2]
    return square_page(tell) if id == "slip" else _address(id, tell)


def _address(id: str, tell: Tell) -> Draft | None:
    """How to scan it, what the camera must then say, and the address in words."""
    entry = tell.catalog.addresses.get(id)
    if entry is None:
        return None
    check = "capitals" if entry.scan else "check"
    facts = tell.where.facts
    key = facts.get("on") or facts.get("at", "")
    return Draft(
        id=f"square/{id}",
        title=tell.title("square"),
        place=place_of(tell, f"{key.partition('/')[0]}/"),
        blocks=(
            *tell.opening("square"),
            *tell.warning_note("square", check),
            WebAddress(say=tell.note("square", "address"), url=entry.url),
            QrCode(text=entry.scan or entry.url, small=tell.note("square", "small")),
        ),
        choices=(tell.choice("square", "back-to-page"),),
        pace="device",
    )


def square_page(tell: Tell) -> Draft:
    """The slip, which stands in words on the page under this one; in a narrower window its main lines."""
    main = (*next_(tell), *code(tell, "home/code"))
    return Draft(
        id="square/slip",
        title=tell.title("square-slip"),
        blocks=(
            *tell.opening("square-slip"),
            QrCode(text=_words(slip(tell), tell), small=""),
            QrCode(text=_words(main, tell), small=tell.note("square-slip", "small")),
        ),
        choices=(tell.choice("square-slip", "back-to-page"),),
        pace="device",
    )


def _words(blocks: tuple[Block, ...], tell: Tell) -> str:
    """Blocks in plain words, a line for each paragraph."""
    said = (line for block in blocks for line in block_paragraphs(block, tell.words.tag))
    return "\n".join(with_full_stop(line) for line in said if line.strip())


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """Back to the page under this one."""
    return CLOSE if answer.option == "back-to-page" else STAY
