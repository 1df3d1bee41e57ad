"""Choices without ids of their own in the content: numbered from 1 within their page, such as "way-1"."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from kiosk.journey.page_draft import DraftChoice

Item = TypeVar("Item")


def numbered_choices(prefix: str, labels: Iterable[str]) -> tuple[DraftChoice, ...]:
    """One choice for each label, with the ids "PREFIX-1", "PREFIX-2" …"""
    return tuple(
        DraftChoice(f"{prefix}-{number}", label) for number, label in enumerate(labels, start=1)
    )


def picked_item(option: str, prefix: str, items: Sequence[Item]) -> Item | None:
    """The item that belongs to the choice `option`; None where it is none of these choices."""
    number = option.removeprefix(f"{prefix}-")
    if not number.isdigit() or not 0 < int(number) <= len(items):
        return None
    return items[int(number) - 1]
