"""Whatever bytes come through a descriptor, lines come out."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.line_mode.line_reader import MAX_LINE_BYTES, DescriptorReader, NoLine

Pipe = tuple[int, int]


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    """Two ends of a pipe."""
    ends = os.pipe()
    yield ends
    for end in ends:
        close_quietly(end)


def close_quietly(end: int) -> None:
    """Close an end that may be closed already."""
    try:
        os.close(end)
    except OSError:
        return


def lines_of(data: bytes) -> list[str]:
    """All lines of some bytes, written to a pipe as it has room, each read without waiting."""
    read_end, write_end = os.pipe()
    try:
        os.set_blocking(write_end, False)
        left = data
        reader = DescriptorReader(read_end)
        found: list[str] = []
        while True:
            if left:
                left = left[os.write(write_end, left[:4000]) :]
                if not left:
                    os.close(write_end)
            line = reader.read_line(0)
            if line is NoLine.END:
                return found
            if isinstance(line, str):
                found.append(line)
    finally:
        os.close(read_end)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"1\n2\n", ["1", "2"]),
        (b"1\r\n\r\n2\r3", ["1", "", "2", "3"]),
        (b"\xff\xfe1\n", ["\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}1"]),
        (b"\x001\x03\x1a\x04\x1b[A\n", ["1[A"]),
        ("é\n".encode(), ["é"]),
        (b"x" * 1_000_000 + b"\n1\n", ["x" * MAX_LINE_BYTES, "1"]),
    ],
)
def test_whatever_is_typed_or_pasted_becomes_short_clean_lines(
    data: bytes, found: list[str]
) -> None:
    assert lines_of(data) == found


@given(st.binary(min_size=1, max_size=600))
def test_no_bytes_break_a_line(data: bytes) -> None:
    for line in lines_of(data):
        assert len(line) <= MAX_LINE_BYTES
        assert line.isprintable()


def test_silence_differs_from_the_end_of_input(pipe: Pipe) -> None:
    read_end, write_end = pipe
    reader = DescriptorReader(read_end)
    assert reader.read_line(0) is NoLine.TIMEOUT
    os.write(write_end, b"par")
    assert reader.read_line(0) is NoLine.TIMEOUT
    os.write(write_end, b"t\r")
    assert reader.read_line(0) == "part"
    os.write(write_end, b"\n")
    assert reader.read_line(0) is NoLine.TIMEOUT
    os.close(write_end)
    assert reader.read_line(None) is NoLine.END
    assert reader.read_line(None) is NoLine.END


def test_it_waits_as_long_as_the_timeout_says(pipe: Pipe) -> None:
    timeouts: list[float | None] = []

    def wait(descriptor: int, timeout: float | None) -> bool:
        timeouts.append(timeout)
        return False

    assert DescriptorReader(pipe[0], wait).read_line(240.0) is NoLine.TIMEOUT
    assert timeouts == [240.0]


def test_a_terminal_that_was_hung_up_is_the_end_of_input() -> None:
    read_end, write_end = os.pipe()
    os.close(write_end)
    os.close(read_end)
    assert (
        DescriptorReader(read_end, lambda descriptor, timeout: True).read_line(None) is NoLine.END
    )
