"""One page as it is shown, for editors and translators."""

import pytest
from click.testing import CliRunner, Result

from kiosk.cli.page_command import page
from kiosk.events import FrontEndName
from kiosk.journey.context import Office
from kiosk.journey.example_pages import ExampleVisits
from kiosk.view_model.page import OVERLAY_PAGES, Page
from kiosk.view_model.plain_text import page_lines
from tests.built_once import built_once
from tests.crawl import watched_journey
from tests.journey.test_pages import pages
from tests.played_visit import NOON, shipped_content
from tests.tui.window import window

SHOWN = ("verdict", "step/account/add-key", "phone", "stage/account", "square/eu-login")


def asked(*arguments: str) -> Result:
    return CliRunner().invoke(page, arguments)


def example_pages(front_end: FrontEndName = "screen") -> dict[str, Page]:
    """The first example of each page, in English."""

    def built() -> dict[str, Page]:
        visits = ExampleVisits(
            watched_journey(Office(languages=("en", "fr"))),
            shipped_content(),
            "en",
            NOON,
            front_end,
        )
        found: dict[str, Page] = {}
        for _, one in visits.pages():
            found.setdefault(one.id, one)
        return found

    return built_once(f"example-pages-{front_end}", built)


def test_the_examples_show_every_page_that_a_member_can_reach() -> None:
    reached = {one.id for _, one in pages("en")}
    assert reached - set(example_pages()) == set()
    assert {"welcome", *OVERLAY_PAGES} <= set(example_pages())


def test_the_walk_of_the_tests_reaches_every_page_of_the_examples() -> None:
    reached = {one.id for _, one in pages("en")}
    # The walk begins after the choice of a language, and no idle time passes in it. A request ends without a wait
    # only for a member who finds out in the middle of it that they have access already.
    missed = {"welcome", "help/welcome", "finished/access", *OVERLAY_PAGES}
    assert set(example_pages()) - reached == missed


def test_the_member_of_the_examples_has_an_ipad_and_a_passkey() -> None:
    told = asked("verdict").output
    assert "Yes, your iPad can use a passkey." in told
    assert "your iPad, not here" in asked("step/account/add-key").output


@pytest.mark.parametrize(
    ("id", "told"),
    [
        ("staff/menu", "Kiosk health"),
        ("staff/health", "New crashes: 5"),
        ("staff/visits", "passkey"),
        ("staff/clock", "the kiosk trusts it"),
        ("staff/setup", "Name of your office, as members will see it"),
        ("slip/wait", "Bring your iPad and your final code."),
        ("guide", "Say that there is no hurry."),
        ("device-answer", "Television. A television cannot keep a key"),
    ],
)
def test_pages_of_the_office_and_on_paper_are_shown_with_example_data(id: str, told: str) -> None:
    assert told in " ".join(asked(id, "--plain").output.split())


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
@pytest.mark.parametrize("id", SHOWN)
def test_a_page_is_printed_row_by_row_as_the_window_shows_it(
    id: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_TODAY", f"{NOON:%Y-%m-%d}")
    printed = asked(id, "--size", f"{size[0]}x{size[1]}").output.splitlines()
    with window(example_pages()[id], size=size) as opened:
        rows = [row.rstrip(" ") for row in opened.shown().rows]
        while not opened.shown().is_last:
            rows += ["=" * size[0], *(row.rstrip(" ") for row in opened.read_on().rows)]
        if opened.screen.field is not None:
            opened.press("enter")
            rows += ["=" * size[0], *(row.rstrip(" ") for row in opened.shown().rows)]
    assert printed == rows


def test_a_page_in_two_parts_has_a_line_between_them() -> None:
    rows = asked("step/account/add-key", "--language", "fr", "--size", "60x18").output.splitlines()
    assert len(rows) == 2 * 18 + 1
    assert rows[18] == "=" * 60
    assert "Partie 1 sur 2" in rows[16]
    assert "Partie 2 sur 2" in rows[-2]


def test_plain_prints_the_lines_of_line_mode() -> None:
    told = asked("step/account/open-key-menu", "--plain").output
    shown = example_pages("line")["step/account/open-key-menu"]
    assert told.splitlines()[-4:] == page_lines(shown)[-4:]


@pytest.mark.parametrize("id", ["welcome", "trouble/no-email", "cover", "warning"])
def test_a_page_is_in_the_language_that_is_asked_for(id: str) -> None:
    english, french = asked(id).output, asked(id, "--language", "fr").output
    assert english.strip()
    assert french.strip()
    assert french != english


def test_a_page_is_that_of_a_member_with_the_device_and_the_method_asked_for() -> None:
    told = asked("verdict", "--device", "windows").output
    assert "iPad" not in told
    assert asked("step/account/sign-out", "--method", "app").output != ""
    refused = asked("step/account/unlock-apple", "--device", "windows")
    assert refused.exit_code == 2
    assert "leave one of the two out" in refused.output


def test_an_unknown_id_is_refused_with_the_nearest_ones() -> None:
    told = asked("step/acount/add-ky")
    assert told.exit_code == 2
    assert told.output.startswith("There is no page of that id: did you mean step/account/add-key")
    assert len(told.output.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ((), "--list"),
        (("welcome", "--language", "xx"), "does not speak"),
        (("welcome", "--size", "wide"), "60x18"),
        (("welcome", "--size", "5x5"), "60x18"),
        (("welcome", "--size", "²x24"), "60x18"),
        (("welcome", "--device", "pigeon"), "ipad"),
        (("welcome", "--method", "pigeon"), "passkey"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_one_sentence(
    arguments: tuple[str, ...], word: str
) -> None:
    told = asked(*arguments)
    assert told.exit_code == 2
    assert word in told.output
    assert len(told.output.splitlines()) == 1


def test_a_window_that_is_too_small_says_so() -> None:
    assert "too" in asked("verdict", "--size", "20x12").output


def test_the_list_names_each_page_once_with_its_title() -> None:
    lines = asked("--list", "--language", "fr").output.splitlines()
    ids = [line.split()[0] for line in lines]
    assert len(set(ids)) == len(ids)
    beside = {id for id in ids if id.startswith(("staff/", "slip/", "guide", "device-answer"))}
    assert set(ids) - beside == set(example_pages())
    assert {"staff/menu", "slip/wait", "guide"} <= beside
    assert any(line.split(maxsplit=1)[1] == "Ajouter votre clé" for line in lines)
