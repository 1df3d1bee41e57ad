"""Content of any size: files and entries beyond the stated limits are named, and the rest is served."""

import os
import shutil
from pathlib import Path

import pytest

from kiosk.content import loader
from kiosk.content.loader import MAX_ENTRIES, MAX_FILES, load_content
from kiosk.content.toml import MAX_FILE_BYTES
from kiosk.content.tsv import MAX_ROWS
from kiosk.paths import CONTENT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def faults(folder: Path) -> list[str]:
    """All that is wrong with it, in sentences."""
    return [str(problem) for problem in load_content(folder)[1]]


def test_what_is_shipped_is_far_from_each_limit() -> None:
    assert all(path.stat().st_size * 5 < MAX_FILE_BYTES for path in CONTENT.rglob("*.*"))
    for pattern in loader.LAYOUT:
        assert len(list(CONTENT.glob(pattern))) * 5 < MAX_FILES
    assert all(len(pages) * 3 < MAX_ENTRIES for pages in (load_content(CONTENT)[0].pages, {}))


def test_a_file_that_is_too_large_is_named_and_the_others_are_served(folder: Path) -> None:
    with (folder / "terms.toml").open("ab") as file:
        file.write(b"#" * MAX_FILE_BYTES)
    content, problems = load_content(folder)
    assert [str(one) for one in problems] == [
        "terms.toml: This file cannot be read: it is larger than 1000 kB. "
        "Put a text file of at most 1000 kB in its place."
    ]
    assert not content.terms
    assert content.methods


@pytest.mark.parametrize("name", ["terms.toml", "labels.tsv"])
def test_what_is_no_regular_file_is_named_and_never_waited_for(folder: Path, name: str) -> None:
    (folder / name).unlink()
    os.mkfifo(folder / name)
    (said,) = faults(folder)
    assert said.startswith(f"{name}: This file cannot be read: it is not a regular file.")


def test_entries_beyond_the_limit_are_named_and_left_out(folder: Path) -> None:
    more = "".join(f'\n[address.a{number}]\nurl = "https://x.eu"' for number in range(1200))
    (folder / "addresses.toml").write_text(more)
    (said,) = [one for one in faults(folder) if "are read" in one]
    assert said == (
        f"addresses.toml: address: It has 1200 entries, and only the first {MAX_ENTRIES} are read."
        " Take some of them out."
    )


def test_files_beyond_the_limit_are_named_and_left_out(folder: Path) -> None:
    for number in range(MAX_FILES):
        (folder / f"troubles/zz-{number:03}.toml").write_text("")
    said = faults(folder)
    shipped = len(list(CONTENT.glob("troubles/*.toml")))
    assert len(said) == shipped
    assert said[-1].startswith(
        "troubles/zz-199.toml: It is not read: troubles/*.toml has more than 200"
    )


def test_lines_of_a_table_beyond_the_limit_are_named(folder: Path) -> None:
    with (folder / "labels.tsv").open("a") as file:
        file.write("\n" * MAX_ROWS)
    (said,) = faults(folder)
    assert said.startswith(
        f"labels.tsv: This file cannot be read: it has more than {MAX_ROWS} lines."
    )
