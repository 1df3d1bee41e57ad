"""When the keeper of the spare does what, by a clock of its own and without processes."""

from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from kiosk import clock, paths
from kiosk.runtime import spare_inputs, spare_keeper
from kiosk.runtime.spare_inputs import read_spare_inputs
from kiosk.runtime.spare_keeper import CHECK_SECONDS, MIN_MEMORY, QUIET_SECONDS, SpareKeeper
from kiosk.settings.schema import OfficeName, Settings


class FakeWorker:
    """A process that does nothing; `said` is what it has sent, `code` its exit code."""

    def __init__(self) -> None:
        self.said: bytes | None = b"\n"
        self.exit_code: int | None = None
        self.config = b""
        self.closed = False

    def send_config(self, config: bytes, signals: object) -> None:
        self.config = config

    def read_messages(self) -> bytes | None:
        return self.said

    def has_exited(self) -> bool:
        return self.exit_code is not None

    def kill(self) -> None:
        self.exit_code = -9 if self.exit_code is None else self.exit_code

    def close_pipes(self) -> None:
        self.closed = True


class Kiosk:
    """What surrounds a keeper: the time, the settings, the memory, and the spares that it has started."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now, self.memory, self.settings = 1000.0, 4 * MIN_MEMORY, Settings()
        self.spares: list[FakeWorker] = []
        self.has_room = True
        monkeypatch.setattr(spare_keeper, "monotonic", lambda: self.now)
        monkeypatch.setattr(spare_keeper, "available_memory", lambda: self.memory)
        signals: Any = None
        start: Any = self.start
        self.keeper = SpareKeeper(start, lambda: self.settings, lambda settings: b"{}", signals)

    def start(self) -> FakeWorker:
        if not self.has_room:
            raise OSError
        self.spares.append(FakeWorker())
        return self.spares[-1]

    def wait(self, seconds: float) -> None:
        """Let time pass as the supervisor does, which looks whenever the keeper wants it to."""
        end = self.now + seconds
        while (left := self.keeper.seconds_left) is not None and self.now + left <= end:
            self.now += left
            self.keeper.look()
        self.now = end

    def begin(self) -> FakeWorker:
        """A first page is shown, and nobody does anything until the spare is there."""
        self.keeper.note_activity()
        self.wait(QUIET_SECONDS)
        return self.spares[-1]


@pytest.fixture
def kiosk(monkeypatch: pytest.MonkeyPatch) -> Kiosk:
    return Kiosk(monkeypatch)


def test_nothing_is_started_before_the_first_page_is_shown(kiosk: Kiosk) -> None:
    kiosk.wait(1000)
    kiosk.keeper.look()
    assert kiosk.spares == []
    assert kiosk.keeper.seconds_left is None


def test_a_busy_visit_has_no_spare_and_a_quiet_one_has_one(kiosk: Kiosk) -> None:
    for _ in range(100):
        kiosk.keeper.note_activity()
        kiosk.wait(QUIET_SECONDS * 0.9)
    assert kiosk.spares == []
    kiosk.wait(QUIET_SECONDS * 0.1)
    assert len(kiosk.spares) == 1
    assert kiosk.spares[0].config == b"{}"
    kiosk.wait(100 * CHECK_SECONDS)
    assert len(kiosk.spares) == 1


def test_a_spare_is_handed_out_once_and_only_when_it_is_ready(kiosk: Kiosk) -> None:
    spare = kiosk.begin()
    taken: Any = kiosk.keeper.take()
    assert taken is spare
    assert kiosk.keeper.take() is None
    assert spare.exit_code is None
    busy = kiosk.begin()
    busy.said = None
    assert kiosk.keeper.take() is None
    assert (busy.exit_code, busy.closed) == (-9, True)
    crashed = kiosk.begin()
    crashed.said = b'{"crash":{"type":"KeyError","file":"x","line":1}}\n'
    assert kiosk.keeper.take() is None


def test_while_the_next_worker_starts_no_spare_is_started(kiosk: Kiosk) -> None:
    kiosk.begin()
    kiosk.keeper.take()
    kiosk.wait(1000)
    assert len(kiosk.spares) == 1
    kiosk.keeper.note_activity()
    kiosk.wait(QUIET_SECONDS)
    assert len(kiosk.spares) == 2


def test_a_stale_spare_is_replaced_and_never_handed_out(kiosk: Kiosk) -> None:
    old = kiosk.begin()
    kiosk.settings = Settings(office=OfficeName(name="Arlon"))
    assert kiosk.keeper.take() is None
    assert old.closed
    second = kiosk.begin()
    kiosk.settings = Settings(office=OfficeName(name="Virton"))
    kiosk.wait(CHECK_SECONDS)
    assert second.closed
    third: Any = kiosk.spares[-1]
    assert kiosk.keeper.take() is third


def test_little_memory_ends_the_spare_until_there_is_enough_for_it(kiosk: Kiosk) -> None:
    spare = kiosk.begin()
    kiosk.memory = MIN_MEMORY - 1
    kiosk.wait(CHECK_SECONDS)
    assert spare.closed
    # What the spare has given back is not enough: it would be ended again.
    kiosk.memory = MIN_MEMORY + spare_keeper.SPARE_MEMORY - 1
    kiosk.wait(10 * CHECK_SECONDS)
    assert len(kiosk.spares) == 1
    kiosk.memory += 1
    kiosk.wait(CHECK_SECONDS)
    assert len(kiosk.spares) == 2


def test_spares_that_end_by_themselves_come_back_after_growing_delays(kiosk: Kiosk) -> None:
    moments: list[float] = []
    kiosk.begin()
    for _ in range(12):
        before = len(kiosk.spares)
        kiosk.spares[-1].exit_code = 1
        kiosk.keeper.look()
        assert kiosk.spares[-1].closed
        began = kiosk.now
        while len(kiosk.spares) == before:
            kiosk.wait(0.5)
        moments.append(kiosk.now - began)
    assert moments == sorted(moments)
    assert (moments[0], moments[-1]) == (QUIET_SECONDS, 30)


def test_a_system_without_room_for_a_process_is_asked_again_later(kiosk: Kiosk) -> None:
    kiosk.has_room = False
    kiosk.keeper.note_activity()
    kiosk.wait(600)
    assert kiosk.keeper.take() is None
    kiosk.has_room = True
    kiosk.keeper.note_activity()
    kiosk.wait(60)
    assert len(kiosk.spares) == 1


def test_content_translations_settings_and_the_day_are_what_a_spare_is_made_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, locales = tmp_path / "content", tmp_path / "locales"
    for folder in (content, locales):
        (folder / "inner").mkdir(parents=True)
        (folder / "inner" / "file").write_text("one")
    monkeypatch.setattr(paths, "CONTENT", content)
    monkeypatch.setattr(paths, "shipped_folder", lambda name: locales)
    seen = [read_spare_inputs(Settings())]
    assert read_spare_inputs(Settings()) == seen[0]
    seen.append(read_spare_inputs(Settings(region="LU")))
    for folder in (content, locales):
        (folder / "inner" / "file").write_text("another")
        seen.append(read_spare_inputs(Settings()))
    (content / "inner" / "file").unlink()
    seen.append(read_spare_inputs(Settings()))
    monkeypatch.setattr(clock, "today", lambda: date(2026, 12, 1))
    seen.append(read_spare_inputs(Settings()))
    assert not any(one == other for one, other in combinations(seen, 2))
    assert spare_inputs.read_spare_inputs(Settings()) == seen[-1]
