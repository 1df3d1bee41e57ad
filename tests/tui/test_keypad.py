"""On a real terminal: the numeric keypad types its digits with NumLock and without, in both modes of terminals."""

from collections.abc import Iterator

import pytest

from tests.tui.test_terminal import DOOR, NEXT, Terminal

WITHOUT_NUMLOCK = {
    "Linux console": {
        "0": b"\x1b[2~", "1": b"\x1b[4~", "3": b"\x1b[6~", "5": b"\x1b[G", "7": b"\x1b[1~", "9": b"\x1b[5~",
    },
    "xterm": {
        "0": b"\x1b[2~", "1": b"\x1b[F", "3": b"\x1b[6~", "5": b"\x1b[E", "7": b"\x1b[H", "9": b"\x1b[5~",
    },
    "application mode": {str(digit): b"\x1bO" + bytes([ord("p") + digit]) for digit in range(10)},
}  # fmt: skip
"""What terminals send for the digits of the keypad; 2, 4, 6 and 8 are arrows but in application mode."""


@pytest.fixture
def field() -> Iterator[Terminal]:
    """A page with a field for digits, without the guard."""
    opened = Terminal("PHONE", "STEP", KIOSK_GUARD="0")
    opened.expect("Phone number")
    opened.quiet()
    yield opened
    opened.child.close(force=True)


@pytest.mark.parametrize("terminal", WITHOUT_NUMLOCK)
def test_its_digits_go_into_a_field(terminal: str, field: Terminal) -> None:
    keys = WITHOUT_NUMLOCK[terminal]
    for key in keys.values():
        field.send(key)
    field.send(b"\x1bOM" if terminal == "application mode" else b"\r")
    field.quiet()
    assert f"Typed(text='{''.join(keys)}')" in field.end()


def test_a_digit_of_it_chooses() -> None:
    terminal = Terminal("STEP", "QUESTION", KIOSK_GUARD="0")
    terminal.expect(DOOR)
    terminal.quiet()
    terminal.send(b"\x1bOr")
    terminal.expect(NEXT)
    assert "Chose(option='c2'" in terminal.end()


def test_the_terminal_is_asked_for_application_mode_and_gets_its_own_back(field: Terminal) -> None:
    assert b"\x1b=" in field.written
    assert "\x1b>" in field.end()
