"""The slip from every exit: a device check, what was said of access, a letter, the last stage to do at home."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from kiosk.i18n.catalogs import load_translator
from kiosk.journey.checklist import build_checklist, current_line, step_sentences
from kiosk.journey.context import Context
from kiosk.journey.resume_code import decode_resume_code
from kiosk.journey.slip import build_slip_page
from kiosk.journey.state import Answer, Position, Preferences, State
from kiosk.pdf.paper_text import paper_words
from kiosk.view_model.page import (
    Choices,
    CodeBoxes,
    ContactDetails,
    Notice,
    Page,
    StepList,
    Table,
    WebAddress,
)
from kiosk.view_model.plain_text import plain_page
from kiosk.view_model.replies import Typed
from tests.journey.device_walks import every_end
from tests.journey.test_qr_code_page import page_of, part_count
from tests.journey.test_slip import context
from tests.languages import LANGUAGES
from tests.played_visit import NOON, PlayedVisit, answers, shipped_content
from tests.spaces import plain_spaces

WINDOWS_WITHOUT_PIN = {
    "form": "computer",
    "kind": "windows",
    "owner": "own",
    "system": "10",
    "hello": "no",
}
IPAD = {"kind": "ipad", "owner": "own", "system": "16", "lock": "yes", "keychain": "yes"}
IPAD_READY = {**IPAD, "two-factor": "yes"}
WAITS = {"method": "passkey", "kind": "ipad", "at": "access/wait-for-code"}


def slip(facts: dict[str, str], language: str = "en", known: Context | None = None) -> Page:
    """The slip of a member with these facts."""
    return build_slip_page(known or context(), facts, language)


def said(page: Page) -> str:
    """All that stands on a slip, its further sheets included, with plain spaces."""
    return plain_spaces("\n".join(paper_words(page)))


def contact(page: Page) -> ContactDetails:
    """The one contact of a slip."""
    (found,) = (one for one in page.blocks if isinstance(one, ContactDetails))
    return found


def codes(page: Page) -> Iterator[CodeBoxes]:
    """The codes of a page that are filled in."""
    return (one for one in page.blocks if isinstance(one, CodeBoxes) and one.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_a_device_check_the_slip_gives_verdict_reason_and_place_to_begin(
    language: str,
) -> None:
    page, content = slip(IPAD_READY, language), shipped_content()
    words = load_translator(language)
    lines = paper_words(page)
    assert words.noun(content.methods["passkey"].name) in said(page)
    (reason,) = (rule.say for rule in content.rules if rule.id == "apple-runs")
    assert words.say(reason) in lines
    first = current_line(
        build_checklist("account", {**IPAD_READY, "method": "passkey"}, content),
        Position("home", facts={**IPAD_READY, "method": "passkey"}),
        content,
    )
    assert first is not None
    assert any(words.say(first.step.title) in line for line in lines)
    assert contact(page).lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_a_device_check_the_slip_says_why_something_must_be_changed_and_how(
    language: str,
) -> None:
    page, content = slip(WINDOWS_WITHOUT_PIN, language), shipped_content()
    words = load_translator(language)
    lines = paper_words(page)
    (rule,) = (one for one in content.rules if one.id == "windows-hello")
    step = content.stages["account"].step["windows-hello"]
    assert rule.fix is not None
    assert f"{words.say(rule.say)} {words.say(rule.fix)}" in lines
    facts = {**WINDOWS_WITHOUT_PIN, "method": "trusted_platform"}
    for sentence in (step.lead, *step_sentences(step, facts)):
        assert words.say(sentence) in lines
    other = [one.fix for one in content.rules if one.fix is not None and one != rule]
    assert not [fix for fix in other if words.say(fix) in said(page)]


def test_the_digits_of_a_device_check_lead_to_the_first_stage_with_method_and_device() -> None:
    for facts, method in ((IPAD_READY, "passkey"), (WINDOWS_WITHOUT_PIN, "trusted_platform")):
        (digits,) = codes(slip(facts))
        found = decode_resume_code(digits.text, NOON.date(), shipped_content())
        begun = {**facts, "method": method}
        lines = build_checklist("account", begun, shipped_content())
        first = current_line(lines, Position("home", facts=begun), shipped_content())
        assert first is not None
        assert (found.step, found.method, found.kind) == (first.key, method, facts["kind"])


def test_a_device_check_that_ends_at_home_shows_the_same_digits_until_the_very_end() -> None:
    visit = PlayedVisit(language="en")
    for option in ("check-device", "computer", "windows", "own", "11", "password", "home"):
        visit.choose(option)
    (digits,) = codes(visit.page)
    assert visit.choose("stay").id == "verdict"
    visit.choose("home")
    visit.choose("finish")
    (again,) = codes(visit.page)
    assert again.text == digits.text
    told = {event.page for event in visit.events if event.kind == "fact"}
    assert "method" not in told, "nothing was begun"
    back = PlayedVisit(language="en")
    back.choose("come-back")
    back.reply(Typed(digits.text))
    assert back.page.id == "comeback/was"
    back.choose("yes")
    assert "trusted_platform" in [event.choice for event in back.events if event.page == "method"]


def test_a_check_that_decides_nothing_says_what_to_find_out_and_one_without_a_way_whom_to_ask() -> (
    None
):
    unclear = slip({"kind": "ipad"})
    assert "To find out which method suits your iPad, check this first:" in said(unclear)
    none = slip({"kind": "basic-phone", "eid": "no", "eid-by": "no", "key": "no"})
    assert contact(none).lines


def test_who_said_that_jsis_is_open_is_not_told_to_ask_for_access() -> None:
    for facts in (
        {"jsis": "open", "account": "yes"},
        {"jsis": "open", "account": "yes", "method": "passkey", "at": "access/open-rcam"},
    ):
        page = slip(facts)
        assert "you do not need to request anything" in said(page)
        assert "Ask for access" not in said(page) or "Later" not in said(page)
        assert not page.further_sheets
        assert contact(page).lines
    at_key = slip({"jsis": "open", "account": "yes", "method": "passkey", "at": "account/add-key"})
    (stages,) = (one for one in at_key.blocks if isinstance(one, StepList))
    assert [row.status for row in stages.lines] == ["now", "done", "done"]


def test_who_only_looked_at_the_last_stage_is_not_told_that_all_is_done() -> None:
    visit = PlayedVisit(language="en")
    for option in ("come-back", "none", "account", "ipad", "account/fill-form", "list"):
        visit.choose(option)
    for option in ("other-stage", "final-code", "home"):
        visit.choose(option)
    body = "\n".join(plain_page(visit.page).body)
    assert "All 3 stages are done" not in body
    assert "Stage 1" in body
    waits = slip({**WAITS, "at": "final-code/", "from": "final-code/"})
    assert "Your request has reached the PMO." in said(waits)


def test_after_the_first_stage_a_letter_leads_to_the_last_one() -> None:
    keys = [
        line.key
        for line in build_checklist(
            "account", {"method": "passkey", "kind": "ipad"}, shipped_content()
        )
    ]
    facts = {"method": "passkey", "kind": "ipad", "letter": "yes", "at": "final-code/"}
    page = slip(facts)
    assert keys
    assert "registered letter" in said(page)
    assert "works for 6 months from the day on which you received it" in said(page)
    assert "final code" not in " ".join(one.say for one in page.blocks if isinstance(one, Notice))
    (sheet,) = page.further_sheets
    assert not [one for one in sheet.blocks if isinstance(one, CodeBoxes)], "any length will do"
    assert "exactly as it is printed in the letter" in said(sheet)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", list(shipped_content().methods))
def test_the_steps_at_home_are_those_of_the_last_stage_with_address_and_shape_of_the_code(
    method: str, language: str
) -> None:
    content, words = shipped_content(), load_translator(language)
    facts = {"method": method, "kind": content.methods[method].kinds[0], "at": WAITS["at"]}
    (sheet,) = slip(facts, language).further_sheets
    (shape,) = (one for one in sheet.blocks if isinstance(one, CodeBoxes))
    assert (shape.groups, shape.text) == ((3, 3, 3, 3), "")
    (address,) = (one for one in sheet.blocks if isinstance(one, WebAddress))
    assert address.url == content.addresses["rcam"].url
    rows = [row for one in sheet.blocks if isinstance(one, Table) for row in one.rows]
    way = {"app-way": "mobile"} if method == "app" else {}
    lines = build_checklist("final-code", {**facts, **way, "code": "final"}, content)
    # A question is answered as is usual: the app is on the phone on which one signs in.
    steps = [line.step for line in lines if line.step.on != "paper" and not line.step.choice]
    assert [number for number, _ in rows] == [str(at) for at in range(1, len(steps) + 1)]
    for (_, text), step in zip(rows, steps, strict=True):
        plain = step.lead.english if "{" not in step.lead.english else ""
        assert words.say(step.lead) in text if plain else text


def test_what_to_do_at_home_is_a_choice_of_the_slip_where_the_last_stage_is_next() -> None:
    visit = PlayedVisit(language="fr")
    for page, option, _ in answers("platform-windows"):
        if visit.page.id == "home":
            break
        if page != "welcome":
            visit.choose(option)
    assert visit.choose("home-steps").id == "home-steps"
    assert visit.choose("back-to-page").id == "home"
    early = PlayedVisit(language="fr")
    for option in ("come-back", "none", "account", "ipad", "account/fill-form", "list", "home"):
        early.choose(option)
    assert "home-steps" not in early.offers()


@pytest.mark.parametrize("prints", [False, True])
def test_a_photograph_is_always_proposed_right_below_the_digits(prints: bool) -> None:
    visit = PlayedVisit(language="en", prints=prints)
    for option in ("come-back", "none", "access", "ipad", "access/open-rcam", "list", "home"):
        visit.choose(option)
    code, photo, *_ = visit.page.blocks
    assert isinstance(code, CodeBoxes)
    assert isinstance(photo, Notice)
    assert "photo" in photo.say
    empty = PlayedVisit(language="en", prints=prints)
    for option in ("check-device", "none"):
        empty.choose(option)
    while "home" not in empty.offers():
        empty.choose("unknown")
    assert "photo" in "\n".join(plain_page(empty.choose("home")).body)


@pytest.mark.parametrize(
    ("settlement", "telephone"),
    [
        ("brussels", "+32 2 297 68 88"),
        ("luxembourg", "+352 4301 36100"),
        ("ispra", "+39 0332 78 30 30"),
        ("not-known", "+32 2 29 11111"),
        ("", "+32 2 29 11111"),
    ],
)
def test_the_slip_names_the_settlement_office_of_the_member_with_its_hours(
    settlement: str, telephone: str
) -> None:
    facts = {**WAITS, "settlement": settlement} if settlement else WAITS
    lines = " ".join(contact(slip(facts)).lines)
    assert telephone in lines
    assert "9.30 to 12" in lines


def test_the_new_password_has_a_day_only_where_the_old_one_was_chosen_in_this_visit() -> None:
    facts = {"method": "passkey", "kind": "ipad", "code": "final"}
    last = build_checklist("final-code", facts, shipped_content())[-1].key
    visit = PlayedVisit(language="en")
    for option in ("come-back", "none", "final-code", "ipad", last, "done", "home"):
        visit.choose(option)
    body = "\n".join(plain_page(visit.page).body)
    assert "Every 6 months, EU Login asks you to choose a new password." in plain_spaces(body)
    assert "2027" not in body
    assert load_translator("en").date(NOON.date() + timedelta(days=1)) in body
    whole = PlayedVisit(language="en")
    for page, option, _ in answers("passkey-ipad"):
        if whole.page.id == "home" and "Done" in paper_words(whole.page)[2]:
            break
        if page != "welcome":
            whole.choose(option)
    assert isinstance(whole.page.ask, Choices)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slips_of_device_checks_have_two_parts_at_most_in_the_smallest_window(
    language: str,
) -> None:
    states = (
        State(
            Position("home", facts=end.facts),
            (Answer("welcome", language),),
            Preferences(language=language),
        )
        for end in every_end()[::151]
    )
    pages = {"\n".join(plain_page(page).body[2:]): page for page in map(page_of, states)}
    assert len(pages) > 20
    assert max(map(part_count, pages.values())) <= 2


TO_UPDATE_AND_LOCK = (
    "start", "no", "tablet", "apple", "own", "older", "enough", "open",
)  # fmt: skip
"""An iPad that needs an update and a screen lock."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_several_changes_are_made_is_a_page_and_a_sheet_of_the_slip(language: str) -> None:
    visit = PlayedVisit(language=language)
    for option in TO_UPDATE_AND_LOCK:
        visit.choose(option)
    while visit.page.id != "verdict":
        visit.choose("yes" if "yes" in visit.offers() else "unknown")
    visit.choose("home")
    shown = "\n".join(plain_page(visit.choose("change-steps")).body)
    words = load_translator(language)
    for id in ("update-system", "screen-lock"):
        step = shipped_content().stages["account"].step[id]
        apple = next(one for one in step.variant if one.id == "apple")
        assert [one for one in apple.say if words.say(one) not in shown] == [], id
    assert visit.choose("back-to-page").id == "home"
    facts = {"kind": "ipad", "owner": "own", "reach": "16", "system": "15", "update": "yes"}
    (sheet,) = slip({**facts, "lock": "no"}, language).further_sheets
    assert sheet.id == "change-steps"
    assert not slip({**facts, "lock": "yes"}, language).further_sheets, "the slip itself says how"
