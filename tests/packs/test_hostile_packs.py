"""A pack that is broken, forged or made to do harm is refused, and nothing has changed."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.packs.archive import Pack, read_pack
from kiosk.packs.errors import SENTENCES, PackError, Reason
from kiosk.packs.pack_store import PackStore
from tests.packs.hostile_packs import HOSTILE, usual_pack, write_hostile
from tests.packs.made_packs import trust_test_key, write_pack


@pytest.fixture(autouse=True)
def _test_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trust_test_key(tmp_path, monkeypatch)


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a folder but empty locks."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in files
        if path.name != "changes.lock"
    }


def install(data: Path, path: Path) -> None:
    """Do as the command and the staff page do."""
    PackStore(data).install(read_pack(path), path.name)


def signed_pack(folder: Path) -> Pack:
    """What the usual pack holds."""
    path = folder / "usual.zip"
    path.write_bytes(usual_pack())
    return read_pack(path)


def outcome(path: Path) -> Pack | Reason:
    """The pack in a file, or the reason why it is refused."""
    try:
        return read_pack(path)
    except PackError as refused:
        return refused.reason


def test_there_are_at_least_twenty_hostile_packs() -> None:
    assert len(HOSTILE) >= 20


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_pack_is_refused_and_nothing_has_changed(tmp_path: Path, what: str) -> None:
    data, stick = tmp_path / "data", tmp_path / "stick"
    stick.mkdir()
    path = write_hostile(stick, what)
    before = contents(tmp_path)
    with pytest.raises(PackError) as refused:
        install(data, path)
    assert refused.value.reason in SENTENCES
    assert str(refused.value).endswith("Nothing has changed.")
    assert contents(tmp_path) == before
    assert not list(tmp_path.rglob("outside*"))
    assert "\x1b" not in str(refused.value)
    assert len(str(refused.value)) < 400


def test_after_a_refusal_the_same_folder_takes_a_pack_that_is_right(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with pytest.raises(PackError):
        install(data, write_hostile(tmp_path, "broken content"))
    install(data, write_pack(tmp_path))
    assert PackStore(data).number_in_use() == 8


@settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(data=st.data())
def test_of_damaged_bytes_a_pack_is_refused_or_holds_what_was_signed(
    tmp_path: Path, data: st.DataObject
) -> None:
    whole, signed = usual_pack(), signed_pack(tmp_path)
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    kept = data.draw(st.integers(len(whole) - 2000, len(whole)))
    path = tmp_path / "damaged.zip"
    path.write_bytes(bytes(damaged[:kept]))
    assert outcome(path) in ("unreadable", "unsigned", "damaged", signed)


@settings(
    max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(tail=st.binary(max_size=3000))
def test_damage_to_the_directory_of_the_archive_is_a_refusal_and_no_crash(
    tmp_path: Path, tail: bytes
) -> None:
    signed = signed_pack(tmp_path)
    path = tmp_path / "damaged.zip"
    path.write_bytes(usual_pack()[: -len(tail) or None] + tail)
    assert outcome(path) in ("unreadable", "unsigned", "damaged", signed)


def test_a_named_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "aiace-content-8.zip")
    with pytest.raises(PackError, match="not a content pack"):
        read_pack(tmp_path / "aiace-content-8.zip")


def test_a_file_that_is_gone_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"put the stick in again"):
        read_pack(tmp_path / "aiace-content-8.zip")
