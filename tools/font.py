"""Makes the fonts of the slip: DejaVu Sans Condensed, cut down to the letters of the EU's languages."""

import argparse
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from kiosk.paths import shipped_folder

FOLDER = Path("/usr/share/fonts/truetype/dejavu")
PACKAGE = "fonts-dejavu-extra"
NAMES = ("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf")
LICENCE_RECORD = 13

RANGES = (
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


def main() -> int:
    """Write the fonts and their licence, which stands in each of them."""
    parser = argparse.ArgumentParser(prog="scripts/font", description=__doc__)
    parser.add_argument("--from", dest="folder", type=Path, default=FOLDER, metavar="DIR")
    parser.add_argument("--to", type=Path, default=shipped_folder("styles") / "fonts", metavar="DIR")
    given = parser.parse_args()
    missing = [name for name in NAMES if not (given.folder / name).is_file()]
    if missing:
        print(f"{missing[0]} is missing: sudo apt install {PACKAGE}", file=sys.stderr)
        return 1
    given.to.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        font = cut(given.folder / name)
        font.save(given.to / name)
        licence = font["name"].getDebugName(LICENCE_RECORD)
        (given.to / "LICENSE").write_text(licence.rstrip() + "\n", encoding="utf-8")
    return 0


def cut(path: Path) -> TTFont:
    """A font with the letters of the ranges alone; the same bytes each time."""
    # Paper has dots enough: hints, which fit letters to a coarse screen, would double the size.
    options = Options(hinting=False, layout_features=[], name_IDs=["*"], notdef_outline=True)
    options.drop_tables += ["FFTM"]
    font = TTFont(path, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)
    return font


if __name__ == "__main__":
    sys.exit(main())
