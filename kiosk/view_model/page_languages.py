"""A page that stands in several languages at once, while its reader has chosen none: picks one of them."""

from msgspec.structs import replace

from kiosk.view_model.page import Page, PageWords


def page_in_language(page: Page, language: str) -> Page:
    """The page in a language, given by its tag; the very same one where it is not also in that language."""
    wanted = next((one for one in page.other_languages if one.language == language), None)
    if wanted is None:
        return page
    own = PageWords(page.language, page.blocks, page.ask, page.labels)
    others = (own, *(one for one in page.other_languages if one is not wanted))
    return replace(
        page,
        language=wanted.language,
        blocks=wanted.blocks,
        ask=wanted.ask,
        labels=wanted.labels,
        other_languages=others,
    )


def page_in_each_language(page: Page) -> tuple[Page, ...]:
    """The page as it is, then in each of its other languages."""
    return (page, *(page_in_language(page, one.language) for one in page.other_languages))
