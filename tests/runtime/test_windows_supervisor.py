"""The simpler supervisor of other systems runs the same visits, as far as this system can show."""

import subprocess
import sys
from pathlib import Path

from kiosk.paths import PIN_FILE
from kiosk.store.queries import all_visits
from kiosk.store.read_only import query_log

SUPERVISOR = """
import os, sys
from kiosk.runtime.supervisor import VISIT_CODE
from kiosk.runtime.windows import run_on_windows
command = [sys.executable, "-I", "-c", VISIT_CODE, "--front-end=line", "--language=fr"]
sys.exit(run_on_windows({data!r}, command, dict(os.environ), once=True))
"""


def test_a_visit_in_line_mode_is_run_and_logged(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-c", SUPERVISOR.format(data=str(tmp_path))],
        input="1\n1\n9\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("Votre choix") == 4
    (row,) = all_visits(tmp_path)
    assert (row["outcome"], row["language"], row["front_end"]) == ("left", "fr", "line")


STAFF = """
import os, sys
from kiosk.runtime.windows import run_on_windows
sys.exit(run_on_windows({data!r}, [], dict(os.environ), once=False, staff=True, staff_command={pages!r}))
"""
TELLING = """
import os
os.write(2, b'{"tried":"wrong"}\\n{"tried":"right"}\\n')
os.write(2, b'{"second":1,"kind":"choice","page":"intent","choice":"start"}\\n')
os.write(2, b'{"second":1,"kind":"end","page":"staff","choice":"left"}\\n')
"""


def test_the_staff_pages_are_run_too_and_their_pin_attempts_are_logged(tmp_path: Path) -> None:
    (tmp_path / PIN_FILE).write_text("a hash", encoding="ascii")
    pages = [sys.executable, "-I", "-c", TELLING]
    code = STAFF.format(data=str(tmp_path), pages=pages)
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    tries: list[tuple[str]] = query_log(
        tmp_path, lambda conn: conn.execute("SELECT result FROM pin_attempt").fetchall(), []
    )
    assert tries == [("wrong",), ("right",)]
    assert all_visits(tmp_path) == []
