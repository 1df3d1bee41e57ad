"""Finds the telephone number in what somebody typed, and leaves out the words around it."""

import re
import unicodedata

SHORTEST = 4
"""Digits from which a group counts as the number: "GSM 2: 0470 12 34 56" begins with another one."""

GROUP = re.compile(r"\+?[\d\s()\[\]./\-·'’_]*\d[\d\s()\[\]./\-·'’_]*")
"""Digits and what stands between them; a plus begins another group."""

ORDINAL = re.compile(
    r"(?<!\d)\d{1,2}(?:h|hrs?|heures?|e|er|ère|re|ème|eme|nd|nde|de|te|st|rd|th|°|º|ª)(?![^\W\d_])",
    re.IGNORECASE,
)
"""A place in a row or a time of day, as in "(2e)" and "après 18h"."""

LONGEST = 15
"""Digits of a number with its country, by ITU-T E.164; more of them are two numbers."""

BETWEEN_NUMBERS = re.compile(r"\s*/\s*|\s+-\s+")
OPEN_BRACKET = re.compile(r"[(\[][^)\]]*$")
INTERNATIONAL_PREFIX = re.compile(
    r"^[\s(\[]*\+?[\s(\[]*0[\s.\-/)\]]*0[\s.\-/)\]]*(?=[\s(\[]*[1-9])"
)
"""00 before a country, however it is spaced, with or without a needless +."""


def find_number(text: str) -> str:
    """The number in a text as ASCII digits, with a + first where it names a country; "" where there is none.

    Letters are never taken for digits, as on the keys of a telephone. Of several numbers it is the first one.
    """
    plain = ORDINAL.sub(";", _plain(text))
    groups = [match.group() for match in GROUP.finditer(plain)]
    # A bracket that is never closed in the group held words.
    groups = [OPEN_BRACKET.sub("", group) or group for group in groups]
    group = next((one for one in groups if _count_digits(one) >= SHORTEST), None)
    if group is None:
        group = max(groups, key=_count_digits, default="")
    if _count_digits(group) > LONGEST:
        group = BETWEEN_NUMBERS.split(group)[0]
    return INTERNATIONAL_PREFIX.sub("+", group).strip()


def _plain(text: str) -> str:
    """The text with ASCII digits, hyphens and spaces, and without signs that nobody sees."""
    found = []
    for sign in unicodedata.normalize("NFKC", text):
        category = unicodedata.category(sign)
        if (digit := unicodedata.decimal(sign, None)) is not None:
            found.append(str(digit))
        elif category == "Pd" or sign == "\N{MINUS SIGN}":
            found.append("-")
        elif category != "Cf":
            found.append(" " if sign.isspace() else sign)
    return "".join(found)


def _count_digits(group: str) -> int:
    return sum(map(str.isdigit, group))
