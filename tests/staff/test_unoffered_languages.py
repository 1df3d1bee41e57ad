"""A language that members are not offered is named to the staff, with the reason and with what to do."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.clock import RunningTime
from kiosk.i18n.catalogs import load_translator
from kiosk.i18n.po_file import po_path
from kiosk.journey.context import Context, Office
from kiosk.services.printer import PrinterStatus
from kiosk.staff.context import StaffContext, StaffServices
from kiosk.staff.example_health import ExampleHealth
from kiosk.staff.health.installation import Installation
from kiosk.staff.state import MENU, StaffState
from kiosk.staff.turn import build_page
from kiosk.store.clock_record import Look
from kiosk.view_model.page import Page
from kiosk.view_model.plain_text import plain_page
from tests.front_ends.planned_pages import planned_pages
from tests.i18n.test_language_offer import HALF, WESTERN, WHOLE, languages
from tests.played_visit import NOON
from tests.staff.pins import BOOT
from tests.staff.played_staff import staff_content, with_visit_log


def page_of(
    node: str, folder: Path, settings: str, letters: str | None = None, language: str = "en"
) -> Page:
    """A staff page in an office with these settings; French is whole, German and Greek too, Dutch by half."""
    (folder / "kiosk.toml").write_text(settings, encoding="utf-8")
    locales = folder / "locales"
    for tag in ("fr", "de", "el", "nl"):
        path = po_path(locales, tag)
        path.parent.mkdir(parents=True)
        path.write_text((HALF if tag == "nl" else WHOLE).format("x"), encoding="utf-8")
    known = languages(fr=True, en=True, de=False, el=True, nl=True)
    context = Context(
        content=replace(staff_content(), languages=known),
        office=Office(languages=(language,)),
        words=load_translator,
        now=NOON,
        front_end="screen",
    )
    kiosk = Installation(
        data=with_visit_log(folder),
        content=context.content,
        locales=locales,
        console_letters=letters,
        today=NOON.date,
        look=lambda: Look(NOON, RunningTime(BOOT, 5000)),
        speaks=lambda tag: True,
        printer_status=lambda setting: PrinterStatus("none"),
    )
    services = StaffServices(
        folder=folder,
        report_attempt=lambda attempt: None,
        locales=locales,
        console_letters=letters,
        health=ExampleHealth(kiosk),
    )
    state = StaffState(trail=(MENU, node))
    return build_page(StaffContext(context, state, RunningTime(BOOT, 5000), services))


def words(page: Page) -> str:
    """All that a page says, in one line."""
    plain = plain_page(page)
    return " ".join((*plain.head, *plain.body, *plain.offer, plain.prompt))


@pytest.mark.parametrize(
    ("settings", "letters", "said"),
    [
        (
            'languages = ["fr", "de"]',
            None,
            (
                "Members cannot choose Deutsch yet. Run kiosk setup, and name a person",
                "scripts/review-book with: de",
            ),
        ),
        (
            'languages = ["fr", "nl"]',
            None,
            (
                "Nederlands (1 of 2), because some sentences are not translated.",
                "under incomplete_languages",
            ),
        ),
        (
            'languages = ["fr", "el"]',
            WESTERN,
            (
                "Ελληνικά, because the console font lacks some letters.",
                "dpkg-reconfigure console-setup",
            ),
        ),
        ('languages = ["nl"]', None, ("members can choose: Français",)),
    ],
)
def test_staff_read_which_language_is_not_offered_why_and_what_to_do(
    tmp_path: Path, settings: str, letters: str | None, said: tuple[str, ...]
) -> None:
    page = page_of("languages", tmp_path, settings, letters)
    for words_said in said:
        assert words_said in words(page)


def test_the_health_page_names_them_and_says_where_the_reasons_stand(tmp_path: Path) -> None:
    settings = 'languages = ["fr", "de", "nl", "el"]'
    assert (
        "Some languages that you chose are not offered to members: Deutsch, Nederlands and Ελληνικά."
        " “Languages for members” in the kiosk settings says why, and what to do."
    ) in re.sub(
        r" It has been like this since [^.]*[.]",
        "",
        words(page_of("health", tmp_path, settings, WESTERN)),
    )


@pytest.mark.parametrize("node", ["languages", "health"])
def test_where_all_languages_are_offered_nothing_of_it_is_said(tmp_path: Path, node: str) -> None:
    settings = (
        'languages = ["fr", "de", "el", "nl"]\nincomplete_languages = ["nl"]\n'
        '[native_readers]\nde = "Anna Muster"\n'
    )
    said = words(page_of(node, tmp_path, settings))
    assert "Français" in said or node == "health"
    assert not any(
        word in said for word in ("are not offered", "cannot choose", "review-book", "the console")
    )


def test_a_language_that_is_chosen_and_waits_is_told_from_one_that_is_not_chosen(
    tmp_path: Path,
) -> None:
    said = words(page_of("languages", tmp_path, 'languages = ["fr", "de"]'))
    assert "Français: offered" in said
    assert "Deutsch: chosen, but not offered yet" in said
    assert "Nederlands: not offered" in said
    assert "Put Deutsch first" in said


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("node", ["languages", "health"])
@pytest.mark.parametrize(
    ("tags", "parts"), [('"fr", "de"', 2), ('"fr", "nl", "el"', 2), ('"fr", "de", "nl", "el"', 2)]
)
def test_a_page_with_such_notices_fits_every_window(
    tmp_path: Path, node: str, language: str, tags: str, parts: int
) -> None:
    page = page_of(node, tmp_path, f"languages = [{tags}]", WESTERN, language)
    for size, planned in planned_pages((page,)).items():
        for one in planned:
            assert one.parts <= parts, size
            assert all(one.part_rows(part) <= one.room for part in range(one.parts))
