"""What the kiosk says of a device from a few words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.journey.device_lookup.deciding_question import sentence_to_ask
from kiosk.journey.device_lookup.lookup import look_up_device
from kiosk.journey.device_lookup.merged_verdict import merge_verdicts
from tests.journey.device_verdicts import caveats, method_verdict, verdict, verdict_for_words, words
from tests.played_visit import shipped_content

VERDICTS = {
    "iPhone 7": ("no", "no"),
    "iPad 2017": ("yes", "no"),
    "ipad air 2": ("no", "no"),
    "MacBook Air 2017": ("no", "no"),
    "MacBook Pro 2010": ("no", "no"),
    "iPad Pro 12,9": ("yes", "no"),
    "iPad": ("ask", "no"),
    "iPhone SE": ("ask", "no"),
    "MacBook": ("ask", "ask"),
    "Mac mini M1": ("yes", "yes"),
    "iOS 15": ("ask", "no"),
    "iOS 12": ("ask", "no"),
    "iOS 8": ("no", "no"),
    "iPadOS 15": ("ask", "no"),
    "iPad iPadOS 15": ("ask", "no"),
    "iPadOS 16": ("yes", "no"),
    "iPad 2017 iPadOS 15": ("after", "no"),
    "iPhone 13 iOS 15": ("after", "no"),
    "iPhone 7 iOS 15": ("no", "no"),
    "iPhone 7 iOS 16": ("ask", "no"),
    "macOS 12": ("ask", "ask"),
    "Catalina": ("ask", "ask"),
    "iPad iOS 12": ("ask", "no"),
    "macOS 10.15": ("ask", "ask"),
    "macOS 13": ("yes", "yes"),
    "OS X El Capitan": ("no", "no"),
    "Android 8": ("no", "no"),
    "Android 12": ("yes", "no"),
    "Huawei Android 12": ("ask", "no"),
    "Samsung Galaxy S9": ("yes", "no"),
    "Windows 10": ("no", "yes"),
    "Windows 10 1809": ("no", "after"),
    "Windows 10 22H2": ("no", "yes"),
    "windows 11": ("no", "yes"),
    "Windows 8.1": ("no", "no"),
    "Windows 98": ("no", "no"),
    "Windows XP": ("no", "no"),
    "Ubuntu 24.04": ("no", "no"),
    "Chromebook": ("ask", "ask"),
    "Nokia 3310": ("no", "no"),
    "Nokia": ("ask", "no"),
    "no device": ("no", "no"),
}


@pytest.mark.parametrize("text", VERDICTS)
def test_words_are_judged_as_what_they_say(text: str) -> None:
    assert words(verdict_for_words(text))[:2] == VERDICTS[text]


@pytest.mark.parametrize(
    ("text", "question"),
    [("iPadOS 15", "Which iPad"), ("macOS 12", "Which Mac"), ("iOS 15", "Which iPhone")],
)
def test_an_older_version_alone_leads_to_the_model_since_some_models_stop_there(
    text: str, question: str
) -> None:
    content = shipped_content()
    found = sentence_to_ask(
        look_up_device(text, content).candidates, verdict_for_words(text), content
    )
    assert found[0].english.startswith(question)


def test_android_words_suppose_the_play_store_and_say_so() -> None:
    assert "Play Store" in caveats(method_verdict("passkey", verdict_for_words("Android 12")))


KNOWN = """
iPhone iPad Air Pro mini Mac MacBook 7 12,9 2017 SE iOS iPadOS 15 16 Windows 10 Android 8 Samsung Nokia M1
"""


@settings(deadline=None)
@given(st.lists(st.sampled_from(KNOWN.split()), max_size=6))
def test_any_row_of_known_words_gets_a_verdict_or_none(row: list[str]) -> None:
    text = " ".join(row)
    if look_up_device(text, shipped_content()).candidates:
        assert all(one.because for one in verdict_for_words(text).methods)


@pytest.mark.parametrize("text", ["iPad prêté par ma fille", "iPad de l'association"])
def test_of_many_models_that_are_not_ones_own_only_that_is_said(text: str) -> None:
    content = shipped_content()
    found = look_up_device(text, content)
    judged = merge_verdicts(found.candidates, content, verdict)
    passkey = method_verdict("passkey", judged)
    assert len(found.candidates) > 1
    assert [one.english for one in passkey.because] == [
        "Never create a key on a borrowed device, or one that belongs to an office."
    ]
    assert not passkey.caveats
