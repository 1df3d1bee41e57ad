"""What the Android table tells of a model: the versions that it runs, and whether it has Google Play.

A cell written from memory, or on which sources disagree, tells nothing here: the member is asked instead.
"""

from kiosk.content.device_models import AndroidModel
from kiosk.journey.conditions import parse_version

ANDROID_KINDS = {"phone": "android-phone", "tablet": "android-tablet"}
"""The kind of device of each form."""

ENOUGH = "9"
"""The version that decides: `enough` of both kinds in `kinds.toml`."""

TOO_OLD_BEFORE = 2015
"""No model of an earlier year reaches that version, whatever a table lacks."""

NEW_FROM = 2022
"""Every model of this year or a later one came with that version or a higher one, whatever a table lacks."""

SEEN_FIRST_FROM = 2020
"""From this year on, the lowest version ever seen on a model tells what it came with: updates before are rare."""


def android_model_facts(one: AndroidModel) -> dict[str, str]:
    """What is known once the model is: `kind`, `year`, and what a source tells of `reach`, `system` and `play`.

    `reach` is the last system version that it runs. `system` is the one that it came with, where that will do:
    at least that one is installed.
    """
    facts = {"model": one.id, "kind": ANDROID_KINDS[one.form], "year": str(one.year)}
    if came_with := _came_with(one):
        facts["system"] = came_with
    if reach := _reach(one, came_with):
        facts["reach"] = reach
    if one.play != "unknown" and "google" not in one.recalled:
        facts["play"] = one.play
    return facts


def _came_with(one: AndroidModel) -> str:
    """The version that it came with, where that is certain and will do; else an empty string."""
    if "year" not in one.recalled and one.year >= NEW_FROM:
        return one.first if _will_do(one.first) and "launch" not in one.recalled else ENOUGH
    if one.disputed or "launch" in one.recalled:
        return ""
    if one.first_is_seen and one.year < SEEN_FIRST_FROM:
        return ""
    return one.first if _will_do(one.first) else ""


def _reach(one: AndroidModel, came_with: str) -> str:
    """The last version that it runs, where that is certain; else an empty string."""
    if one.last and "last" not in one.recalled and not one.disputed:
        return max(one.last, came_with, key=parse_version)
    if came_with:
        return came_with
    if one.year < TOO_OLD_BEFORE and "year" not in one.recalled and not one.disputed:
        return one.first if one.first and not _will_do(one.first) else str(int(ENOUGH) - 1)
    return ""


def _will_do(version: str) -> bool:
    return bool(version) and parse_version(version) >= parse_version(ENOUGH)
