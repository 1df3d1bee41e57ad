"""What a member can reply to a page, in any front end."""

from typing import Literal

from msgspec import Struct

VoiceAction = Literal["voice", "louder", "quieter", "spell"]
"""What the keys of the voice do: it starts, pauses and goes on; its volume; it spells."""


class Chose(Struct, frozen=True):
    """An option was chosen, by its id; `language` is that of its label on a page in several languages, else ""."""

    option: str
    language: str = ""


class Typed(Struct, frozen=True):
    """A field was filled in; its text is never kept and never reaches the visit log."""

    text: str


class Back(Struct, frozen=True):
    """The page before this one is wanted."""


class Again(Struct, frozen=True):
    """The page is to be read again, aloud where there is a voice; `language` as `Chose` has it."""

    language: str = ""


class Help(Struct, frozen=True):
    """The help page is wanted."""


class Onward(Struct, frozen=True):
    """Enter alone: takes the announced default, turns to the next part, or takes a warning away."""


class VoiceKey(Struct, frozen=True):
    """A key of the voice was pressed, which means the same on every page; `language` as `Chose` has it."""

    action: VoiceAction
    language: str = ""


Reply = Chose | Typed | Back | Again | Help | Onward | VoiceKey
