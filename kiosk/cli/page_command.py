"""`kiosk page`: one page as it is shown, for editors and translators."""

from collections.abc import Iterator
from difflib import get_close_matches

import click
from msgspec.structs import replace

from kiosk import clock
from kiosk.cli.completion import complete_device, complete_method
from kiosk.cli.output import print_text
from kiosk.cli.shared import (
    RefusalError,
    language_option,
    load_content_in_use,
    office_context,
    today,
    translator_for,
)
from kiosk.content.content import Content
from kiosk.events import FrontEndName
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Context
from kiosk.journey.example_pages import ExamplePage, ExampleVisits, no_visit
from kiosk.journey.example_papers import example_papers
from kiosk.journey.journey import Journey
from kiosk.view_model.page import Page
from kiosk.view_model.plain_text import DEFAULT_WIDTH, page_lines

NEAR_MATCHES = 3
PAPERS, STAFF = ("slip", "guide", "device-answer"), "staff"
"""The beginnings of the ids of pages that are not those of a visit."""

SMALLEST, LARGEST = 10, 300
"""Columns and rows of a window that can be asked for; one that is too small for pages says so itself."""


def _parse_size(ctx: click.Context, option: click.Parameter, value: str) -> tuple[int, int]:
    """Callback of --size: columns and rows."""
    columns, _, rows = value.lower().partition("x")
    if not all(one.isdecimal() and SMALLEST <= int(one) <= LARGEST for one in (columns, rows)):
        raise RefusalError(
            f"A size is columns x rows, as in 60x18, each from {SMALLEST} to {LARGEST}."
        )
    return int(columns), int(rows)


@click.command("page")
@click.argument("id", required=False, default="")
@language_option
@click.option(
    "--size",
    default="80x24",
    metavar="CxR",
    callback=_parse_size,
    help="Columns and rows of the window, as in 60x18.",
)
@click.option(
    "--device",
    default="",
    metavar="KIND",
    shell_complete=complete_device,
    help="For a member with this kind of device.",
)
@click.option(
    "--method",
    default="",
    shell_complete=complete_method,
    help="For a member who follows this method.",
)
@click.option("--reader", is_flag=True, help="For a member to whom their own device reads aloud.")
@click.option("--plain", is_flag=True, help="Print it as kiosk plain does.")
@click.option(
    "--list", "lists", is_flag=True, help="Print the ids of all pages, with their titles."
)
def page(
    id: str,
    language: str,
    size: tuple[int, int],
    device: str,
    method: str,
    reader: bool,
    plain: bool,
    lists: bool,
) -> None:
    """Print one page as it is shown.

    Pages that hang on answers are those of a member with an iPad and a passkey, those for the office (staff/ID)
    show made-up visits.
    """
    today()  # Refuses a day that is none before anything is printed.
    content = load_content_in_use()
    translator_for(language, content)
    for name, value, known in (
        ("device", device, content.kinds),
        ("method", method, content.methods),
    ):
        if value and value not in known:
            raise RefusalError(f"There is no {name} of that name: use one of {', '.join(known)}.")
    examples = _examples(id, language, content, "line" if plain else "screen")
    if lists:
        _print_list(examples)
    elif not id:
        raise RefusalError("Name a page: kiosk page --list prints the ids of all pages.")
    else:
        shown = _find_page(id, device, method, examples, reader)
        print_text("\n".join(page_lines(shown, DEFAULT_WIDTH) if plain else _rows(shown, size)))


def _examples(
    id: str, language: str, content: Content, front_end: FrontEndName
) -> Iterator[ExamplePage]:
    """The pages of members, on paper and for the office; only of the kind to which an id belongs."""
    office = office_context()
    others = tuple(tag for tag in office.languages if tag != language)
    office, now = replace(office, languages=(language, *others)), clock.now()
    kind = id.partition("/")[0]
    if kind not in (*PAPERS, STAFF):
        journey = Journey(
            content.languages,
            lambda: content,
            office,
            load_translator,
            prints=lambda: True,
            notices=content.notices,
        )
        yield from ExampleVisits(journey, content, language, now, front_end).pages()
    if kind in ("", *PAPERS):
        context = Context(
            content=content, office=office, words=load_translator, now=now, front_end=front_end
        )
        yield from map(no_visit, example_papers(context, language))
    if kind in ("", STAFF):
        # Only these pages need the visit log, whose libraries take long to load.
        from kiosk.staff.example_pages import ExampleStaffPages

        staff = ExampleStaffPages(content, office, load_translator, language, now, front_end)
        yield from map(no_visit, staff.pages())


def _print_list(examples: Iterator[ExamplePage]) -> None:
    """Each id once, with the title of its page."""
    titles: dict[str, str] = {}
    for _, shown in examples:
        titles.setdefault(shown.id, shown.title)
    width = max(map(len, titles), default=0)
    for id, title in titles.items():
        print_text(f"{id:{width}}  {title}")


def _find_page(
    id: str, device: str, method: str, examples: Iterator[ExamplePage], reader: bool = False
) -> Page:
    """The first page of that id, of a member with that device and method; RefusalError where there is none.

    For a `reader` it is the page by ear, where there is one of its own.
    """
    known: set[str] = set()
    usual: Page | None = None
    for example in examples:
        known.add(example.page.id)
        fits = device in ("", example.kind) and method in ("", example.method)
        if example.page.id == id and fits:
            if example.has_reader == reader:
                return example.page
            usual = usual or example.page
    if usual is not None:
        return usual
    if id in known:
        raise RefusalError(
            "No member with this device and this method was led to that page: leave one of the two out."
        )
    near = get_close_matches(id, sorted(known), NEAR_MATCHES)
    if not near:
        raise RefusalError("There is no page of that id: kiosk page --list prints all of them.")
    *others, last = near
    names = f"{', '.join(others)} or {last}" if others else last
    raise RefusalError(f"There is no page of that id: did you mean {names}?")


def _rows(shown: Page, size: tuple[int, int]) -> Iterator[str]:
    """The rows of the window, with a line between two parts."""
    # Only the full-screen front end needs Textual, which takes long to load.
    from kiosk.tui.page_pictures import picture_page

    for number, part in enumerate(picture_page(shown, size)):
        if number:
            yield "=" * size[0]
        yield from part.rows
