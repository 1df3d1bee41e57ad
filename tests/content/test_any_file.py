"""Whatever one content file holds, it is named with its remedy, and all others are read as before."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import asdict

from kiosk.content.content import Content
from kiosk.content.loader import LAYOUT, load_content
from kiosk.content.problem import Problem
from kiosk.paths import CONTENT
from tests.content.small_content import TABLES, SmallContent
from tests.content.strategies import RAW, TREES, nearly, written


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> SmallContent:
    """Some files of the content, to be broken."""
    return SmallContent(tmp_path_factory.mktemp("any"))


def judge(small: SmallContent, file: str, data: bytes) -> int:
    """Read other bytes in one file: how many entries of it there are, and problems that each name a remedy.

    All other files are whole.
    """
    with small.holding(file, None):
        others = asdict(load_content(small.folder)[0])
    with small.holding(file, data):
        found, problems = load_content(small.folder)
    assert all(one.file in (file, Path(file).name) and one.fault and one.remedy for one in problems)
    count = len(problems)
    for room, kept in others.items():
        mine = getattr(found, room)
        assert all(whole(one, kept, mine, problems) for one in kept)
        count += len(mine) - len(kept)
    return count


def whole(one: Any, kept: Any, mine: Any, problems: list[Problem]) -> bool:
    """Whether an entry of another file is there; one whose id is used twice is told of."""
    if isinstance(kept, tuple):
        return one in mine
    return mine.get(one) == kept[one] or any(one in problem.key for problem in problems)


@pytest.mark.slow("attack")
@settings(max_examples=100)
@given(st.data())
def test_any_bytes_are_named_and_silence_no_other_file(
    small: SmallContent, data: st.DataObject
) -> None:
    file, raw = data.draw(st.sampled_from([*small.read, *TABLES])), data.draw(RAW)
    try:
        said = len(tomllib.loads(raw.decode()))
    except (ValueError, RecursionError):
        said = 1
    assert judge(small, file, raw) >= said


@pytest.mark.slow("attack")
@settings(max_examples=100)
@given(st.data())
def test_of_any_tree_each_entry_is_read_or_named(small: SmallContent, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(small.read))
    tree = data.draw(nearly(small.folder, file) | TREES)
    assert judge(small, file, written(tree)) >= entries(file, tree)


def entries(file: str, tree: dict[str, Any]) -> int:
    """How many entries a file holds; what is no table counts as one that is wrong."""
    tables = next(tables for pattern, tables in LAYOUT.items() if Path(file).match(pattern))
    if "" in tables:
        return 1
    parts = (tree[key] if key in tables else key for key in tree)
    return sum(len(part) if isinstance(part, dict | list) else 1 for part in parts)


@settings(max_examples=30)
@given(st.data())
def test_what_is_wrong_in_one_entry_leaves_its_neighbours(
    small: SmallContent, data: st.DataObject
) -> None:
    tree = tomllib.loads((CONTENT / "screens.toml").read_text())
    broken = data.draw(st.sampled_from(sorted(tree["screen"])))
    tree["screen"][broken] = data.draw(st.integers() | st.text() | st.lists(st.integers()))
    with small.holding("screens.toml", written(tree)):
        found, problems = load_content(small.folder)
    assert set(found.screens) == set(tree["screen"]) - {broken}
    assert problems
    assert all(problem.key.startswith(f"screen.{broken}") for problem in problems)


@pytest.mark.parametrize("file", TABLES)
def test_a_line_that_was_cut_short_is_named_and_the_others_hold(
    small: SmallContent, file: str
) -> None:
    lines = (CONTENT / file).read_bytes().splitlines(keepends=True)
    whole = rows(load_content(small.folder)[0])
    lines[7] = lines[7].partition(b"\t")[0] + b"\n"
    with small.holding(file, b"".join(lines)):
        found, (problem,) = load_content(small.folder)
    assert (problem.file, problem.key) == (Path(file).name, "line 8")
    assert rows(found) == whole - 1


def rows(found: Content) -> int:
    """How many rows of the tables are told."""
    return (
        len(found.apple) + len(found.android) + sum(len(one.names) for one in found.labels.values())
    )


@pytest.mark.parametrize("cell", ["", "x" * 200_000, "²", "9" * 5000, "\0"])
@pytest.mark.parametrize("table", TABLES[1:])
def test_no_cell_of_a_table_of_models_is_too_strange(
    small: SmallContent, table: str, cell: str
) -> None:
    head, first, *rest = (CONTENT / table).read_text().splitlines()
    others = rows(load_content(small.folder)[0]) - len(rest) - 1
    for at in range(head.count("\t") + 1):
        cells = first.split("\t")
        cells[at] = cell
        text = "\n".join((head, "\t".join(cells), *rest))
        with small.holding(table, text.encode()):
            found, problems = load_content(small.folder)
        assert rows(found) - others + len(problems) == len(rest) + 1
