"""What a member can answer, whichever front end the page was shown by."""

from msgspec import Struct


class Chose(Struct, frozen=True):
    """An option was picked, by its id."""

    option: str


class Typed(Struct, frozen=True):
    """A field was filled in; its text is never kept and never reaches the logbook."""

    text: str


class Back(Struct, frozen=True):
    """The page before this one is wanted."""


class Again(Struct, frozen=True):
    """The page is to be read again, aloud where there is a voice."""


class Help(Struct, frozen=True):
    """The help page is wanted."""


class Onward(Struct, frozen=True):
    """The announced default is taken, the next part is read, or a warning is lifted."""


Reply = Chose | Typed | Back | Again | Help | Onward
