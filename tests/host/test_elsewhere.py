"""The simpler host for other systems leads the same visits, as far as this system can show."""

import subprocess
import sys
from pathlib import Path

from kiosk.store.reading import visits

HOST = """
import os, sys
from kiosk.host import VISIT
from kiosk.hosting.elsewhere import run
command = [sys.executable, "-I", "-c", VISIT, "--door=line", "--language=fr"]
sys.exit(run({data!r}, command, dict(os.environ), once=True))
"""


def test_a_plain_visit_is_led_and_logged(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-c", HOST.format(data=str(tmp_path))],
        input="1\n1\n9\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("Votre choix") == 4
    (row,) = visits(tmp_path)
    assert (row["outcome"], row["language"], row["door"]) == ("left", "fr", "line")
