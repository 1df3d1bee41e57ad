"""The staff's PIN: right or wrong, kept as a hash, whole or not at all."""

import errno
import os
import runpy
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.cli.check_command import run_checks as check_all
from kiosk.paths import CONTENT, PIN_FILE, shipped_folder
from kiosk.staff import pin as staff_pin
from kiosk.staff import pin_attempts, pin_hash
from kiosk.staff.pin import (
    describe_pin_fault,
    find_pin_problems,
    is_easy_pin,
    is_valid_pin,
    pin_files,
    pin_state,
    set_pin,
)
from tests.staff.pins import PIN, cheapen, check_pin, read_attempts, wait_seconds, with_pin

NOW = 1000.0
PINS = st.text("0123456789", min_size=6, max_size=32)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheapen(monkeypatch)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pin")


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pin=PINS, other=st.one_of(PINS, st.text(max_size=40)))
def test_the_pin_is_right_and_everything_else_is_wrong(folder: Path, pin: str, other: str) -> None:
    set_pin(folder, pin)
    assert check_pin(folder, pin, NOW) == "right"
    assert check_pin(folder, other, NOW) == ("right" if other == pin else "wrong")


@given(st.text(max_size=40))
def test_only_6_to_32_digits_are_a_pin(text: str) -> None:
    digits = 6 <= len(text) <= 32 and set(text) <= set("0123456789")
    assert is_valid_pin(text) == digits
    if not digits:
        with pytest.raises(ValueError, match="6 to 32 digits"):
            pin_files(Path("anywhere"), text)


@pytest.mark.parametrize(
    "pin", ["000000", "99999999", "123456", "234567890", "987654", "321098765"]
)
def test_what_anybody_would_try_first_is_an_easy_pin(pin: str) -> None:
    assert is_easy_pin(pin)
    assert not is_easy_pin(pin[:-1] + ("5" if pin[-1] != "5" else "7"))


def test_without_a_file_there_is_no_pin_and_nothing_is_made(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert pin_state(data) == "none"
    assert check_pin(data, PIN, NOW) == "none"
    assert wait_seconds(data, NOW) == 0
    assert find_pin_problems(data) == []
    assert not data.exists()


def test_the_file_is_for_this_user_alone_and_holds_a_costly_hash_with_a_salt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = runpy.run_path(pin_hash.__file__)
    for name in ("TIME_COST", "MEMORY_KIBIBYTES", "PARALLELISM"):
        monkeypatch.setattr(pin_hash, name, shipped[name])
    with_pin(tmp_path)
    file = tmp_path / PIN_FILE
    first = file.read_bytes()
    assert first.startswith(b"$argon2id$v=19$m=65536,t=4,p=1$")
    assert check_pin(tmp_path, PIN, NOW) == "right"
    with_pin(tmp_path)
    assert file.read_bytes() != first
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
    assert not [path for path in tmp_path.iterdir() if PIN.encode() in path.read_bytes()]


@pytest.mark.parametrize("left", [0, 1, 30, 60, 80, -1])
def test_a_file_that_was_cut_short_opens_nothing_and_is_mended_by_a_new_pin(
    tmp_path: Path, left: int
) -> None:
    with_pin(tmp_path)
    file = tmp_path / PIN_FILE
    file.write_bytes(file.read_bytes()[:left])
    assert pin_state(tmp_path) == "broken"
    assert check_pin(tmp_path, PIN, NOW) == "broken"
    assert "run kiosk setup --reset-pin." in describe_pin_fault(tmp_path, "broken")
    set_pin(tmp_path, "135790")
    assert check_pin(tmp_path, "135790", NOW) == "right"


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200))
def test_no_bytes_in_the_file_are_a_way_in(folder: Path, data: bytes) -> None:
    set_pin(folder, PIN)
    (folder / PIN_FILE).write_bytes(data)
    assert check_pin(folder, PIN, NOW) == "broken"


def test_a_pin_that_may_not_be_read_is_a_broken_one(tmp_path: Path) -> None:
    (tmp_path / PIN_FILE).mkdir()
    assert pin_state(tmp_path) == "broken"
    assert check_pin(tmp_path, PIN, NOW) == "broken"


def test_where_a_try_cannot_be_counted_nothing_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_pin(tmp_path)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left")

    monkeypatch.setattr(staff_pin, "write_attempts", full)
    assert check_pin(tmp_path, PIN, NOW) == "uncounted"
    assert "make room on its disk" in describe_pin_fault(tmp_path, "uncounted")
    opened = os.open

    def full_but_for_the_pin(path: str | Path, flags: int, *more: int) -> int:
        if Path(path).name != "pin":
            full()
        return opened(path, flags, *more)

    monkeypatch.setattr(os, "open", full_but_for_the_pin)
    assert check_pin(tmp_path, PIN, NOW) == "uncounted"
    assert wait_seconds(tmp_path, NOW) == 0


def test_a_right_pin_opens_where_only_its_clearing_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_pin(tmp_path)
    real = pin_attempts.write_attempts

    def write(folder: Path, kept: pin_attempts.PinAttempts) -> None:
        if not kept.wrong:
            raise OSError(errno.ENOSPC, "No space left")
        real(folder, kept)

    monkeypatch.setattr(staff_pin, "write_attempts", write)
    assert check_pin(tmp_path, PIN, NOW) == "right"
    assert read_attempts(tmp_path, NOW).wrong == 1


def test_a_pin_that_cannot_be_kept_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_pin(tmp_path)
    before = {path.name for path in tmp_path.iterdir()}
    real = os.replace

    def replace(one: Path, other: Path) -> None:
        if other.name == pin_attempts.ATTEMPTS_FILE:
            raise OSError(errno.EIO, "the disk broke")
        real(one, other)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(OSError, match="the disk broke"):
        set_pin(tmp_path, "999999")
    assert check_pin(tmp_path, PIN, NOW) == "right"
    assert {path.name for path in tmp_path.iterdir()} == before


def test_check_names_a_pin_that_others_can_read_and_one_that_nobody_can(tmp_path: Path) -> None:
    def told() -> list[str]:
        report = check_all(CONTENT, shipped_folder("locales"), tmp_path)
        return [str(one) for one in report.problems if one.file == str(file)]

    file = with_pin(tmp_path) / PIN_FILE
    assert told() == []
    file.chmod(0o640)
    (problem,) = told()
    assert problem.endswith(
        f"Other users of this computer can read the hash of the staff PIN. Run: chmod 600 {file}"
    )
    file.write_bytes(b"")
    (problem,) = told()
    assert problem.endswith("The staff PIN cannot be read. Run kiosk setup --reset-pin.")
