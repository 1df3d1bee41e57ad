"""Which of the office's languages its members are not offered, why, and what to do."""

from collections.abc import Collection
from pathlib import Path

from kiosk.content.content import Content
from kiosk.content.problem import Problem
from kiosk.i18n.language_offer import Obstacle, offer_languages
from kiosk.paths import SETTINGS_FILE
from kiosk.settings.schema import Settings


def find_unoffered_languages(
    settings: Settings, content: Content, locales: Path, letters: Collection[str] | None = None
) -> list[Problem]:
    """A problem for each obstacle, and one more where none of the office's languages can be offered.

    `letters` are those of the console's font, None where there is no console.
    """
    offer = offer_languages(settings, content.languages, locales, letters)
    found = [_problem(one) for one in offer.obstacles]
    if offer.is_instead_of(settings.languages):
        names = ", ".join(content.languages[tag].name for tag in offer.tags) or "none"
        fault = f"None of these languages can be offered yet; members can choose instead: {names}."
        found.append(Problem(SETTINGS_FILE, "languages", fault, "The lines above say why."))
    return found


def _problem(obstacle: Obstacle) -> Problem:
    tag, name = obstacle.tag, obstacle.name
    match obstacle.reason:
        case "no-reader":
            fault = f"{name} is not offered to members: nobody is named who speaks it and has read it all."
            remedy = (
                f'Run kiosk setup, or write below [native_readers]: {tag} = "…". '
                f"To make the book for that person, run: scripts/review-book {tag}"
            )
        case "incomplete":
            count = f"{obstacle.missing} of {obstacle.of}"
            fault = (
                f"{name} is not offered to members, because {count} sentences are not translated."
            )
            remedy = f'Wait for the translations, or write: incomplete_languages = ["{tag}"].'
        case "no-letters":
            fault = f"{name} is not offered on this console: its font lacks letters ({obstacle.letters})."
            remedy = "To choose another font, run: sudo dpkg-reconfigure console-setup"
    return Problem(SETTINGS_FILE, f"languages: {tag}", fault, remedy)
