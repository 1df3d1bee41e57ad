"""The font of paper: every letter of every language of the EU, and how it was made."""

import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from kiosk.paths import CONTENT, shipped
from kiosk.world.paper.ruler import fonts
from tests.conftest import missing

ROOT = Path(__file__).parents[2]
DEBIAN = Path("/usr/share/fonts/truetype/dejavu/DejaVuSansCondensed.ttf")

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
    known = letters(fonts()[bold])
    assert len(LETTERS) == 24
    for language, own in LETTERS.items():
        assert set(own + own.upper()) <= known, language
    assert set(SIGNS) <= known


def test_the_font_draws_every_sign_of_the_content_and_its_translations() -> None:
    known = letters(fonts()[False]) & letters(fonts()[True])
    files = [*CONTENT.rglob("*.toml"), *CONTENT.rglob("*.tsv"), *shipped("locales").rglob("*.po")]
    written = {sign for file in files for sign in file.read_text(encoding="utf-8")}
    assert len(written) > 100
    assert written - known <= set("\n\t")


def test_the_fonts_licence_stands_beside_it() -> None:
    licence = (shipped("styles") / "fonts" / "LICENSE").read_text(encoding="utf-8")
    assert "Bitstream Vera Fonts Copyright" in licence
    assert "Arev Fonts Copyright" in licence


def test_the_fonts_are_what_the_script_makes_of_those_of_debian(tmp_path: Path) -> None:
    if not DEBIAN.is_file():
        missing("fonts-dejavu-extra", f"{DEBIAN} is not there")
    script = [sys.executable, "-I", str(ROOT / "scripts/font.py"), "--to", str(tmp_path)]
    subprocess.run(script, check=True)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in (shipped("styles") / "fonts").iterdir()}
    assert len(made) == 3
    assert made == kept


def test_the_script_names_the_package_that_it_lacks(tmp_path: Path) -> None:
    script = [sys.executable, "-I", str(ROOT / "scripts/font.py"), "--from", str(tmp_path)]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "sudo apt install fonts-dejavu-extra" in done.stderr
