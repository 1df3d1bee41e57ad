"""Members to whom their own device reads (VoiceOver, TalkBack): what they are told, and how long it holds."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from msgspec.structs import replace

from kiosk.journey.checklist import build_checklist
from kiosk.journey.example_pages import BY_EAR
from kiosk.journey.state import Position, Preferences, State
from kiosk.view_model.page import Choices, Page
from kiosk.view_model.plain_text import plain_page
from kiosk.view_model.replies import Back, Help, Onward
from tests.crawl import watched_journey
from tests.front_ends.planned_pages import planned_pages
from tests.journey.test_pages import pages
from tests.languages import LANGUAGES
from tests.played_visit import NOON, PlayedVisit, answers, shipped_content

DEVICES = {
    "iphone": "passkey",
    "ipad": "passkey",
    "android-phone": "passkey",
    "windows": "trusted_platform",
    "mac": "trusted_platform",
}
"""The kinds of device of the track, each with the method that suits it."""

FOR_EYES = {
    "en": r"scan|look at|picture|camera|colou?r|grey|black box|arrow|cogwheel|\btop (?:left|right)|you should see",
    "fr": (
        r"scann|regardez(?! aussi)|image|caméra|appareil photo|couleur|gris|carré noir|flèche|roue dentée|"
        r"en haut à (?:gauche|droite)|vous devez voir"
    ),
}
"""What asks for eyes."""

HELPED = {"square"}
"""The choices by which somebody else looks for the member."""

PICTURE_CODE = "step/account/fill-form"
AUDIO_CODE = {
    "en": ("reads them aloud", "headphones", "other characters"),
    "fr": ("à haute voix", "casque", "d’autres caractères"),
}
"""What is said of the picture code: that it can be heard, where, and that there are others."""

SILENT = {
    "iphone": "VoiceOver",
    "ipad": "VoiceOver",
    "android-phone": "TalkBack",
    "windows": "NVDA",
    "mac": "VoiceOver",
}
"""The reader of each device, as the page of the password names it."""

each_device = pytest.mark.parametrize("kind", DEVICES)
each_language = pytest.mark.parametrize("language", LANGUAGES)


def told(page: Page) -> str:
    """All that a page says and offers, but for what somebody else would do."""
    said = plain_page(page)
    assert isinstance(page.ask, Choices)
    helped = {one.say for one in page.ask.options if one.id in HELPED}
    offer = (line for line in said.offer if not any(one in line for one in helped))
    return "\n".join((*said.head, *said.body, *offer))


def track(kind: str, method: str, language: str, stage: str, **more: str) -> Iterator[Page]:
    """The pages of all steps of a stage, for members with an account and for those without."""
    journey = watched_journey()
    for account in ("no", "yes"):
        facts = {"kind": kind, "method": method, "account": account, "code": "final", **more}
        for line in build_checklist(stage, facts, shipped_content()):
            position = Position(f"step/{line.key}", facts={**facts, "language": language})
            state = State(position, preferences=Preferences(language=language))
            yield journey.page(state, NOON, "screen")


@each_language
@each_device
@pytest.mark.parametrize("stage", ["account", "access", "final-code"])
def test_no_step_by_ear_asks_to_scan_or_to_look(kind: str, stage: str, language: str) -> None:
    shown = list(track(kind, DEVICES[kind], language, stage, reader="yes"))
    assert len(shown) > 12
    for page in shown:
        if page.id != PICTURE_CODE:
            assert not re.search(FOR_EYES[language], told(page), re.IGNORECASE), page.id


@each_language
@each_device
def test_without_a_reader_steps_do_ask_for_eyes(kind: str, language: str) -> None:
    shown = track(kind, DEVICES[kind], language, "account")
    assert any(re.search(FOR_EYES[language], told(page), re.IGNORECASE) for page in shown)


@each_language
@each_device
def test_the_picture_code_is_heard(kind: str, language: str) -> None:
    shown = track(kind, DEVICES[kind], language, "account", reader="yes")
    (form,) = (page for page in shown if page.id == PICTURE_CODE)
    assert all(words in " ".join(told(form).split()) for words in AUDIO_CODE[language])


@each_language
@each_device
def test_a_password_is_for_headphones_and_each_device_says_how_its_reader_is_silent(
    kind: str, language: str
) -> None:
    shown = track(kind, DEVICES[kind], language, "account", reader="yes")
    (page,) = (one for one in shown if one.id == "step/account/choose-password")
    assert SILENT[kind] in told(page)
    assert {"en": "headphones", "fr": "casque"}[language] in told(page)


@pytest.mark.parametrize("kind", ["iphone", "ipad", "android-phone"])
def test_a_window_of_the_device_is_found_and_its_button_pressed_twice(kind: str) -> None:
    shown = {page.id: told(page) for page in track(kind, "passkey", "en", "account", reader="yes")}
    window = " ".join(shown["step/account/press-nothing"].split())
    assert "may stay on the page behind it" in window
    assert "find “Continue”, and double-tap it" in window


@each_device
@pytest.mark.parametrize("stage", ["account", "access", "final-code"])
def test_nothing_changes_for_members_who_did_not_choose_it(kind: str, stage: str) -> None:
    usual = list(track(kind, DEVICES[kind], "en", stage))
    assert usual == list(track(kind, DEVICES[kind], "en", stage, reader="no"))
    assert usual != list(track(kind, DEVICES[kind], "en", stage, reader="yes"))


@each_language
def test_the_code_of_the_app_is_scanned_by_somebody_else_and_other_ways_are_named(
    language: str,
) -> None:
    shown = {
        page.id: " ".join(told(page).split())
        for stage in ("account", "access")
        for page in track("iphone", "app", language, stage, reader="yes", **{"app-way": "qr"})
    }
    seeing = {"en": "sighted person", "fr": "personne qui voit bien"}[language]
    for id in ("account/scan-code", "access/choose-qr", "access/copy-password"):
        assert seeing in shown[f"step/{id}"], id
    assert {"en": "need a camera only if", "fr": "appareil photo n’est pas nécessaire"}[
        language
    ] in shown["step/access/app-way"]


def test_the_square_of_an_address_comes_last_and_somebody_else_scans_it() -> None:
    for reader, at in (("no", 2), ("yes", -2)):
        shown = track("ipad", "passkey", "en", "account", reader=reader)
        page = next(one for one in shown if one.id == "step/account/open-eu-login")
        assert isinstance(page.ask, Choices)
        assert [one.id for one in page.ask.options][at] == "square"


@cache
def by_ear(language: str) -> tuple[Page, ...]:
    """Each page that says something else to these members."""
    journey, found = watched_journey(), dict[Page, None]()
    for state, page in pages(language):
        if page.id.startswith(BY_EAR):
            facts = {**state.position.facts, "reader": "yes"}
            heard = replace(state, position=replace(state.position, facts=facts))
            shown = journey.page(heard, NOON, "screen")
            if shown != page:
                found[shown] = None
    return tuple(found)


@each_language
def test_what_they_are_told_fits_every_window_in_two_parts(language: str) -> None:
    assert len(by_ear(language)) > 100
    for size, planned in planned_pages(by_ear(language)).items():
        for page in planned:
            assert page.parts <= 2, (size, page.id)
            assert all(page.part_rows(part) <= page.room for part in range(page.parts)), page.id


def at_the_form(front_end: str = "screen") -> PlayedVisit:
    """The visit of the member with the iPad at the form with the picture code."""
    visit = PlayedVisit(front_end="line" if front_end == "line" else "screen")
    for page, option, _ in answers("passkey-ipad"):
        if page == PICTURE_CODE:
            break
        visit.choose("en" if page == "welcome" else option)
    assert visit.page.id == PICTURE_CODE
    return visit


def switch_reader(visit: PlayedVisit) -> None:
    """Choose it among the settings, or take it back there, and go back to the page."""
    below = visit.page.id
    visit.reply(Help())
    visit.choose("comfort")
    assert visit.choose("reader").id == "reader"
    assert visit.choose("back-to-page").id == below


def hears(visit: PlayedVisit) -> bool:
    """Whether the form with the picture code is told by ear."""
    assert visit.page.id == PICTURE_CODE
    return AUDIO_CODE["en"][0] in told(visit.page)


@pytest.mark.parametrize("front_end", ["screen", "line"])
def test_it_is_chosen_and_taken_back_with_one_choice_on_the_same_page(front_end: str) -> None:
    visit = at_the_form(front_end)
    assert not hears(visit)
    switch_reader(visit)
    assert hears(visit)
    switch_reader(visit)
    assert not hears(visit)


def test_it_is_taken_back_on_its_own_page_too_and_going_back_there_does_not_undo_it() -> None:
    visit = at_the_form()
    visit.reply(Help())
    visit.choose("comfort")
    visit.choose("reader")
    visit.choose("no")
    visit.reply(Back())
    visit.choose("back-to-page")
    assert not hears(visit)


def test_it_holds_for_the_whole_visit_and_not_for_the_next_one() -> None:
    visit = at_the_form()
    switch_reader(visit)
    visit.reply(Back())
    visit.reply(Onward())
    assert hears(visit)
    visit.session.switch_to("line")
    assert hears(visit)
    visit.choose("list")
    visit.choose("home")
    assert "save the 9 digits on your phone" in " ".join(told(visit.page).split())
    visit.choose("finish")
    assert not hears(at_the_form())


def test_it_holds_when_another_device_is_checked() -> None:
    visit = PlayedVisit("en")
    switch_reader(visit)
    visit.choose("check-device")
    for option in ("tablet", "apple", "own", "enough", "locked"):
        visit.choose(option)
    visit.choose("other")
    visit.choose("another-device")
    assert visit.page.id.startswith("device")
    visit.reply(Help())
    assert "TalkBack): on" in told(visit.choose("comfort"))


def test_the_visit_log_does_not_hold_it() -> None:
    visit = at_the_form()
    switch_reader(visit)
    switch_reader(visit)
    visit.choose("done")
    assert len(visit.events) > 40
    assert not any("reader" in (one.page, one.choice) for one in visit.events)


@each_language
def test_a_helper_says_what_there_is_to_see_and_leaves_device_and_password_to_the_member(
    language: str,
) -> None:
    visit = PlayedVisit(language)
    switch_reader(visit)
    visit.reply(Help())
    visit.choose("helped")
    visit.choose("back-to-page")
    for page, option, _ in list(answers("passkey-ipad"))[1:]:
        if page == PICTURE_CODE:
            break
        visit.choose(option)
    said = " ".join(told(visit.page).split())
    for words in {
        "en": (
            "Describe in words what the screen shows",
            "in the member’s hands",
            "Never type a password",
        ),
        "fr": (
            "Décrivez à haute voix",
            "Ne touchez pas à l’appareil",
            "Ne tapez jamais de mot de passe",
        ),
    }[language]:
        assert words in said


@each_language
def test_such_a_step_with_a_helper_fits_every_window(language: str) -> None:
    journey = watched_journey()
    preferences = Preferences(language=language, helped=True)
    found: dict[Page, None] = {}
    for kind, method in DEVICES.items():
        facts = {"kind": kind, "method": method, "account": "no", "reader": "yes"}
        for line in build_checklist("account", facts, shipped_content()):
            position = Position(f"step/{line.key}", facts=facts)
            found[journey.page(State(position, preferences=preferences), NOON, "screen")] = None
    for size, planned in planned_pages(list(found)).items():
        for page in planned:
            assert page.parts <= 3, (size, page.id)
            assert all(page.part_rows(part) <= page.room for part in range(page.parts)), page.id
