"""QR codes to scan with one's own phone or tablet: an address instead of typing it, or the slip."""

from kiosk.content.step_records import Step
from kiosk.journey.context import Context
from kiosk.journey.device_advice import is_device_checked, planned_texts
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.pages.reader import has_reader
from kiosk.journey.renderer import page_labels
from kiosk.journey.slip import next_blocks, resume_code_block, slip_blocks, start_blocks
from kiosk.journey.stage_progress import place_label
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position
from kiosk.view_model.page import Block, CodeBoxes, QrCode, WebAddress
from kiosk.view_model.plain_text import block_paragraphs, group_characters, with_full_stop

CAMERA_DEVICES = ("iphone", "ipad", "ipod", "android-phone", "android-tablet")
"""Kinds of device that one can point at a screen."""


def offered_qr_code(step: Step, texts: PageText) -> tuple[DraftChoice, ...]:
    """The choice to scan the address of a step; only for a step that is done on a device with a camera."""
    scans = (
        texts.context.front_end == "screen" and texts.position.facts.get("kind") in CAMERA_DEVICES
    )
    if scans and step.on == "device" and step.address in texts.content.addresses:
        name = "helper" if has_reader(texts.position) else "square"
        return (DraftChoice("square", texts.choice("square", name).say),)
    return ()


def build_qr_code(texts: PageText) -> PageDraft | None:
    """The QR code of an address ("square/ADDRESS") or of the slip ("square/slip")."""
    id = texts.position.node.partition("/")[2]
    return _slip_draft(texts) if id == "slip" else _address_draft(id, texts)


def _address_draft(id: str, texts: PageText) -> PageDraft | None:
    """How to scan the code, what the camera must then show, and the address in words."""
    entry = texts.content.addresses.get(id)
    if entry is None:
        return None
    # A code of capitals alone is smaller; the camera then shows the address in capitals.
    check = "capitals" if entry.scan else "check"
    facts = texts.position.facts
    key = facts.get("on") or facts.get("at", "")
    return PageDraft(
        id=f"square/{id}",
        title=texts.title("square"),
        place=place_label(texts, f"{key.partition('/')[0]}/"),
        blocks=(
            *_opening("square", texts),
            *texts.warning_note("square", check),
            WebAddress(say=texts.note("square", "address"), url=entry.url),
            QrCode(text=entry.scan or entry.url, small=texts.note("square", "small")),
        ),
        choices=(texts.choice("square", "back-to-page"),),
        pace="device",
    )


def _opening(page: str, texts: PageText) -> tuple[Block, ...]:
    """What the member does; where a device reads to them, what somebody who sees does for them."""
    by_ear = has_reader(texts.position)
    return texts.lead_note(page, "helper") if by_ear else texts.opening(page)


def _slip_draft(texts: PageText) -> PageDraft:
    """The whole slip; in a smaller window its main lines, or the digits alone. The page below has it in words."""
    checked = is_device_checked(texts.position)
    main_blocks = start_blocks(planned_texts(texts)) if checked else next_blocks(texts)
    main_blocks += resume_code_block(texts, "home/code")
    return PageDraft(
        id="square/slip",
        title=texts.title("square-slip"),
        blocks=(
            *_slip_opening(texts),
            QrCode(text=_plain_lines(slip_blocks(texts), texts), small=""),
            QrCode(text=_plain_lines(main_blocks, texts), small=""),
            QrCode(text=_digits_alone(texts), small=texts.note("square-slip", "small")),
        ),
        choices=(texts.choice("square-slip", "back-to-page"),),
        pace="device",
    )


def _slip_opening(texts: PageText) -> tuple[Block, ...]:
    """What the member does; in practice the phone shows no digits, and the page must not say so."""
    if not texts.context.office.practice:
        return _opening("square-slip", texts)
    page = texts.page("square-slip")
    return texts.lead(page.lead) + texts.text_note("home", "practice")


def _digits_alone(texts: PageText) -> str:
    """The resume code in capitals and digits, of which the smallest QR code holds 25; in practice words."""
    if texts.context.office.practice:
        return f"EU LOGIN {page_labels(texts.content.languages[texts.words.tag]).practice}"
    codes = (one for one in resume_code_block(texts, "home/code") if isinstance(one, CodeBoxes))
    return " ".join(f"EU LOGIN {group_characters(one.text, one.groups)}" for one in codes)


def _plain_lines(blocks: tuple[Block, ...], texts: PageText) -> str:
    """Blocks in plain words, a line for each paragraph."""
    lines = (line for block in blocks for line in block_paragraphs(block, texts.words.tag))
    return "\n".join(with_full_stop(line) for line in lines if line.strip())


def handle_qr_code(position: Position, answer: Answer, context: Context) -> Move:
    """Back to the page below this one."""
    return CLOSE if answer.option == "back-to-page" else STAY
