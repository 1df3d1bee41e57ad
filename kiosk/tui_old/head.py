"""The band at the top: the title on the left, the place in the journey on the right or below."""

from kiosk.tui.rows import Row, Span
from kiosk.tui.wrap import wide, wrap
from kiosk.view_model.page import Page


def head(page: Page, width: int) -> tuple[Row, ...]:
    """The rows of the band; the mark for staff stands last."""
    place = f"{page.place}  {page.mark}" if page.mark else page.place
    title = wrap(page.title, width)
    if not place:
        return tuple((Span(line, "title"),) for line in title)
    gap = width - wide(page.title) - wide(place)
    if len(title) <= 1 and gap >= 3:
        return ((Span(page.title, "title"), Span(" " * gap), Span(place, "place")),)
    return (
        *((Span(line, "title"),) for line in title),
        *((Span(line, "place"),) for line in wrap(place, width)),
    )
