"""Nothing in the content teaches a guessable password or shows an address of a test system."""

import re

import pytest

from kiosk.paths import shipped_folder
from tests.content.shipped import content, files, said, text

PUBLISHED = ("ukraine", "unexemple", "un exemple1", "anexample", "2onmwmq", "aklbfx", "zolcnz")
GROUPS = ("[A-Z]", "[a-z]", "[0-9]", "[^A-Za-z0-9]")
NAMES = {"Login4Life", "Double-tap"}


def written() -> list[str]:
    """All that is shipped as content or as translation."""
    paths = (*files(), *shipped_folder("locales").rglob("*.po"))
    return [path.read_text(encoding="utf-8").lower() for path in paths]


def could_be_a_password(word: str) -> bool:
    """Whether a word would pass EU Login's rules, addresses left aside."""
    bare = re.sub("['’]", "", word.strip(".,:;?!()“”«»"))
    if len(bare) < 10 or bare in NAMES or re.search("[@/{]", bare):
        return False
    return sum(bool(re.search(group, bare)) for group in GROUPS) >= 3


def test_the_rules_of_a_password_are_said_whole() -> None:
    refused = content().troubles["password-refused"]
    page = " ".join(text(refused.lead, *refused.say).split())
    for rule in ("10 characters", "Spaces", "at least 3", "4 groups", "user name"):
        assert rule in page


def test_nothing_teaches_a_password_that_others_could_guess() -> None:
    for file_text in written():
        assert not [sample for sample in PUBLISHED if sample in file_text]
    for sentence in said():
        assert not [word for word in sentence.english.split() if could_be_a_password(word)]


@pytest.mark.parametrize("word", ["25-09Ukraine", "ThiSiSanExample1", "Some-thing1."])
def test_a_sample_password_would_be_noticed(word: str) -> None:
    assert could_be_a_password(word)


def test_no_address_of_a_test_system_is_shown_anywhere() -> None:
    for file_text in written():
        assert not re.search(r"acceptance\.|\.acceptance", file_text)
    assert "acceptance" not in text(*said()).lower()
    hosts = set(re.findall(r"(?:https?://|\b)([\w-]+(?:\.[\w-]+)*\.europa\.eu)", text(*said())))
    hosts |= {address.url.split("/")[2] for address in content().addresses.values()}
    assert hosts == {
        "webgate.ec.europa.eu",
        "ecas.ec.europa.eu",
        "nomail.ec.europa.eu",
        "ec.europa.eu",
        "myintracomm.ec.europa.eu",
    }
