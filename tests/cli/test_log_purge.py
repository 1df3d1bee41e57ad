"""`kiosk log purge` from the shell."""

from pathlib import Path

import pytest

from kiosk.store.data_folder import LOG_FILE
from tests.cli.log_commands import DAY, OLD, run_log, write_eleven_visits
from tests.store.logs import query_sql


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A visit log of eleven visits."""
    return write_eleven_visits(tmp_path / "data")


@pytest.mark.parametrize("said", ["", "n\n", "\n"])
def test_purge_asks_once_and_no_is_the_default(data: Path, said: str) -> None:
    answer = run_log(data, "purge", "--before", "2026-11-01", typed=said)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "Nothing was deleted." in answer.stderr
    assert query_sql(data, "SELECT count(*) FROM visit") == [(11,)]


@pytest.mark.parametrize(("options", "said"), [([], "y\n"), (["--yes"], "")])
def test_purge_deletes_what_is_older_and_leaves_the_figures(
    data: Path, options: list[str], said: str
) -> None:
    before = run_log(data, "figures", "--json").stdout
    gone = query_sql(data, "SELECT id FROM visit WHERE day = ?", OLD.isoformat())
    answer = run_log(data, "purge", "--before", "2026-11-01", *options, typed=said)
    assert (answer.returncode, answer.stdout) == (0, "2 visits were deleted.\n")
    assert query_sql(data, "SELECT DISTINCT day FROM visit") == [(DAY.isoformat(),)]
    assert run_log(data, "figures", "--json").stdout == before
    left = b"".join(path.read_bytes() for path in data.glob(f"{LOG_FILE}*"))
    assert len(gone) == 2
    assert not any(str(id).encode() in left for (id,) in gone)


def test_visits_that_wait_beside_the_log_are_named(data: Path) -> None:
    (data / "waiting-visits-0badcafe.json").write_bytes(b"{}")
    said = run_log(data, "purge", "--before", "2026-11-01", "--yes")
    assert said.returncode == 1
    assert said.stdout == "2 visits were deleted.\n"
    assert "are not in the visit log yet" in said.stderr
    assert "start the kiosk" in said.stderr
