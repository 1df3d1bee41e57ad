"""Cuts choices of any length for both doors: at most six, or five and 6 = more, then 7 = I don't know."""

from kiosk.flow.draft import Choice
from kiosk.flow.fold import MORE
from kiosk.view_model.page import Choices, Option

FIVE = 5
EVERYWHERE = {"help": 0, "again": 8, "back": 9}
"""What has its own key on every page, and keeps it where an empty field offers it."""


def cut(
    choices: tuple[Choice, ...],
    offset: int,
    default: str | None,
    more: str,
    first: str,
    unknown: str,
    whole: bool = False,
) -> Choices:
    """The choices from `offset` on; the last page of a long list leads back to its beginning.

    `default` None means the first choice that is not a careful one; "" means none.
    """
    shown = choices
    start, more_of_them = 0, len(choices) > (7 if whole else FIVE + 1)
    if more_of_them:
        start = offset % (FIVE * -(-len(choices) // FIVE))
        shown = choices[start : start + FIVE]
    options = [Option(key, c.id, c.say, c.careful, c.least) for key, c in enumerate(shown, start=1)]
    if more_of_them:
        last = start + FIVE >= len(choices)
        options.append(Option(6, MORE, first if last else more))
    if unknown:
        options.append(Option(7, "unknown", unknown))
    calm = [c.id for c in shown if not c.careful]
    chosen = default if default in calm else (calm[0] if calm else "")
    return Choices(tuple(options), "" if default == "" else chosen)


def beside(choices: tuple[Choice, ...]) -> Choices:
    """What an empty field offers: what every page has by its own key, the rest numbered from 1."""
    own = [c.id for c in choices if c.id not in EVERYWHERE]
    keys = EVERYWHERE | {id: key for key, id in enumerate(own, start=1)}
    options = tuple(Option(keys[c.id], c.id, c.say, c.careful) for c in choices)
    return Choices(options, options[0].id if options else "")
