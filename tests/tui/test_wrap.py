"""Words are never cut, and no line is too long."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kiosk.tui.wrap import wide, wrap

WORDS = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=12)
GAPS = st.sampled_from([" ", "  ", "\n", "\t"])


@given(st.lists(st.tuples(WORDS, GAPS)), st.integers(26, 70))
def test_every_word_stays_whole_and_in_its_place(words: list[tuple[str, str]], width: int) -> None:
    lines = wrap("".join(word + gap for word, gap in words), width)
    assert " ".join(lines).split(" ") == [word for word, _ in words] or not words
    assert all(0 < wide(line) <= width for line in lines)


@given(st.lists(WORDS), st.integers(26, 70))
def test_a_line_takes_all_the_words_that_fit(words: list[str], width: int) -> None:
    lines = wrap(" ".join(words), width)
    for line, following in pairwise(lines):
        assert wide(f"{line} {following.split(' ')[0]}") > width


@given(st.text("abcdefg/.", min_size=30, max_size=200), st.integers(5, 20))
def test_only_an_address_longer_than_the_line_is_cut_and_loses_nothing(
    url: str, width: int
) -> None:
    lines = wrap(url, width)
    assert "".join(lines) == url
    assert all(wide(line) <= width for line in lines)


def test_a_space_that_does_not_break_keeps_its_words_together() -> None:
    assert wrap("il y a «\u00a0clé\u00a0» ici", 10) == ["il y a", "«\u00a0clé\u00a0»", "ici"]
    assert wrap("1\u202f000 pas", 6) == ["1\u00a0000", "pas"]


def test_an_address_is_cut_after_a_slash_where_it_has_one() -> None:
    assert wrap("https://example.eu/one/two", 20) == ["https://example.eu/", "one/two"]
