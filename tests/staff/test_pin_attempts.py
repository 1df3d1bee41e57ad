"""Wrong PINs wait: 1, 2, 4 … minutes after five, whatever is done to clock, process and file."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from argon2.exceptions import VerificationError
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec import json

from kiosk.paths import PIN_FILE
from kiosk.staff import pin, pin_attempts, pin_hash
from kiosk.staff.pin import set_pin
from tests.runtime.waiting import is_idle, wait_until
from tests.staff.pins import (
    BOOT,
    PIN,
    cheapen,
    check_pin,
    read_attempts,
    wait_seconds,
    with_pin,
)

NOW = 5000.0
MINUTE = 60.0


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheapen(monkeypatch)


def fail(folder: Path, times: int, now: float = NOW) -> None:
    """Type a wrong PIN so often, each time as soon as it is looked at."""
    for _ in range(times):
        now += wait_seconds(folder, now)
        assert check_pin(folder, "000000", now) == "wrong"


def test_after_5_wrong_pins_each_further_one_doubles_the_wait_up_to_30_minutes(
    tmp_path: Path,
) -> None:
    with_pin(tmp_path)
    now, seen = NOW, []
    for _ in range(15):
        assert check_pin(tmp_path, "000000", now) == "wrong"
        seen.append(wait_seconds(tmp_path, now) // 60)
        now += wait_seconds(tmp_path, now)
    assert seen == [0, 0, 0, 0, 1, 2, 4, 8, 16, 30, 30, 30, 30, 30, 30]


def test_while_it_waits_even_the_right_pin_is_not_looked_at(tmp_path: Path) -> None:
    with_pin(tmp_path)
    fail(tmp_path, 5)
    assert check_pin(tmp_path, PIN, NOW + 59) == "locked"
    assert wait_seconds(tmp_path, NOW + 59.5) == 1
    assert check_pin(tmp_path, PIN, NOW + 60) == "right"


def test_a_right_pin_gives_all_5_tries_back(tmp_path: Path) -> None:
    with_pin(tmp_path)
    fail(tmp_path, 7)
    assert check_pin(tmp_path, PIN, NOW + 3600) == "right"
    fail(tmp_path, 4, NOW + 3600)
    assert wait_seconds(tmp_path, NOW + 3600) == 0


def test_a_new_pin_ends_the_wait(tmp_path: Path) -> None:
    with_pin(tmp_path)
    fail(tmp_path, 9)
    assert wait_seconds(tmp_path, NOW) > 0
    set_pin(tmp_path, "135790")
    assert check_pin(tmp_path, "135790", NOW) == "right"


def test_a_restart_neither_shortens_the_wait_nor_makes_it_much_longer(tmp_path: Path) -> None:
    with_pin(tmp_path)
    fail(tmp_path, 5)
    # Looked at after 30 seconds, then the computer starts anew; for how long it was off does not count.
    assert wait_seconds(tmp_path, NOW + 30) == 30
    for boot in ("b", "c"):
        assert wait_seconds(tmp_path, 9e6, boot) == 30
    assert check_pin(tmp_path, PIN, 9e6 + 29, "c") == "locked"
    assert check_pin(tmp_path, PIN, 9e6 + 30, "c") == "right"


def test_a_system_without_ids_of_boots_knows_another_boot_by_its_smaller_clock(
    tmp_path: Path,
) -> None:
    with_pin(tmp_path)
    for _ in range(5):
        assert check_pin(tmp_path, "000000", NOW, "") == "wrong"
    assert wait_seconds(tmp_path, 3, "") == 60
    assert wait_seconds(tmp_path, 63, "") == 0


def test_a_boot_without_an_end_of_the_wait_is_noted_as_it_passes(tmp_path: Path) -> None:
    with_pin(tmp_path)
    fail(tmp_path, 5)
    for second in range(10, 60, 10):
        assert wait_seconds(tmp_path, NOW + second) == 60 - second
    assert wait_seconds(tmp_path, 1, "b") == 10


def test_no_date_stands_in_the_file_so_that_no_clock_can_change_the_wait(tmp_path: Path) -> None:
    with_pin(tmp_path)
    fail(tmp_path, 5)
    kept = json.decode((tmp_path / pin_attempts.ATTEMPTS_FILE).read_bytes())
    assert kept == {"wrong": 5, "left": 60.0, "seen": NOW, "boot": BOOT}


@pytest.mark.parametrize("fault", [MemoryError(), VerificationError(pin_hash.NO_MEMORY)])
def test_a_try_for_which_there_was_too_little_memory_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    with_pin(tmp_path)
    fail(tmp_path, 4)

    class Hasher:
        """One that gets no memory."""

        def verify(self, hash: str, typed: bytes) -> bool:
            raise fault

    with monkeypatch.context() as patch:
        patch.setattr(pin_hash, "hasher", Hasher)
        for _ in range(9):
            assert check_pin(tmp_path, PIN, NOW) == "memory"
    assert read_attempts(tmp_path, NOW).wrong == 4
    assert check_pin(tmp_path, PIN, NOW) == "right"


SHORT_OF_MEMORY = """
import resource, sys; from pathlib import Path
from kiosk.clock import RunningTime
from kiosk.staff import pin
from kiosk.staff.pin_hash import hasher
hasher()
used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + 2**24, used + 2**24))
print(pin.check_pin(Path(sys.argv[1]), sys.argv[2], RunningTime(sys.argv[4], float(sys.argv[3]))))
"""


def test_a_real_argon2_without_memory_costs_no_try(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pin_hash, "MEMORY_KIBIBYTES", 65536)
    with_pin(tmp_path)
    command = [sys.executable, "-c", SHORT_OF_MEMORY, str(tmp_path), PIN, str(NOW), BOOT]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("memory\n", "")
    assert read_attempts(tmp_path, NOW).wrong == 0
    assert check_pin(tmp_path, PIN, NOW) == "right"


@pytest.mark.parametrize(
    "said", [b"", b"{", b'{"wrong":-1}', b'{"wrong":5,"left":1e9}', b"\xff", b"null"]
)
def test_a_file_of_tries_that_makes_no_sense_waits_a_minute_and_not_for_ever(
    tmp_path: Path, said: bytes
) -> None:
    with_pin(tmp_path)
    (tmp_path / pin_attempts.ATTEMPTS_FILE).write_bytes(said)
    assert check_pin(tmp_path, PIN, NOW) == "locked"
    assert wait_seconds(tmp_path, NOW) == 60
    assert check_pin(tmp_path, PIN, NOW + 60) == "right"


@given(st.binary(max_size=200))
def test_no_bytes_break_the_count(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / pin_attempts.ATTEMPTS_FILE).write_bytes(data)
        assert 0 <= read_attempts(folder, NOW).left <= pin_attempts.LONGEST_WAIT
        assert read_attempts(folder, NOW + pin_attempts.LONGEST_WAIT).left == 0


def test_the_count_is_always_written_over_the_same_bytes(tmp_path: Path) -> None:
    with_pin(tmp_path)
    file = tmp_path / pin_attempts.ATTEMPTS_FILE
    before = file.stat()
    fail(tmp_path, 15)
    assert file.stat().st_size == before.st_size == pin_attempts.FILE_SIZE
    assert file.stat().st_ino == before.st_ino
    largest = pin_attempts.PinAttempts(10**18, 1799.9999999999998, 1.7976931348623157e308, BOOT)
    assert len(pin_attempts.encode_attempts(largest)) == pin_attempts.FILE_SIZE


KILLED = """
import sys, time; from pathlib import Path
from kiosk.clock import RunningTime
from kiosk.staff import pin
def hang(hash, typed):
    print("looking", flush=True); sys.stdin.read()
pin.matches_hash = hang
pin.check_pin(Path(sys.argv[1]), "000000", RunningTime(sys.argv[3], float(sys.argv[2])))
"""


def test_a_process_killed_while_it_compares_has_made_its_try(tmp_path: Path) -> None:
    with_pin(tmp_path)
    for made in range(1, 6):
        command = [sys.executable, "-c", KILLED, str(tmp_path), str(NOW), BOOT]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as other:
            assert other.stdout is not None
            assert other.stdout.readline() == "looking\n"
            other.kill()
        assert read_attempts(tmp_path, NOW).wrong == made
    assert check_pin(tmp_path, PIN, NOW) == "locked"


MANY = """
import sys; from pathlib import Path
from kiosk.clock import RunningTime
from kiosk.staff.pin import check_pin
print("ready", flush=True); sys.stdin.readline()
now = RunningTime(sys.argv[3], float(sys.argv[2]))
print(*(check_pin(Path(sys.argv[1]), "000000", now) for _ in range(4)))
"""


def test_processes_at_once_get_no_more_tries_than_one(tmp_path: Path) -> None:
    with_pin(tmp_path)
    command = [sys.executable, "-c", MANY, str(tmp_path), str(NOW), BOOT]
    others = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    for other in others:
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
    answers = " ".join(other.communicate("go\n", timeout=60)[0] for other in others).split()
    assert sorted(answers) == ["locked"] * 11 + ["wrong"] * 5


def test_a_second_process_waits_until_the_first_has_its_answer(tmp_path: Path) -> None:
    with_pin(tmp_path)
    command = [sys.executable, "-c", KILLED, str(tmp_path), str(NOW), BOOT]
    first = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert first.stdout is not None
    assert first.stdout.readline() == "looking\n"
    command = [sys.executable, "-c", MANY, str(tmp_path), str(NOW), BOOT]
    second = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert second.stdin is not None
    second.stdin.write("go\n")
    second.stdin.flush()
    wait_until(lambda: is_idle(second.pid))
    assert second.poll() is None
    first.kill()
    first.wait()
    assert second.communicate(timeout=60)[0].split() == ["ready", *["wrong"] * 4]


class Thief(RuleBasedStateMachine):
    """Somebody who types wrong PINs, waits, and starts the computer anew."""

    def __init__(self) -> None:
        super().__init__()
        self._place = tempfile.TemporaryDirectory()
        self.folder = Path(self._place.name)
        self.now, self.boot = NOW, 0
        self.passed = 0.0
        self.looked = 0

    def teardown(self) -> None:
        """Take the folder away."""
        self._place.cleanup()

    @initialize()
    def begin(self) -> None:
        """A kiosk with a PIN."""
        set_pin(self.folder, PIN)

    @rule(times=st.integers(1, 6))
    def guess(self, times: int) -> None:
        """Type wrong PINs."""
        for _ in range(times):
            answer = check_pin(self.folder, "000000", self.now, str(self.boot))
            assert answer in ("wrong", "locked")
            self.looked += answer == "wrong"

    @rule(seconds=st.floats(0, 5000))
    def let_pass(self, seconds: float) -> None:
        """Let the computer run."""
        self.now += seconds
        self.passed += seconds

    @rule(seconds=st.floats(0, 1e6))
    def restart(self, seconds: float) -> None:
        """Start the computer anew; the kiosk begins after so many seconds."""
        self.now, self.boot = seconds, self.boot + 1

    @precondition(lambda self: self.looked >= pin_attempts.FREE_ATTEMPTS)
    @rule()
    def wait_as_told(self) -> None:
        """Wait as long as the pad says: then one PIN is looked at."""
        left = wait_seconds(self.folder, self.now, str(self.boot))
        self.now += left
        self.passed += left
        assert left <= pin_attempts.LONGEST_WAIT
        assert check_pin(self.folder, "000000", self.now, str(self.boot)) == "wrong"
        self.looked += 1

    @invariant()
    def no_more_tries_than_time_allows(self) -> None:
        """The tries that were looked at took all their waits."""
        waited = sum(
            pin_attempts.wait_after(wrong)
            for wrong in range(pin_attempts.FREE_ATTEMPTS, self.looked)
        )
        assert waited <= self.passed + self.looked * 1e-3


TestThief = Thief.TestCase
TestThief.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)


def test_what_the_tests_of_the_pin_count_on() -> None:
    assert (pin_attempts.FREE_ATTEMPTS, pin_attempts.FIRST_WAIT, pin_attempts.LONGEST_WAIT) == (
        5,
        MINUTE,
        30 * MINUTE,
    )
    assert pin.is_valid_pin(PIN)
    assert PIN_FILE != pin_attempts.ATTEMPTS_FILE
