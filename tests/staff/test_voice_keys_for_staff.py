"""On the staff's pages the keys of the voice do what they do for members, and nothing to the page."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.events import FrontEndName
from kiosk.services.speech import SilentVoice
from kiosk.view_model.page import Page
from kiosk.view_model.replies import VoiceKey
from kiosk.view_model.spoken_text import spoken_page
from tests.staff.pins import with_pin
from tests.staff.played_staff import PlayedStaffSession


@pytest.mark.parametrize("front_end", ["screen", "line"])
def test_they_change_no_page_of_the_staff(front_end: FrontEndName, tmp_path: Path) -> None:
    voice = SilentVoice()
    staff = PlayedStaffSession(with_pin(tmp_path), front_end=front_end, voice=voice)
    pages: tuple[Callable[[], Page], ...] = (
        lambda: staff.page,
        staff.enter,
        lambda: staff.choose("health"),
    )
    for turn in pages:
        page = turn()
        for key in (VoiceKey("louder"), VoiceKey("quieter"), VoiceKey("spell")):
            assert staff.session.answer(key)
            assert staff.page == page
    assert voice.said == []


def test_the_voice_starts_pauses_and_goes_on(tmp_path: Path) -> None:
    voice = SilentVoice()
    staff = PlayedStaffSession(with_pin(tmp_path), voice=voice)
    staff.enter()
    assert staff.session.answer(VoiceKey("voice")) == ""
    page = staff.choose("health")
    assert voice.said[-1] == ("en", spoken_page(page))
    assert staff.session.answer(VoiceKey("voice")) == page.labels.paused
    assert not voice.speaking
    staff.session.answer(VoiceKey("voice"))
    assert voice.said[-1] == ("en", spoken_page(page))


def test_a_pin_is_neither_spelled_nor_said(tmp_path: Path) -> None:
    voice = SilentVoice()
    staff = PlayedStaffSession(with_pin(tmp_path), voice=voice)
    keys = (VoiceKey("voice"), VoiceKey("spell"), VoiceKey("voice"))
    for key in keys:
        staff.session.answer(key)
    staff.type("918273")
    for key in keys:
        staff.session.answer(key)
    assert len(voice.said) > 3
    assert "9 1 8" not in str(voice.said)
    assert "9, 1, 8" not in str(voice.said)
