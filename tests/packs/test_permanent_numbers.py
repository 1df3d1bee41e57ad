"""Numbers on slips lead to the same place for ever, whichever content is in use."""

from pathlib import Path

import pytest

from kiosk.journey.permanent_numbers import PermanentNumber, find_lost_numbers, permanent_numbers
from kiosk.packs.archive import read_pack
from kiosk.packs.errors import PackError
from kiosk.packs.ledger import read_ledger
from kiosk.packs.pack_store import PackStore
from tests.content.test_slots import given, ledger
from tests.packs.made_packs import Files, shipped_files, trust_test_key, write_pack
from tests.played_visit import shipped_content


@pytest.fixture(autouse=True)
def _test_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trust_test_key(tmp_path, monkeypatch)


def install(data: Path, number: int, files: Files) -> None:
    """Take a pack with this number."""
    path = write_pack(data.parent, number, files)
    PackStore(data).install(read_pack(path), path.name)


def test_the_numbers_of_steps_are_those_of_the_ledger_that_is_kept_in_the_tests() -> None:
    found = permanent_numbers(shipped_content())
    steps = {
        (one.of.removeprefix("method:"), one.number, one.id)
        for one in found
        if one.of not in ("method", "kind")
    }
    assert steps == given() == ledger()


def test_numbers_of_methods_and_kinds_are_permanent_too() -> None:
    found = permanent_numbers(shipped_content())
    methods = {(one.number, one.id) for one in found if one.of == "method"}
    assert methods == {(one.number, id) for id, one in shipped_content().methods.items()}
    assert PermanentNumber("kind", 1, "iphone") in found


def test_a_content_that_lacks_a_number_has_lost_it() -> None:
    known = permanent_numbers(shipped_content())
    gone = PermanentNumber("shared", 39, "access/long-ago")
    assert find_lost_numbers(shipped_content(), {*known, gone}) == [gone]


def test_a_number_of_a_pack_that_was_gone_back_from_is_not_given_to_another_step(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    install(data, 8, shipped_files())
    ledger_file = data / "content/numbers.tsv"
    before = read_ledger(data / "content")
    assert before == permanent_numbers(shipped_content())
    with ledger_file.open("a") as file:
        file.write("shared\t39\taccess/seen-once\n")
    PackStore(data).go_back()
    with pytest.raises(PackError, match="shared 39 was access/seen-once"):
        install(data, 9, shipped_files())


@pytest.mark.parametrize("text", ["", "x", "a\tb\tc\n", "shared\t²\tx\n", "\xff"])
def test_a_damaged_ledger_does_not_keep_an_office_from_updates(tmp_path: Path, text: str) -> None:
    data = tmp_path / "data"
    (data / "content").mkdir(parents=True)
    (data / "content/numbers.tsv").write_bytes(text.encode("latin-1"))
    install(data, 8, shipped_files())
    assert PackStore(data).number_in_use() == 8
