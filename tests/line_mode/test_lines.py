"""Lines from any bytes."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.line_mode.terminal import LONGEST, DescriptorReader, NoLine

Pipe = tuple[int, int]


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    """Two ends of a pipe."""
    ends = os.pipe()
    yield ends
    for end in ends:
        with_open_end(end)


def with_open_end(end: int) -> None:
    """Close an end that may be closed."""
    try:
        os.close(end)
    except OSError:
        return


def lines_of(data: bytes) -> list[str]:
    """All lines of some bytes, each without waiting."""
    out, into = os.pipe()
    try:
        os.set_blocking(into, False)
        left = data
        reader = DescriptorReader(out)
        found: list[str] = []
        while True:
            if left:
                left = left[os.write(into, left[:4000]) :]
                if not left:
                    os.close(into)
            line = reader.next(0)
            if line is NoLine.EVER:
                return found
            if isinstance(line, str):
                found.append(line)
    finally:
        os.close(out)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"1\n2\n", ["1", "2"]),
        (b"1\r\n\r\n2\r3", ["1", "", "2", "3"]),
        (b"\xff\xfe1\n", ["\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}1"]),
        (b"\x001\x03\x1a\x04\x1b[A\n", ["1[A"]),
        ("é\n".encode(), ["é"]),
        (b"x" * 1_000_000 + b"\n1\n", ["x" * LONGEST, "1"]),
    ],
)
def test_whatever_is_typed_or_pasted_becomes_short_clean_lines(
    data: bytes, found: list[str]
) -> None:
    assert lines_of(data) == found


@given(st.binary(min_size=1, max_size=600))
def test_no_bytes_break_a_line(data: bytes) -> None:
    for line in lines_of(data):
        assert len(line) <= LONGEST
        assert line.isprintable()


def test_silence_is_told_apart_from_the_end(pipe: Pipe) -> None:
    out, into = pipe
    reader = DescriptorReader(out)
    assert reader.next(0) is NoLine.YET
    os.write(into, b"par")
    assert reader.next(0) is NoLine.YET
    os.write(into, b"t\r")
    assert reader.next(0) == "part"
    os.write(into, b"\n")
    assert reader.next(0) is NoLine.YET
    os.close(into)
    assert reader.next(None) is NoLine.EVER
    assert reader.next(None) is NoLine.EVER


def test_it_waits_as_long_as_the_visit_is_patient(pipe: Pipe) -> None:
    waited: list[float | None] = []

    def wait(descriptor: int, patience: float | None) -> bool:
        waited.append(patience)
        return False

    assert DescriptorReader(pipe[0], wait).next(240.0) is NoLine.YET
    assert waited == [240.0]


def test_a_terminal_that_was_hung_up_is_the_end_of_input() -> None:
    out, into = os.pipe()
    os.close(into)
    os.close(out)
    assert DescriptorReader(out, lambda descriptor, patience: True).next(None) is NoLine.EVER
