"""Only whole, known sequences and characters come through the sieve."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.tui.driver.input_filter import ESC, InputFilter

KEYS = {f"{ESC}[A", f"{ESC}OP", f"{ESC}[[B", f"{ESC}[21~"}
NOISE = st.text(st.sampled_from(f"{ESC}[]OM?<;:$0127~uy_\\\x07 a"))


def sift(*chunks: str) -> list[str]:
    """What comes through, a silence at the end included."""
    sieve = InputFilter(KEYS)
    units = [unit for chunk in chunks for unit in sieve.feed(chunk)]
    return units + list(sieve.hush())


def test_keys_and_clicks_come_through_whole_however_they_are_split() -> None:
    told = ["1", f"{ESC}[A", f"{ESC}OP", f"{ESC}[[B", f"{ESC}[<0;12;3M", f"{ESC}[21~", "2"]
    assert sift("".join(told)) == told
    assert sift(*"".join(told)) == told


def test_the_escape_key_is_known_by_the_silence_after_it() -> None:
    assert sift(ESC) == [ESC]


def test_a_pasted_text_is_left_out_even_when_it_never_ends() -> None:
    assert sift(f"1{ESC}[200~0470 12{ESC}[A{ESC}[201~2") == ["1", "2"]
    assert sift(f"{ESC}[200~123") == []


def test_after_a_paste_without_an_end_the_next_key_counts() -> None:
    sieve = InputFilter(KEYS)
    assert list(sieve.feed(f"{ESC}[200~123")) == []
    assert sieve.patience == 1.0
    assert sieve.hush() == ""
    assert list(sieve.feed("4")) == ["4"]


def test_the_digits_of_a_broken_sequence_choose_nothing() -> None:
    for broken in (
        "[35;10",
        "[<0;1",
        "]11;rgb:12",
        "P123",
        "[1114112u",
        "[99999999999u",
        "[48;9;9t",
    ):
        assert sift(ESC + broken) == []


def test_old_mouse_reports_and_answers_of_the_terminal_are_not_keys() -> None:
    assert sift(f"{ESC}[M123", f"{ESC}]0;12\x07", f"{ESC}[3;4R", f"{ESC}[?1;2c", "5") == ["5"]


@given(st.lists(NOISE))
def test_whatever_comes_only_single_signs_and_known_sequences_come_through(
    noise: list[str],
) -> None:
    for unit in sift(*noise):
        known = unit in KEYS or unit.startswith((f"{ESC}[<", f"{ESC}[?2026;"))
        assert len(unit) == 1 or known


@given(st.lists(NOISE))
def test_after_a_silence_a_key_counts_whatever_came_before(noise: list[str]) -> None:
    sieve = InputFilter(KEYS)
    for chunk in noise:
        list(sieve.feed(chunk))
    sieve.hush()
    assert sieve.patience is None
    assert list(sieve.feed("7")) == ["7"]
