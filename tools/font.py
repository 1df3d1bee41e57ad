"""Makes the fonts of the slip: DejaVu Sans Condensed, cut down to the letters of the EU's languages."""

import argparse
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from kiosk.paths import shipped_folder
from tools.quiet_end import end_quietly

SYSTEM_FONTS = Path("/usr/share/fonts/truetype/dejavu")
FONT_PACKAGE = "fonts-dejavu-extra"
FONT_FILES = ("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf")
LICENCE_RECORD = 13
"""Number of the licence among the names of a font (OpenType, table "name")."""

CODE_POINTS = (
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x024F),  # Latin-1, Latin Extended A and B
    (0x0300, 0x030C),  # accents on their own
    (0x0326, 0x0328),
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x0490, 0x0491),
    (0x1E00, 0x1EFF),  # Irish dots, German capital ß, Welsh
    (0x2010, 0x203A),  # dashes, quotes, no-break spaces
    (0x20AC, 0x20AC),  # €
    (0x2116, 0x2122),  # №, ™
    (0x2190, 0x2193),  # arrows
    (0x2212, 0x2212),  # minus
)


@end_quietly
def main() -> int:
    """Write the fonts, and their licence, which each of them contains."""
    parser = argparse.ArgumentParser(prog="scripts/font", description=__doc__)
    parser.add_argument("--from", dest="folder", type=Path, default=SYSTEM_FONTS, metavar="DIR")
    parser.add_argument(
        "--to", type=Path, default=shipped_folder("styles") / "fonts", metavar="DIR"
    )
    options = parser.parse_args()
    missing = [name for name in FONT_FILES if not (options.folder / name).is_file()]
    if missing:
        print(f"{missing[0]} is missing: sudo apt install {FONT_PACKAGE}", file=sys.stderr)
        return 1
    options.to.mkdir(parents=True, exist_ok=True)
    for name in FONT_FILES:
        font = cut_font(options.folder / name)
        font.save(options.to / name)
        licence = font["name"].getDebugName(LICENCE_RECORD)
        (options.to / "LICENSE").write_text(licence.rstrip() + "\n", encoding="utf-8")
    return 0


def cut_font(path: Path) -> TTFont:
    """A font with only these letters; the result is the same each time, byte for byte."""
    # Hints fit letters to the pixels of a coarse screen; on paper they are not needed, and double the size.
    subset_options = Options(hinting=False, layout_features=[], name_IDs=["*"], notdef_outline=True)
    subset_options.drop_tables += ["FFTM"]
    font = TTFont(path, recalcTimestamp=False)
    subsetter = Subsetter(subset_options)
    subsetter.populate(
        unicodes=[code for first, last in CODE_POINTS for code in range(first, last + 1)]
    )
    subsetter.subset(font)
    return font


if __name__ == "__main__":
    sys.exit(main())
