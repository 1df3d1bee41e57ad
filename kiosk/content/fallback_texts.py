"""Plain English words for what the content lacks, where an id made readable would not be understood."""

from kiosk.view_model.page import PageLabels

LANGUAGE = {
    "greeting": "Welcome.",
    "about": "EU Login, step by step, on your own device.",
    "privacy": "We count steps, not people. Nothing you type is kept.",
}
"""What a language says on the welcome page, by its key."""

COMFORT = {
    "space": "More space",
    "contrast": "Stronger contrast",
    "voice": "Read aloud",
    "line": "Line by line",
    "larger": "Larger text",
    "more": "More choices",
    "first": "Languages",
}
"""The comforts that the welcome page offers, and the way to those that have no room on it and back."""

FURNITURE = PageLabels(
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
    warning="Warning:",
    erase="← erases",
)
"""The words around every page."""

DEVICE = {"yours": "your device", "on_yours": "on your device", "name": "device"}
"""How sentences speak of a device of which nothing is known."""
