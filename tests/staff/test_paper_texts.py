"""What an office writes of itself fits screen and paper, or is named with its remedy."""

import pytest
from msgspec.structs import replace

from kiosk.cli.setup_answers import parse_contact_lines
from kiosk.cli.setup_dialogue import WrongAnswerError
from kiosk.journey.slip import build_slip_page
from kiosk.pdf.document import render_pdf
from kiosk.pdf.layout import Size
from kiosk.settings.contacts import apply_own_contacts
from kiosk.settings.reader import parse_settings
from kiosk.settings.schema import MAX_CONTACT_LINES, OfficeName, OwnContact, Settings
from kiosk.staff.health.paper_texts import find_texts_not_for_paper
from tests.journey.test_slip import context
from tests.languages import LANGUAGES
from tests.played_visit import NOON, shipped_content

LONG = "Mardi et jeudi, de 9 h 30 à 12 h 30, au troisième étage, bureau 3/042, avenue de Tervueren, 41, code"


def test_more_lines_than_a_slip_can_hold_are_refused_with_a_remedy() -> None:
    lines = ", ".join(['"Ligne"'] * (MAX_CONTACT_LINES + 1))
    settings, (problem,) = parse_settings(f"[contacts.pmo-brussels]\nlines = [{lines}]\n")
    assert settings.contacts == {}
    assert "6 lines at most" in problem.remedy
    with pytest.raises(WrongAnswerError) as told:
        parse_contact_lines("; ".join("abcdefg"))
    assert told.value.note == "lines"
    assert parse_contact_lines("; ".join("abcdef")) == tuple("abcdef")


@pytest.mark.parametrize("size", ["a4", "a5"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slip_with_all_that_an_office_may_write_still_fits_its_sheet(
    language: str, size: Size
) -> None:
    assert len(LONG) == 100
    known = apply_own_contacts(
        shipped_content(),
        {
            id: OwnContact(name=LONG, lines=(LONG,) * MAX_CONTACT_LINES, confirmed=NOON.date())
            for id in shipped_content().people
        },
    )
    for at in ("account/wait-for-email", "access/wait-for-code", "access/open-rcam"):
        facts = {"method": "trusted_platform", "kind": "windows", "at": at}
        page = build_slip_page(replace(context(), content=known), facts, language)
        assert render_pdf(page, size).startswith(b"%PDF")


def test_signs_that_paper_lacks_are_named() -> None:
    settings = Settings(
        notes={"passkey": "Call ☎"},
        contacts={"pmo-brussels": OwnContact(name="Bureau ☎", lines=("😀 +32 2", "Ligne"))},
    )
    told = {problem.key: str(problem) for problem in find_texts_not_for_paper(settings)}
    assert list(told) == [
        "notes.passkey",
        "contacts.pmo-brussels.name",
        "contacts.pmo-brussels.lines",
    ]
    assert "☎" in told["contacts.pmo-brussels.name"]
    assert "😀" in told["contacts.pmo-brussels.lines"]


def test_letters_of_every_language_and_wide_spaces_are_welcome() -> None:
    name = "AIACE Ελλάδα, България, Łódź, Þórr\N{NO-BREAK SPACE}: n\N{DEGREE SIGN} 5\N{NARROW NO-BREAK SPACE}!"
    assert find_texts_not_for_paper(Settings(office=OfficeName(name=name))) == []
