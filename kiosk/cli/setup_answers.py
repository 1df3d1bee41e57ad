"""What the answers of `kiosk setup` mean; a wrong one raises WrongAnswerError."""

import re
import unicodedata
from collections.abc import Mapping

from kiosk.cli.setup_dialogue import WrongAnswerError
from kiosk.services.cups import lpstat
from kiosk.settings.schema import MAX_CONTACT_LINES

BACK = "-"
"""The answer that brings back what is built in."""

LONGEST_NAME, LONGEST_LINE, MOST_LANGUAGES, MOST_DAYS = 50, 100, 4, 183


def parse_name(said: str) -> str:
    """The name of an office."""
    if len(said) > LONGEST_NAME or not _shown(said):
        raise WrongAnswerError("name")
    return said


def parse_id(said: str) -> str:
    """The id of an office."""
    if not re.fullmatch("[a-z0-9][a-z0-9-]{0,31}", said):
        raise WrongAnswerError("id")
    return said


def proposed_id(name: str) -> str:
    """The id that a name suggests: "AIACE Besançon" is aiace-besancon."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:32].strip("-") or "office"


def parse_line(said: str) -> str | None:
    """The name of somebody to ask; none for what is built in."""
    if said == BACK:
        return None
    if len(said) > LONGEST_LINE or not _shown(said):
        raise WrongAnswerError("line")
    return said


def parse_lines(said: str) -> tuple[str, ...] | None:
    """What to know of somebody to ask, line by line; none for what is built in."""
    lines = tuple(one.strip() for one in said.split(";") if one.strip())
    if lines == (BACK,):
        return None
    if not lines or any(len(one) > LONGEST_LINE or not _shown(one) for one in lines):
        raise WrongAnswerError("line")
    if len(lines) > MAX_CONTACT_LINES:
        raise WrongAnswerError("lines", number=MAX_CONTACT_LINES)
    return lines


def parse_languages(
    said: str, names: Mapping[str, str], open_: Mapping[str, int]
) -> tuple[str, ...]:
    """Languages by their tags or their own names; `open_` says how many sentences each still lacks."""
    tags: list[str] = []
    known = {name.casefold(): tag for tag, name in names.items()} | {tag: tag for tag in names}
    for one in re.split(r"[\s,;]+", said.casefold()):
        if one and one not in known:
            raise WrongAnswerError("language", name=one, names=", ".join(names))
        if one and open_.get(known[one]):
            raise WrongAnswerError("incomplete", name=names[known[one]], number=open_[known[one]])
        if one and known[one] not in tags:
            tags.append(known[one])
    if not 1 <= len(tags) <= MOST_LANGUAGES:
        raise WrongAnswerError("languages")
    return tuple(tags)


def parse_region(said: str) -> str:
    """A country by its two letters."""
    from phonenumbers import SUPPORTED_REGIONS

    if said.upper() not in SUPPORTED_REGIONS:
        raise WrongAnswerError("region")
    return said.upper()


def parse_days(said: str) -> int:
    """How many days rows are kept."""
    if not (said.isascii() and said.isdigit() and 1 <= int(said) <= MOST_DAYS):
        raise WrongAnswerError("days")
    return int(said)


def _shown(text: str) -> bool:
    """Whether every sign can be shown: none moves a cursor, and none was broken on its way here."""
    return text.isprintable() and "\N{REPLACEMENT CHARACTER}" not in text


SECONDS = 5.0


def print_queues() -> list[str]:
    """The names of all print queues, as CUPS knows them; none where there is no CUPS, or it keeps silent."""
    return [line.split()[0] for line in lpstat("-a", SECONDS).splitlines() if line.strip()]
