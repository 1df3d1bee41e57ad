"""Raw bytes by every way into the kiosk: what reaches a real terminal are its own sequences and plain text alone.

The same at length, with real processes, is `scripts/attack text`.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings

from kiosk import printable
from kiosk.pdf.document import render_pdf
from kiosk.printable import describe_unprintable
from kiosk.staff import pin_hash
from kiosk.view_model.page import Text
from kiosk.view_model.printable_page import printable_page
from kiosk.view_model.spoken_text import COMMANDS, speakable, spoken_page
from tests.accessibility.shown_pages import every
from tests.languages import LANGUAGES
from tests.pages import page
from tests.printable.filters import Identity, leave_all_unfiltered
from tests.printable.hostile_text import CLIPBOARD, HOSTILE_BYTES, as_text
from tests.printable.terminal_output import find_foreign_output
from tests.printable.terminal_ways import (
    FullScreen,
    printed_by,
    said_by_command,
    shown_in_line_mode,
)
from tests.printable.ways_in import (
    PAGE_WAYS,
    PRINT_WAYS,
    Command,
    PageWay,
    PrintWay,
    commands,
    every_block,
    quiet_commands,
    typed,
)
from tests.sampling import IS_WHOLE, sampled

EXAMPLES = 60 if IS_WHOLE else 10
"""Draws of hostile bytes for each way."""

PHASES = (Phase.explicit, Phase.generate)
"""No shrinking: where a page does not come, each try takes seconds."""

COMMAND_EXAMPLES = 20 if IS_WHOLE else 2
"""The same for all commands together, each of which is a process."""

CARRIED = CLIPBOARD + "\N{RIGHT-TO-LEFT OVERRIDE}08 00".encode()
"""What must be seen on the terminal where nobody filters."""


@pytest.fixture(scope="module", autouse=True)
def cheap_pins() -> Iterator[None]:
    """Let the hash of a PIN cost as little as argon2 allows."""
    with pytest.MonkeyPatch.context() as patch:
        for name, cost in (("TIME_COST", 1), ("MEMORY_KIBIBYTES", 8), ("PARALLELISM", 1)):
            patch.setattr(pin_hash, name, cost)
        yield


@pytest.fixture
def unfiltered(monkeypatch: pytest.MonkeyPatch) -> None:
    """No rule in this process: what is not filtered must be found."""
    for name in ("is_printable", "_ONE_LINE", "_LINES"):
        # Put back once the test is over.
        monkeypatch.setattr(printable, name, getattr(printable, name))
    leave_all_unfiltered()


@pytest.fixture(scope="module")
def full_screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FullScreen]:
    """The full-screen front end for all pages of this module."""
    with FullScreen(tmp_path_factory.mktemp("screen")) as screen:
        assert find_foreign_output(screen.start) == ""
        yield screen


@pytest.fixture(scope="module")
def unfiltered_screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FullScreen]:
    """The same without the rule."""
    with FullScreen(tmp_path_factory.mktemp("unfiltered"), "unfiltered") as screen:
        yield screen


@pytest.mark.parametrize("way", PAGE_WAYS)
def test_whatever_stands_on_a_page_sends_the_terminal_nothing(
    way: PageWay, full_screen: FullScreen
) -> None:
    @settings(max_examples=EXAMPLES, phases=PHASES)
    @given(HOSTILE_BYTES)
    def each(data: bytes) -> None:
        with TemporaryDirectory() as folder:
            pages = way(data, Path(folder))
        for shown in pages:
            assert find_foreign_output(full_screen.show(shown)) == ""
            assert find_foreign_output(shown_in_line_mode(shown)) == ""

    each()


@pytest.mark.parametrize("way", [one for one in PAGE_WAYS if one is not typed])
def test_each_way_to_a_page_does_carry_a_text_to_the_terminal(
    way: PageWay, tmp_path: Path, unfiltered: None, unfiltered_screen: FullScreen
) -> None:
    pages = way(CARRIED, tmp_path)
    # A page that is the same as the one before would not be painted again.
    unfiltered_screen.show(page())
    assert any(find_foreign_output(unfiltered_screen.show(shown)) for shown in pages)
    assert any(find_foreign_output(shown_in_line_mode(shown)) for shown in pages)


@pytest.mark.parametrize("way", PRINT_WAYS)
def test_whatever_is_printed_sends_the_terminal_nothing(way: PrintWay) -> None:
    @settings(max_examples=EXAMPLES, phases=PHASES)
    @given(HOSTILE_BYTES)
    def each(data: bytes) -> None:
        with TemporaryDirectory() as folder:
            raw = printed_by(lambda: way(data, Path(folder)))
        assert raw
        assert find_foreign_output(raw) == ""

    each()


@pytest.mark.parametrize("way", PRINT_WAYS)
def test_each_way_to_print_does_carry_a_text_to_the_terminal(
    way: PrintWay, tmp_path: Path, unfiltered: None
) -> None:
    assert find_foreign_output(printed_by(lambda: way(CARRIED, tmp_path)))


@pytest.mark.parametrize("listed", [commands, quiet_commands])
def test_whatever_a_command_is_told_it_sends_the_terminal_nothing(
    listed: Callable[[bytes, Path], Iterator[Command]],
) -> None:
    @settings(max_examples=COMMAND_EXAMPLES, phases=PHASES)
    @given(HOSTILE_BYTES)
    def each(data: bytes) -> None:
        with TemporaryDirectory() as folder:
            for words, environment in listed(data, Path(folder)):
                raw = said_by_command(words, surroundings(folder, environment))
                assert find_foreign_output(raw) == "", words

    each()


def test_these_commands_do_repeat_what_they_are_told(tmp_path: Path, unfiltered: None) -> None:
    for words, environment in sampled([*commands(CARRIED, tmp_path)], 2):
        assert find_foreign_output(said_by_command(words, surroundings(tmp_path, environment))), (
            words
        )


def surroundings(folder: str | Path, changes: dict[str, str]) -> dict[str, str]:
    """The environment of a command."""
    return {"PATH": os.defpath, "HOME": str(folder), "LANG": "C.UTF-8", **changes}


@settings(max_examples=EXAMPLES)
@given(HOSTILE_BYTES)
def test_a_voice_hears_words_alone_and_paper_shows_them(data: bytes) -> None:
    for shown in every_block(data, Path()):
        said = speakable(spoken_page(shown))
        assert describe_unprintable(said.splitlines()) in (
            "",
            "It holds what may not be shown: a tab.",
        )
        assert not COMMANDS.search(said)
    on_paper = page(title=as_text(data), blocks=(Text(as_text(data)),))
    assert render_pdf(on_paper).startswith(b"%PDF")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_the_kiosk_itself_needs_any_of_it(language: str) -> None:
    for shown in sampled(every(language), 10):
        assert printable_page(shown) is shown


@pytest.mark.parametrize("blank", ["\u2028", "\N{NO-BREAK SPACE}", " "])
def test_a_text_of_nothing_but_blanks_breaks_no_page(blank: str) -> None:
    for shown in every_block(blank.encode(), Path()):
        assert find_foreign_output(shown_in_line_mode(shown)) == ""


def test_the_ids_of_a_page_stay_as_the_session_knows_them() -> None:
    (first, *_) = every_block(CARRIED, Path())
    shown = printable_page(first)
    assert shown != first
    assert [one.id for one in shown.ask.options] == [one.id for one in first.ask.options]  # type: ignore[union-attr]
    assert Identity("")[27] == 27
