"""A code is read back by a real decoder, is as small as can be, and has its quiet zone."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import segno
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.services.qr_code import QUIET_ZONE, qr_modules
from tests.qr_scanner import Cell, draw_cells, scan_qr_code
from tests.sampling import IS_WHOLE

BLACK, WHITE = (0, 0, 0), (255, 255, 255)
LEVEL = {(True, True): "L", (True, False): "M", (False, True): "Q", (False, False): "H"}
"""The first two modules of the format, as their mask leaves them, and the level that they name."""

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=120)
PLAIN = st.text(st.sampled_from("HTTPS://WEBGATE.EU 0123456789 abcé"), min_size=1, max_size=90)


def cells(dark: Iterable[Iterable[bool]]) -> list[list[Cell]]:
    """A code as cells, two for each module."""
    return [[("█" if one else " ", BLACK, WHITE) for one in row for _ in "12"] for row in dark]


def level(dark: tuple[tuple[bool, ...], ...]) -> str:
    """The level that a code names beside its first corner."""
    row = dark[QUIET_ZONE + 8]
    return LEVEL[row[QUIET_ZONE], row[QUIET_ZONE + 1]]


@given(TEXTS | PLAIN)
@settings(max_examples=60 if IS_WHOLE else 20)
@example("https://webgate.ec.europa.eu/cas")
@example("https://WEBGATE.EC.EUROPA.EU/RCAM/")
@example("482915730")
@example("é")
@example("Étape 1 : c’est fait.\nVos neuf chiffres : 482 915 730.")
def test_any_text_is_read_back_as_it_is(text: str) -> None:
    with TemporaryDirectory() as folder:
        assert scan_qr_code(draw_cells(cells(qr_modules(text)), Path(folder) / "code.png")) == text


@given(TEXTS | PLAIN)
def test_a_code_is_square_and_its_quiet_zone_is_light(text: str) -> None:
    dark = qr_modules(text)
    assert {len(row) for row in dark} == {len(dark)}
    assert (len(dark) - 2 * QUIET_ZONE - 17) % 4 == 0
    edge = range(QUIET_ZONE)
    for n in (*edge, *(len(dark) - 1 - at for at in edge)):
        assert not any(dark[n])
        assert not any(row[n] for row in dark)
    assert all(dark[QUIET_ZONE][QUIET_ZONE : QUIET_ZONE + 7])


@given(PLAIN)
def test_no_code_of_the_library_is_smaller(text: str) -> None:
    library = segno.make_qr(text, error="l").symbol_size(border=QUIET_ZONE)[0]
    # One that is not plain must name its alphabet, which can cost a size.
    assert len(qr_modules(text)) <= library + (0 if text.isascii() else 4)


def test_capitals_before_a_path_make_a_smaller_code() -> None:
    assert len(qr_modules("https://webgate.ec.europa.eu/RCAM/")) == 37
    assert len(qr_modules("https://WEBGATE.EC.EUROPA.EU/RCAM/")) == 33


def test_a_size_that_has_room_for_it_bears_more_damage() -> None:
    assert level(qr_modules("482915730")) == "H"
    assert level(qr_modules("https://webgate.ec.europa.eu/cas")) == "L"


def test_a_text_that_no_code_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        qr_modules("x" * 3000)
