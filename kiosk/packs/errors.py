"""Why a content pack is refused."""

from typing import Literal

Reason = Literal[
    "gone", "unreadable", "unsigned", "damaged", "program", "older", "check", "numbers", "unwritten",
    "none-before",
]  # fmt: skip
"""Ids of the reasons: the staff pages have a sentence for each."""

SENTENCES: dict[Reason, str] = {
    "gone": "{name} cannot be read ({detail}): put the stick in again, or choose another file.",
    "unreadable": "{name} is not a content pack, or it is damaged ({detail}): ask for it again.",
    "unsigned": "{name} is not signed by the editors of the texts: ask them for the pack again.",
    "damaged": "{name} does not hold what its signature says ({detail}): copy it to the stick again.",
    "program": "{name} is for version {detail} of the program or a later one: update the program first.",
    "older": "{name} is not newer than the content in use, which has the number {detail}.",
    "check": "{name} has a fault that members would meet ({detail}): tell the editors of the texts.",
    "numbers": "{name} would make codes on slips lead to another place ({detail}): tell the editors of the texts.",
    "unwritten": "The content cannot be kept in the data folder ({detail}): run kiosk check.",
    "none-before": "No content was in use before this one.",
}
UNCHANGED = "Nothing has changed."


class PackError(Exception):
    """A pack that is refused: the id of the reason, and one plain sentence. Nothing has changed."""

    def __init__(self, reason: Reason, name: str = "", detail: object = "") -> None:
        self.reason: Reason = reason
        self.name, self.detail = name, str(detail)
        sentence = SENTENCES[reason].format(name=name, detail=detail)
        super().__init__(f"{sentence} {UNCHANGED}")
