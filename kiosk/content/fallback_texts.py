"""English texts for what the content lacks, where a readable form of the id would not be understood."""

from kiosk.view_model.page import PageLabels

LANGUAGE_TEXTS = {
    "greeting": "Welcome.",
    "about": "EU Login, step by step, on your own device.",
    "privacy": "We count steps, not people. Nothing you type is kept.",
}
"""The sentences of a language on the welcome page, by their keys in languages.toml."""

WELCOME_CHOICES = {
    "space": "More space",
    "contrast": "Contrast: other colours",
    "voice": "Read aloud",
    "line": "Line by line",
    "larger": "Larger text",
    "comfort": "Easier to read",
    "language": "Languages",
}
"""The choices of the welcome page besides the languages; `comfort` and `language` turn between its two pages."""

PAGE_LABELS = PageLabels(
    help="Help",
    again="Read again",
    back="Back",
    enter="Enter: {choice}",
    read_on="Enter: read on",
    part="Part {part} of {parts}",
    prompt="Your choice:",
    no_such_choice="That choice is not offered here. Type one of the numbers shown, then press Enter.",
    too_small="This window is too small. Please enlarge it: nothing is lost.",
    keys="Just press Enter for help, to go back or for other choices",
    warning="Warning:",
    keys_again="Press Enter again for help, to go back or for other choices",
    erase="← to erase, ↓ for help or to go back",
    no_such_key="Press a number shown.",
    voice_off="The * key starts the voice.",
    no_voice="This kiosk has no voice.",
    paused="The voice is paused. Press * to go on.",
    volume="Volume: {level} of {levels}.",
    nothing_to_spell="There is nothing to spell on this page.",
    invitation="To have the pages read aloud, press the star key, at the top of the number pad.",
    dot="dot",
    slash="slash",
    colon="colon",
    hyphen="hyphen",
    underscore="underscore",
    at="at",
    capital="capital",
    not_larger="The text cannot be enlarged here.",
    practice="PRACTICE",
    all_keys="? All keys",
    type_number="Type the number of your choice:",
    enter_alone="On this page, please type a number before you press Enter.",
    numbers_here="The numbers on this page are: {numbers}. Type one of them and nothing else, then press Enter.",
    only_digits="Please type only digits. If you do not have the number, just press Enter to see other choices.",
    ask_help="If you are still stuck, type 0 and press Enter. A help page opens, and nothing is lost.",
    no_such_number="That does not look like the number asked for.",
    ask_again="To read the whole page again, type 8 and press Enter.",
    ask_keys="To find out what each key does, type a question mark and press Enter.",
    once_more="Here is the page once more.",
    goodbye="Goodbye. Everything is erased.",
)
"""The labels around every page."""

DEVICE_NAMES = {"yours": "your device", "on_yours": "on your device", "name": "device"}
"""What sentences call a device of which nothing is known."""
