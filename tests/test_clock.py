"""The day that dated facts are read on."""

from datetime import date

import pytest

from kiosk import clock


def test_kiosk_today_previews_another_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_TODAY", "2027-01-01")
    assert clock.today() == date(2027, 1, 1)
    assert clock.now().date() == date(2027, 1, 1)


def test_without_it_today_is_the_day_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KIOSK_TODAY", raising=False)
    before = date.today()
    assert before <= clock.today() <= date.today()


def test_a_day_that_is_none_is_refused_in_one_plain_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KIOSK_TODAY", "tomorrow")
    with pytest.raises(ValueError, match="KIOSK_TODAY must be a day written like 2027-01-01"):
        clock.today()
