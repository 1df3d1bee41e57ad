"""Pages for tests, with as little said as a test needs."""

from typing import Any

from kiosk.view_model.page import Choices, Option, Page, PageLabels

WORDS = PageLabels(
    help="Help",
    again="Read again",
    back="Back",
    enter="Enter: {choice}",
    read_on="Enter: read on",
    part="Part {part} of {parts}",
    prompt="Your choice:",
    no_such_choice="That choice is not offered here. Type one of the numbers shown, then Enter.",
    too_small="This window is too small. Please enlarge it: nothing is lost.",
    keys="Enter on the empty field: help, back and more",
    erase="← erases",
)

YES_NO = Choices((Option(1, "yes", "Yes"), Option(2, "no", "No")), "yes")


def page(**given: Any) -> Page:
    """A page with two choices, the first of them its default, but for what is given."""
    usual: dict[str, Any] = {
        "id": "test",
        "language": "en",
        "title": "A question",
        "place": "",
        "blocks": (),
        "ask": YES_NO,
        "labels": WORDS,
    }
    return Page(**{**usual, **given})
