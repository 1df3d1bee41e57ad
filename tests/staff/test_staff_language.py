"""A staff page is in one language: its message too, and what is printed from it."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.clock import RunningTime
from kiosk.content.content import Content
from kiosk.events import FrontEndName
from kiosk.i18n.translator import Translator
from kiosk.i18n.validation import all_messages
from kiosk.journey.context import Context, Office
from kiosk.journey.state import Preferences
from kiosk.paths import CONTENT
from kiosk.staff.context import StaffContext, StaffServices
from kiosk.staff.destinations import save_files
from kiosk.staff.state import MENU, StaffState, message
from kiosk.staff.turn import build_page, build_warning, handle_reply
from kiosk.view_model.page import Notice, Page
from kiosk.view_model.replies import Chose
from tests.journey.test_one_language import in_german_too, marked_translator
from tests.journey.test_one_language import texts as page_texts
from tests.played_visit import NOON
from tests.staff.pins import BOOT
from tests.staff.played_staff import staff_content, with_visit_log

LEAD = "staff_care.staff-languages.lead"
LAST = "staff_care.staff-languages.note.last"


def german_content() -> Content:
    """The staff's content with German among its languages."""
    return replace(staff_content(), languages=in_german_too().languages)


def context(folder: Path, node: str, missing: Collection[str]) -> StaffContext:
    """The context of a page for staff who read German, in an office of German, French and English."""
    words = {"de": marked_translator("de", missing), "fr": marked_translator("fr", ())}
    front_end: FrontEndName = "screen"
    now: datetime = NOON
    return StaffContext(
        Context(
            content=german_content(),
            office=Office(languages=("de", "fr", "en")),
            words=lambda tag: words.get(tag) or Translator(tag),
            now=now,
            front_end=front_end,
        ),
        StaffState(trail=(MENU, node), preferences=Preferences(language="de")),
        RunningTime(BOOT, 5000),
        StaffServices(folder=folder, report_attempt=lambda attempt: None),
    )


def languages_in(page: Page) -> set[str]:
    """The languages that the sentences of a page are in, besides English."""
    said = page_texts(page)
    return {tag for tag in ("de", "fr") if f"<{tag}>" in said}


@pytest.mark.parametrize(("missing", "language"), [((), "de"), ((LEAD,), "fr")])
def test_a_staff_page_that_lacks_a_translation_is_whole_in_another_language(
    tmp_path: Path, missing: Collection[str], language: str
) -> None:
    page = build_page(context(with_visit_log(tmp_path), "languages", missing))
    assert page.language == language
    assert languages_in(page) == {language}
    notices = [one.say for one in page.blocks if isinstance(one, Notice) and "Deutsch" in one.say]
    assert len(notices) == (language != "de")


def test_the_result_of_a_reply_is_in_the_language_of_its_page(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text('languages = ["en"]')
    staff = context(with_visit_log(tmp_path), "languages", (LAST,))
    page = build_page(staff)
    assert page.language == "de"
    staff.state = handle_reply(page, Chose("en"), staff).state
    assert staff.state.messages == (message("languages", "last"),)
    page = build_page(staff)
    assert page.language == "fr"
    assert languages_in(page) == {"fr"}
    assert "<fr>You must keep at least one language." in page_texts(page)


def test_the_warning_before_the_end_is_whole_too(tmp_path: Path) -> None:
    missing = ("staff_menu.staff-warning.lead",)
    page = build_warning(context(tmp_path, "health", missing), 30)
    assert (page.language, languages_in(page)) == ("fr", {"fr"})


def test_saved_counts_have_all_their_names_in_one_language(tmp_path: Path) -> None:
    def saved(missing: Collection[str]) -> str:
        staff = context(with_visit_log(tmp_path, 400), "save/counts", missing)
        staff.state = staff.state.with_choice(release="2026-10")
        return save_files("counts", tmp_path / "out", staff).read_text(encoding="utf-8")

    whole = saved(())
    assert "<de>" in whole
    assert "<fr>" not in whole
    missing = [
        one.context
        for _, one in all_messages(CONTENT)
        if f"<de>{one.english};" in whole and one.context.startswith("staff_")
    ]
    other = saved(missing)
    assert "<fr>" in other
    assert "<de>" not in other
