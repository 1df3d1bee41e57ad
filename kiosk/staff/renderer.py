"""Makes a page of a staff room's draft."""

from msgspec.structs import replace

from kiosk.journey import renderer as flow
from kiosk.journey.page_draft import PageDraft
from kiosk.journey.state import Answer, State
from kiosk.staff.context import StaffContext
from kiosk.view_model.page import Choices, Digits, Option, Page, Text

LONGEST = 32
"""Digits of a PIN at the most."""
OPEN = ("legibility",)
"""Pages whose digits are no secret."""
SHORT = 4
"""Digits there."""


def render_page(draft: PageDraft, context: StaffContext) -> Page:
    """The finished page: for a large window, its digits hidden where they are a PIN."""
    below = (Answer("", ""),) * (len(context.state.trail) - 1)
    state = State(
        position=context.texts.position, trail=below, preferences=context.state.preferences
    )
    # What the last answer came to stands above all.
    said = (Text(context.state.said, lead=True),) if context.state.said else ()
    draft = replace(draft, blocks=said + draft.blocks)
    page = flow.render_page(draft, state, context.texts)
    ask = page.ask
    if isinstance(ask, Digits):
        secret = draft.id not in OPEN
        max_length = LONGEST if secret else SHORT
        ask = replace(ask, empty=_empty(draft), max_length=max_length, signs="", masked=secret)
    return replace(page, id=f"staff/{draft.id}", ask=ask, pace="question", broad=True)


def _empty(draft: PageDraft) -> Choices:
    """What Enter on the empty field offers: the choices of the draft."""
    options = tuple(Option(key, one.id, one.say) for key, one in enumerate(draft.choices, start=1))
    return Choices(options, options[0].id if options else "")
