"""The permanent numbers of device kinds and languages in a resume code: entries are added, never moved."""

KINDS = (
    "iphone",
    "ipad",
    "ipod",
    "mac",
    "android-phone",
    "android-tablet",
    "windows",
    "chromebook",
    "linux",
    "basic-phone",
    "none",
)

LANGUAGES = (
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr",
    "hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv",
)  # fmt: skip
"""The official languages of the Union; two more have room."""


def number(name: str, names: tuple[str, ...]) -> int:
    """The number of a name, from 1; 0 for one that is not there."""
    return names.index(name) + 1 if name in names else 0


def name(number: int, names: tuple[str, ...]) -> str | None:
    """The name of a number; nothing for 0, None for one that nobody has yet."""
    if not number:
        return ""
    return names[number - 1] if number <= len(names) else None
