"""One visit in line mode on the played Windows: supervisor and worker both play it."""

import sys
from pathlib import Path

from kiosk.runtime.supervisor import run

VISIT = """
from kiosk.runtime.visit_worker import main
main()
"""

if __name__ == "__main__":
    data = sys.argv[1]
    visit = Path(data, "..", "visit_itself.py").resolve()
    visit.write_text(VISIT)
    command = [sys.executable, "-I", str(Path(__file__).with_name("played.py")), str(visit)]
    sys.exit(run(data, front_end="line", language="fr", once=True, visit_command=command))
