"""Line by line: every page in lines of 40 cells, in words alone, and no door loses anything."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from msgspec.structs import replace

from kiosk.events import FrontEndName
from kiosk.line_mode.line_parser import LineCommand, parse_line
from kiosk.runtime.front_ends import prefers_line_mode
from kiosk.view_model.page import Notice, Page
from kiosk.view_model.plain_text import page_lines, plain_page, short_key_line
from kiosk.view_model.replies import Back, Help, Onward, Typed
from kiosk.view_model.spelling import say_addresses, say_numbers
from kiosk.view_model.spoken_text import spoken_page
from tests.accessibility.shown_pages import every
from tests.crawl import watched_journey
from tests.journey.test_pages import pages
from tests.journey.test_qr_code_page import page_of, state_at
from tests.languages import LANGUAGES
from tests.played_visit import ANSWERS, NOON, PlayedVisit, answers
from tests.runtime.kiosk import Kiosk
from tests.sampling import sampled

DRAWN = re.compile("[\u2500-\u259f\u25a0-\u25ff\u2800-\u28ff→•\x1b]")
"""Frames, blocks, arrows, braille patterns, dots and codes: nothing that a voice could say."""
FILES = sorted(path.stem for path in ANSWERS.glob("*.txt"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 60])
def test_no_line_of_any_page_is_wider_but_for_an_unbroken_word(language: str, width: int) -> None:
    for page in every(language):
        for line in page_lines(page, width):
            assert len(line) <= width or " " not in line, (page.id, line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_is_drawn_in_lines_or_in_speech(language: str) -> None:
    for page in every(language):
        for said in ("\n".join(page_lines(page)), spoken_page(page)):
            assert not DRAWN.search(said), (page.id, said)


@pytest.mark.parametrize(("language", "word"), [("en", "Warning: "), ("fr", "Attention\u00a0: ")])
def test_a_warning_is_opened_by_a_word_in_lines_and_in_speech(language: str, word: str) -> None:
    warned = 0
    for page in every(language):
        signs = [one for one in page.blocks if isinstance(one, Notice) and one.sign in ("", "!")]
        warned += len(signs)
        for said in (*plain_page(page).body, *spoken_page(page).splitlines()):
            assert not said.startswith("!"), page.id
        for one in signs:
            said = say_addresses(f"{word}{one.say}".replace(" · ", ", "), page.labels)
            assert said in spoken_page(page).replace("\n", " "), page.id
    assert warned > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_read_out_in_the_order_in_which_it_is_shown(language: str) -> None:
    choices = 0
    for page in every(language):
        told, said = plain_page(page), " ".join(spoken_page(page).split())
        title = " ".join(page.title.replace(" · ", ", ").split())
        assert said.startswith(title), page.id
        choices += len(told.offer)
        place = 0
        for line in (*told.head, *told.offer):
            heard = " ".join(say_numbers(say_addresses(line, page.labels)).split())
            assert heard in said[place:], (page.id, heard)
            place = said.index(heard, place) + len(heard)
    assert choices > 500


@cache
def in_lines(language: str) -> tuple[Page, ...]:
    """Pages of all paths as line mode shows them, each once for what it says."""
    journey, seen = watched_journey(), dict[object, Page]()
    for state, _ in sampled(pages("en"), 5):
        preferences = replace(state.preferences, language=language)
        page = journey.page(replace(state, preferences=preferences), NOON, "line")
        seen.setdefault((page.id, page.title, page.place, page.blocks, page.ask), page)
    return tuple(seen.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_of_a_braille_display_have_no_margin(language: str) -> None:
    assert len(in_lines(language)) > 100
    for page in in_lines(language):
        for line in page_lines(page, 40):
            assert line == line.lstrip(), (page.id, line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_take_few_words_of_a_page_once_they_were_said(language: str) -> None:
    in_full = in_short = in_all = 0
    for page in every(language):
        told = plain_page(page)
        in_full += len(" ".join(told.foot))
        in_short += len(" ".join(short_key_line(page)))
        in_all += len(" ".join((*told.head, *told.body, *told.offer)))
    # About 10 and 4 percent in English, 9 and 4 in French.
    assert in_full / (in_all + in_full) > 0.085
    assert in_full > 2 * in_short
    assert in_short / (in_all + in_short) < 0.05


@pytest.mark.parametrize("language", LANGUAGES)
def test_enter_alone_never_confirms_a_step(language: str) -> None:
    confirmed, read = set[str](), set[str]()
    for page in in_lines(language):
        if page.id.startswith("step/"):
            confirmed.add(page.id)
            assert parse_line("", page) is LineCommand.NOTHING, page.id
            assert plain_page(page).prompt == page.labels.type_number, page.id
        elif parse_line("", page) == Onward():
            read.add(page.id)
    assert len(confirmed) > 30
    # Other pages go on with Enter.
    assert len(read) > 30
    for step in ("account/own-email", "account/choose-password", "account/one-account"):
        page = page_of(state_at(f"step/{step}", kind="ipad", method="passkey"), front_end="line")
        assert page.id == f"step/{step}"
        assert parse_line("", page) is LineCommand.NOTHING


def test_a_step_that_was_done_before_is_not_confirmed_by_enter_either() -> None:
    visit, gone_back = PlayedVisit(front_end="line"), 0
    for page, option, text in answers("passkey-ipad"):
        before = visit.page
        assert before.id == page
        visit.reply(Typed(text)) if option == "typed" else visit.choose(option)
        if page.startswith("step/") and option == "done" and visit.page.back:
            assert visit.reply(Back()).id == page
            gone_back += parse_line("", visit.page) is LineCommand.NOTHING
            visit.choose(option)
    assert gone_back > 5


@pytest.mark.parametrize(
    ("language", "with_role", "press"),
    [
        ("en", r"[Pp]ress the (button|link|line|list|box) [“«]", r"[Pp]ress [“«]"),
        (
            "fr",
            r"ppuyez(?: ensuite|-y)? sur l(e bouton|e lien|a ligne|a liste) [“«]",
            r"ppuyez sur [“«]",
        ),
    ],
)
def test_the_name_of_a_button_is_quoted_and_has_its_role(
    language: str, with_role: str, press: str
) -> None:
    said = "\n".join(line for page in in_lines(language) for line in plain_page(page).body)
    assert len(re.findall(with_role, said)) > 30
    assert [line for line in said.splitlines() if re.search(press, line)] == []


def test_a_visit_in_lines_of_40_cells_from_the_first_page_to_the_last() -> None:
    done = played("1\n0\n8\n9\n2\n", "--width", "40")
    assert done.returncode == 0
    printed = done.stdout.splitlines()
    assert len(printed) > 40
    assert all(len(line.rstrip()) <= 40 or " " not in line.strip() for line in printed)
    assert "\x1b" not in done.stdout


def played(typed: str, *options: str) -> subprocess.CompletedProcess[str]:
    """`kiosk plain` in French, with these lines typed."""
    with TemporaryDirectory() as data:
        return subprocess.run(
            [sys.executable, "-I", "-m", "kiosk", "plain", "--language", "fr", *options],
            input=typed,
            capture_output=True,
            text=True,
            check=False,
            env={"PATH": "/usr/bin:/bin", "KIOSK_DATA": data, "LANG": "C.UTF-8"},
        )


@pytest.mark.parametrize("width", ["19", "201", "wide"])
def test_a_width_that_no_display_has_is_refused_in_one_sentence(width: str) -> None:
    done = played("", "--width", width)
    assert done.returncode == 2
    assert "--width" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, False),
        ({"TERM": "linux"}, False),
        ({"TERM": "dumb"}, True),
        ({"ACCESSIBLE": "1", "TERM": "linux"}, True),
        ({"ACCESSIBLE": "yes"}, True),
        ({"ACCESSIBLE": "0"}, False),
        ({"ACCESSIBLE": ""}, False),
    ],
)
def test_a_terminal_that_is_set_up_for_lines_begins_with_them(
    environment: dict[str, str], wanted: bool
) -> None:
    assert prefers_line_mode(environment) is wanted


@pytest.mark.parametrize(
    ("environment", "wiped"), [({"ACCESSIBLE": "1"}, True), ({"TERM": "dumb"}, False)], ids=str
)
def test_the_kiosk_itself_begins_with_lines_and_wipes_what_can_be_wiped(
    environment: dict[str, str], wiped: bool, tmp_path: Path
) -> None:
    command = [sys.executable, "-I", "-m", "kiosk"]
    with Kiosk(command, KIOSK_DATA=str(tmp_path), **environment) as kiosk:
        kiosk.shows(r"2\. English\.")
        kiosk.press("2\r")
        kiosk.shows(r"What brings you here today\?")
        kiosk.press("0\r")
        stop = kiosk.shows(r"(\d)\. I want to stop")[1]
        kiosk.press(f"{stop}\r")
        yes = kiosk.shows(r"(\d)\. Yes")[1]
        before = kiosk.raw.count(b"Bienvenue.")
        kiosk.press(f"{yes}\r")
        kiosk.shows(r"2\. English\.[^?]*\? Toutes les touches[^?]*\Z")
        assert kiosk.raw.count(b"Bienvenue.") == before + 1
        assert (b"\x1b[3J" in kiosk.raw) is wiped
        assert (b"\x1b" in kiosk.raw) is wiped


@pytest.mark.parametrize("name", FILES)
def test_a_visit_that_changes_the_front_end_on_every_page_loses_nothing(name: str) -> None:
    visit, straight = PlayedVisit(), PlayedVisit()
    straight.play(name)
    for page, option, text in answers(name):
        before = visit.page
        assert before.id == page
        if page != "welcome":
            there = change(visit, "line")
            assert (there.id, there.title, there.language) == (page, before.title, before.language)
            assert replace(change(visit, "screen"), is_return=False) == before
        visit.reply(Typed(text)) if option == "typed" else visit.choose(option)
    assert visit.session.outcome == straight.session.outcome
    if not visit.session.outcome:
        assert visit.page == straight.page
    assert way(visit) == way(straight)


def change(visit: PlayedVisit, front_end: FrontEndName) -> Page:
    """Through the other door, asked for on the page behind 0; the page that stands there."""
    visit.reply(Help())
    visit.choose("comfort")
    visit.choose(front_end)
    assert visit.session.requested_front_end == front_end
    visit.session.switch_to(front_end)
    assert visit.session.requested_front_end is None
    return visit.page


def way(visit: PlayedVisit) -> list[tuple[str, str]]:
    """What the logbook heard of the way, without the changes of door."""
    return [
        (one.page, one.choice)
        for one in visit.events
        if one.kind == "choice" and not one.page.startswith(("help", "comfort"))
    ]
