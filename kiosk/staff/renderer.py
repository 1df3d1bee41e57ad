"""Renders the draft of a staff page as a page."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from kiosk.journey import renderer as journey_renderer
from kiosk.journey.page_draft import PageDraft
from kiosk.journey.state import Answer, State
from kiosk.staff.context import StaffContext
from kiosk.view_model.page import Choices, Digits, Option, Page, Text

MAX_PIN_DIGITS = 32

UNMASKED_DIGITS = {"legibility": 4, "span/from": 8, "span/to": 8}
"""The most digits of the pages whose digits are no secret, by the id of the page."""


def render_in_one_language(
    build: Callable[[StaffContext], PageDraft], context: StaffContext
) -> Page:
    """The page of a draft, whole in the staff's language, else in the first that lacks none of its sentences."""
    return context.in_one_language(lambda shown: _render_page(build(shown), shown))


def render_sheets(
    build: Callable[[StaffContext], Sequence[PageDraft]], context: StaffContext
) -> Page:
    """The page of the first of some drafts, the others on further sheets of paper; in one language as above."""

    def render(shown: StaffContext) -> Page:
        first, *others = (_render_page(draft, shown) for draft in build(shown))
        return replace(first, further_sheets=tuple(others))

    return context.in_one_language(render)


def _render_page(draft: PageDraft, context: StaffContext) -> Page:
    """The finished page: as broad as the window, with the message of the last reply, a PIN shown as dots."""
    # The journey offers "back" where there are answers: here, where there are pages below.
    below = (Answer("", ""),) * (len(context.state.trail) - 1)
    state = State(
        position=context.texts.position,
        trail=below,
        preferences=context.state.preferences,
        is_return=context.state.is_return,
        earlier_choice=context.state.earlier_choice,
    )
    said = " ".join(context.say_message(one) for one in context.state.messages)
    message = (Text(said, lead=True),) if said else ()
    draft = replace(draft, blocks=message + draft.blocks)
    page = journey_renderer.render_page(draft, state, context.texts)
    ask = page.ask
    if isinstance(ask, Digits):
        secret = draft.id not in UNMASKED_DIGITS
        max_length = UNMASKED_DIGITS.get(draft.id, MAX_PIN_DIGITS)
        # A page with a field has a message only where it asks again.
        ask = replace(ask, refused=bool(said))
        ask = replace(
            ask, empty=_empty_field_choices(draft), max_length=max_length, signs="", masked=secret
        )
    return replace(page, id=f"staff/{draft.id}", ask=ask, pace="question", broad=True)


def _empty_field_choices(draft: PageDraft) -> Choices:
    """The choices that Enter on the empty field offers: those of the draft."""
    options = tuple(Option(key, one.id, one.say) for key, one in enumerate(draft.choices, start=1))
    return Choices(options, options[0].id if options else "")
