"""Names of every language may be shown; what moves a cursor, turns words round or hides may not."""

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.printable import describe_unprintable, is_printable, printable, printable_lines
from tests.printable.terminal_output import find_foreign_output

NAMES = (
    "Ελένη Παπαδοπούλου, ΑΘΗΝΑ",
    "Елена Йорданова, Пловдив",
    "Seán Ó Súilleabháin, Baile Átha Cliath",
    "Ġużeppi Għaxaq, Ħal Qormi",
    "Łódź, Þórr, İstanbul, Gd\u0061\u0301nsk",
    "Bureau\N{NO-BREAK SPACE}: 9\N{NARROW NO-BREAK SPACE}h 30 · n° 5 – « ☎ »",
    "Donau\N{SOFT HYPHEN}dampf\N{SOFT HYPHEN}schiff",
    "می\N{ZERO WIDTH NON-JOINER}خواهم, क्\N{ZERO WIDTH JOINER}ष",
)

HOSTILE = {
    "a clipboard": "\x1b]52;c;ZXZpbA==\x07",
    "a title": "\x9d0;evil\x9c",
    "text turned round": "\N{RIGHT-TO-LEFT OVERRIDE}9876 54",
    "an isolate": "\N{RIGHT-TO-LEFT ISOLATE}",
    "a mark": "\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}",
    "no width": "\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}",
    "a tag": "\N{TAG LATIN SMALL LETTER A}",
    "a byte of no text": "\udc9b",
    "private use": "\ue000",
    "unassigned": "\U000e0fff\uffff",
    "a line": "\u2028\u2029",
    "a bell": "\a\b\x7f\x85",
}


@pytest.mark.parametrize("name", NAMES)
def test_names_of_every_language_of_the_union_and_their_spaces_may_be_shown(name: str) -> None:
    assert printable(name) == name
    assert describe_unprintable([name]) == ""


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_may_not_be_shown_is_named_and_leaves_a_mark_for_each_character(text: str) -> None:
    shown = printable(f"AIACE {text}")
    assert len(shown) == len(text) + len("AIACE ")
    assert "\N{REPLACEMENT CHARACTER}" in shown
    assert find_foreign_output(shown.encode()) == ""
    assert describe_unprintable([shown]) == ""
    assert describe_unprintable(["fine", text]).startswith("It holds what may not be shown: U+")


def test_a_tab_and_a_new_line_are_named_in_words_and_stay_between_lines_alone() -> None:
    assert describe_unprintable(["a\tb\nc"]) == "It holds what may not be shown: a tab, a new line."
    assert describe_unprintable(["\x00\x01\x02\x03"]).startswith(
        "It holds what may not be shown: U+0000, U+0001, U+0002, and more."
    )
    assert printable("a\tb\nc") == "a\ufffdb\ufffdc"
    assert printable_lines("a\tb\nc\rd") == "a\tb\nc\ufffdd"


@given(st.text(st.characters(exclude_categories=())))
def test_whatever_the_text_nothing_is_left_that_may_not_be_shown(text: str) -> None:
    shown = printable(text)
    assert all(is_printable(character) for character in shown)
    assert len(shown) == len(text)
    assert printable(shown) == shown
    assert bool(describe_unprintable([text])) == (shown != text)
    assert not {category(one) for one in shown} & {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert find_foreign_output(shown.encode()) == ""
