"""The words of the bare app, apart from it: who looks for them on a terminal needs no Textual."""

TITLES = ("The first page", "The second page")
BUTTONS = ("One button", "Two buttons", "Three buttons", "Four buttons")
