"""Which letters the font of a console has: what the kernel is asked, and what Debian's fonts hold."""

import ctypes
import gzip
import os
import pty
import struct
import subprocess
from pathlib import Path

import pytest

from kiosk.content.content import Language
from kiosk.i18n.eu_languages import EU_LANGUAGES, own_name
from kiosk.i18n.letters import missing_letters
from kiosk.paths import shipped_folder
from kiosk.runtime import startup
from kiosk.runtime.console_letters import GIO_UNIMAP, MAX_ENTRIES, read_console_letters
from kiosk.runtime.wiring import office_context
from kiosk.runtime.worker_config import WorkerConfig, decode_config
from kiosk.settings.schema import Settings
from tests.conftest import missing, needs
from tests.debian.test_console import CONSOLE
from tests.i18n.test_language_offer import languages
from tests.played_visit import shipped_content

ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz"
    "àâçéèêëîïôœùûüÿæ" "äöüß" "áíñóúü" "ãõ" "ìò" "åø" "áčďéěíňóřšťúůýž" "ĺľŕ" "ąćęłńśźż" "őű" "āēģīķļņūč"
    "ąčęėįšųūž" "čćđš" "ăâîșț" "ċġħż" "áéíóú" "õäöü"
    "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"
    "абвгдежзийклмнопрстуфхцчшщъьюя"
)  # fmt: skip
"""The small letters of the alphabets of the Union's 24 languages; Dutch writes its ij as two."""


class KernelConsole:
    """Answers GIO_UNIMAP as the kernel does, for a font with these characters."""

    def __init__(self, characters: str) -> None:
        self.pairs = b"".join(
            struct.pack("HH", ord(one), sign) for sign, one in enumerate(characters)
        )
        self.count = len(characters)

    def ioctl(self, fd: int, request: int, descriptor: bytes) -> bytes:
        """Write the pairs to where the descriptor says, and return it with their number."""
        assert request == GIO_UNIMAP
        room, address = struct.unpack("HP", descriptor)
        assert room == MAX_ENTRIES
        ctypes.memmove(address, self.pairs, len(self.pairs))
        return struct.pack("HP", self.count, address)


@pytest.mark.parametrize(
    ("characters", "letters"),
    [("é→Ab1ж", "Abéж"), ("zzαα", "zα"), ("→12", None), ("", None)],
)
def test_the_letters_are_those_that_the_kernel_names(
    monkeypatch: pytest.MonkeyPatch, characters: str, letters: str | None
) -> None:
    monkeypatch.setattr("fcntl.ioctl", KernelConsole(characters).ioctl)
    assert read_console_letters() == letters


def test_the_request_is_that_of_the_header_of_linux() -> None:
    header = Path("/usr/include/linux/kd.h")
    if not header.exists():
        missing("linux-libc-dev", "linux/kd.h is not installed")
    assert f"#define GIO_UNIMAP	0x{GIO_UNIMAP:X}" in header.read_text()


def test_a_terminal_that_is_no_console_says_nothing() -> None:
    ends = pty.openpty()
    assert [read_console_letters(end) for end in ends] == [None, None]
    for end in ends:
        os.close(end)
    assert read_console_letters(ends[0]) is None


def test_a_worker_on_a_console_offers_only_what_its_font_can_show(tmp_path: Path) -> None:
    known = {**shipped_content().languages, **languages(bg=True)}
    settings = Settings(languages=("bg", "en"), incomplete_languages=("bg",))
    for letters, offered in ((None, ("bg", "en")), (ALPHABETS + ALPHABETS.upper(), ("bg", "en"))):
        config = WorkerConfig(settings=settings, console_letters=letters)
        assert office_context(config, known).languages == offered
    config = WorkerConfig(settings=settings, console_letters=ALPHABETS[:26] + "ABCDEFW")
    assert office_context(config, known).languages == ("en",)


@pytest.mark.parametrize("letters", [None, "", "Abéжα"])
def test_the_first_worker_is_told_the_letters_with_and_without_settings(
    tmp_path: Path, letters: str | None
) -> None:
    for text in ("", 'region = "LU"\n'):
        if text:
            (tmp_path / "kiosk.toml").write_text(text)
        line = startup.encode_first_config(
            tmp_path, log_failed=False, dumpable=True, console_letters=letters
        )
        assert decode_config(line).console_letters == letters


def font_letters(name: str, folder: Path) -> str:
    """The letters of one of Debian's fonts, by the table in it."""
    needs("psfgettable", "kbd")
    file = Path(CONSOLE["FONTS"]) / f"{name}.psf.gz"
    if not file.exists():
        missing("console-setup-linux", f"{file} is not there")
    plain = folder / "font.psf"
    plain.write_bytes(gzip.decompress(file.read_bytes()))
    table = subprocess.run(
        ["psfgettable", str(plain)], capture_output=True, check=True, text=True
    ).stdout
    words = (word for line in table.splitlines() for word in line.split()[1:])
    found = {chr(int(word[2:], 16)) for word in words if word.startswith("U+")}
    return "".join(sorted(one for one in found if one.isalpha()))


FONTS = [f"Uni2-TerminusBold{cell}" for cell in CONSOLE["CELLS"]]


@pytest.mark.parametrize("name", FONTS)
def test_each_font_that_the_kiosk_sets_has_latin_greek_and_cyrillic_letters(
    tmp_path: Path, name: str
) -> None:
    letters = font_letters(name, tmp_path)
    # Some capitals are written as a letter and an accent apart.
    wanted = {one for one in ALPHABETS + ALPHABETS.upper() if one.isalpha()}
    assert "".join(sorted(wanted - set(letters))) == ""
    locales = shipped_folder("locales")
    known: dict[str, Language] = {
        **languages(**dict.fromkeys(EU_LANGUAGES, True)),
        **shipped_content().languages,
    }
    assert {tag: missing_letters(one, locales, letters) for tag, one in known.items()} == (
        dict.fromkeys(known, "")
    )


def test_a_font_of_western_letters_cannot_show_every_language(tmp_path: Path) -> None:
    letters = font_letters("Lat15-TerminusBold16", tmp_path)
    for tag in ("fr", "de", "nl"):
        language = languages(**{tag: True})[tag]
        assert missing_letters(language, shipped_folder("locales"), letters) == ""
    for tag in ("el", "bg"):
        language = languages(**{tag: True})[tag]
        lacking = missing_letters(language, shipped_folder("locales"), letters)
        assert set(own_name(tag)) & set(lacking)
