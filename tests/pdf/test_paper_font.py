"""The font of paper: every letter of every language of the EU, and how it was made."""

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from kiosk.paths import CONTENT, shipped_folder
from kiosk.pdf.fonts import font_files
from tests.conftest import missing

ROOT = Path(__file__).parents[2]
SHIPPED = shipped_folder("styles") / "fonts"
DEBIAN = Path("/usr/share/fonts/truetype/dejavu")
SOURCE = "2d8aa290adcf1ebcbb35f63e57cf32941b012eaab4b65096b904112cf3bac972"
"""SHA-256 of the regular font of Debian 12, of which the shipped one was made."""
VERSION = 5
"""The number of the record in which a font names its version."""

LETTERS = {
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюяѝ",
    "cs": "áčďéěíňóřšťúůýž",
    "da": "æøåé",
    "de": "äöüß",
    "el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
    "en": "abcdefghijklmnopqrstuvwxyz",
    "es": "áéíñóúü¿¡ºª",
    "et": "äõöüšž",
    "fi": "åäöšž",
    "fr": "àâæçéèêëîïôœùûüÿ«»’",
    "ga": "áéíóúḃċḋḟġṁṗṡṫ",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "it": "àèéìíîòóùú",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "mt": "ċġħżàèìòù",
    "nl": "áéëïĳóöüú",
    "pl": "ąćęłńóśźż",
    "pt": "áâãàçéêíóôõú",
    "ro": "ăâîșțşţ",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšž",
    "sv": "åäöé",
}
SIGNS = "0123456789.,;:!?…'’‘“”„‚«»‹›()/-–—+@€%&°·•§ẞ\u00a0\u202f№"


def letters(path: Path) -> set[str]:
    """The signs that a font can draw."""
    return set(map(chr, TTFont(path).getBestCmap()))


@pytest.mark.parametrize("bold", [False, True])
def test_the_font_draws_every_letter_of_the_24_languages(bold: bool) -> None:
    known = letters(font_files()[bold])
    assert len(LETTERS) == 24
    for language, own in LETTERS.items():
        assert set(own + own.upper()) <= known, language
    assert set(SIGNS) <= known


def test_the_font_draws_every_sign_of_the_content_and_its_translations() -> None:
    known = letters(font_files()[False]) & letters(font_files()[True])
    files = [
        *CONTENT.rglob("*.toml"),
        *CONTENT.rglob("*.tsv"),
        *shipped_folder("locales").rglob("*.po"),
    ]
    written = {sign for file in files for sign in file.read_text(encoding="utf-8")}
    assert len(written) > 100
    assert written - known <= set("\n\t")


def test_the_fonts_licence_stands_beside_it() -> None:
    licence = (SHIPPED / "LICENSE").read_text(encoding="utf-8")
    assert "Bitstream Vera Fonts Copyright" in licence
    assert "Arev Fonts Copyright" in licence


def made(source: Path, to: Path) -> dict[str, bytes]:
    """The files that the script makes of the fonts of a folder."""
    script = [sys.executable, "-I", str(ROOT / "tools/font.py"), "--from", str(source)]
    subprocess.run([*script, "--to", str(to)], check=True)
    return {path.name: path.read_bytes() for path in to.iterdir()}


def test_the_script_leaves_the_fonts_as_they_are_shipped(tmp_path: Path) -> None:
    kept = {path.name: path.read_bytes() for path in SHIPPED.iterdir()}
    assert len(kept) == 3
    assert made(SHIPPED, tmp_path) == kept


def test_the_fonts_are_what_the_script_makes_of_those_of_debian(tmp_path: Path) -> None:
    if not (DEBIAN / "DejaVuSansCondensed.ttf").is_file():
        missing("fonts-dejavu-extra", f"its fonts are not in {DEBIAN}")
    files = made(DEBIAN, tmp_path)
    for path in SHIPPED.glob("*.ttf"):
        ours, theirs = TTFont(path), TTFont(tmp_path / path.name)
        assert ours["name"].getDebugName(VERSION) == theirs["name"].getDebugName(VERSION)
        assert ours.getBestCmap() == theirs.getBestCmap()
        assert ours["hmtx"].metrics == theirs["hmtx"].metrics
    # Debian builds the same version of a font anew, and other bytes come out of that.
    source = sha256((DEBIAN / "DejaVuSansCondensed.ttf").read_bytes()).hexdigest()
    if source == SOURCE:
        assert files == {path.name: path.read_bytes() for path in SHIPPED.iterdir()}


def test_the_script_names_the_package_that_it_lacks(tmp_path: Path) -> None:
    script = [sys.executable, "-I", str(ROOT / "tools/font.py"), "--from", str(tmp_path)]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "sudo apt install fonts-dejavu-extra" in done.stderr
