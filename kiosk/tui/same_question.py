"""Whether a page asks what the page before it asked, so that part, focus and entry stay."""

from kiosk.view_model.page import Digits, Page, SelectableTable


def is_same_question(page: Page, other: Page) -> bool:
    """Whether two pages ask the same, in whatever language, look or window."""
    return (
        (page.id, type(page.ask)) == (other.id, type(other.ask))
        and _option_ids(page) == _option_ids(other)
        and _row_ids(page) == _row_ids(other)
    )


def _option_ids(page: Page) -> list[str]:
    asked = page.ask.empty if isinstance(page.ask, Digits) else page.ask
    return [one.id for one in asked.options if not any(one.min_size)]


def _row_ids(page: Page) -> list[tuple[str, ...]]:
    return [one.ids for one in page.blocks if isinstance(one, SelectableTable)]
