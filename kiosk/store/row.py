"""The row of a visit, by the function that the notice for members uses too."""

from kiosk.waist.row import (
    FACTS,
    REPLIES,
    WEEKS,
    Part,
    Row,
    begins,
    outcome_of,
    part_of_day,
    row_of,
)

__all__ = [
    "FACTS",
    "REPLIES",
    "WEEKS",
    "Part",
    "Row",
    "begins",
    "outcome_of",
    "part_of_day",
    "row_of",
]
