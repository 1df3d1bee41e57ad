"""The country that this computer stands in, as its time zone tells it, or else its locale."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from kiosk.files import read_text
from kiosk.settings.countries import has_phone_numbers, iso_code

ZONE_FOLDER = "zoneinfo/"
"""What stands before the name of a zone in the path of its file, as in /usr/share/zoneinfo/Europe/Lisbon."""

ZONE_TABLE = Path("usr/share/zoneinfo/zone.tab")
"""The countries of all zones, of the tz database: country, coordinates, name of the zone, separated by tabs."""

LOCALE_FILES = (Path("etc/default/locale"), Path("etc/locale.conf"))
"""Where Debian and systemd keep the locale of the system, as in LANG=pt_PT.UTF-8."""

LOCALE_VARIABLES = ("LC_ALL", "LC_TELEPHONE", "LANG")
"""The variables of a locale that tell the country of telephone numbers, the one that outdoes the others first."""

MAX_FILE_BYTES = 200_000
LOCALE = re.compile(r"([a-z]{2,3}_([A-Z]{2}))(?:[.@].*)?")


class SystemCountry(NamedTuple):
    """A country by its two letters, and what tells it: a time zone or a locale, with its name."""

    country: str
    source: Literal["zone", "locale"]
    name: str


def find_system_country(
    environment: Mapping[str, str] = os.environ, root: Path = Path("/")
) -> SystemCountry | None:
    """The country of the time zone, else that of the locale; None where neither tells one, as UTC and C do not.

    The time zone comes first: many people use a locale of another country, as English ones are.

    Args:
        environment: the variables TZ and LANG and their like, which outdo what the system has set.
        root: the folder in which the files of the system are looked for.
    """
    zone = _time_zone(environment, root)
    if zone and (country := _zone_country(zone, root)):
        return SystemCountry(country, "zone", zone)
    match = LOCALE.fullmatch(_locale(environment, root))
    if match and has_phone_numbers(match[2]):
        return SystemCountry(iso_code(match[2]), "locale", match[1])
    return None


def _time_zone(environment: Mapping[str, str], root: Path) -> str:
    """The name of the zone, as in "Europe/Lisbon"; of one that is given as a rule, such as CET-1, that rule."""
    if "TZ" in environment:
        return _zone_name(environment["TZ"].removeprefix(":"))
    try:
        linked = os.readlink(root / "etc/localtime")
    except (OSError, ValueError):
        # It may also be a copy of the file, which does not tell its name.
        return _zone_name(next(_lines(root / "etc/timezone"), ""))
    return _zone_name(linked)


def _zone_name(text: str) -> str:
    name = text.strip().rpartition(ZONE_FOLDER)[2]
    return name.removeprefix("posix/").removeprefix("right/")


def _zone_country(zone: str, root: Path) -> str:
    """The country of a zone; "" where it has none, or is not known."""
    if zone.isupper():
        # UTC, CET or EST5EDT are no places, although Babel has one for some of them.
        return ""
    from babel.core import get_global

    zone = get_global("zone_aliases").get(zone, zone)
    country = _table_countries(root).get(zone) or get_global("zone_territories").get(zone, "")
    return country if has_phone_numbers(country) else ""


def _table_countries(root: Path) -> dict[str, str]:
    """The countries by zones of the tz database of this computer; none where it is not installed."""
    rows = (line.split("\t") for line in _lines(root / ZONE_TABLE) if not line.startswith("#"))
    return {row[2].strip(): row[0] for row in rows if len(row) > 2}


def _locale(environment: Mapping[str, str], root: Path) -> str:
    """The locale that telephone numbers have here, as in "pt_PT.UTF-8"."""
    for name in LOCALE_VARIABLES:
        if environment.get(name):
            return environment[name]
    for path in LOCALE_FILES:
        values = dict(line.partition("=")[::2] for line in _lines(root / path))
        for name in LOCALE_VARIABLES:
            if value := values.get(name, "").strip("\"' "):
                return value
    return ""


def _lines(path: Path) -> Iterator[str]:
    """The lines of a file of the system; none where it cannot be read."""
    try:
        yield from read_text(path, MAX_FILE_BYTES).splitlines()
    except (OSError, ValueError):
        return
