"""Makes the PDFs of docs/office anew, or says which of them are no longer those of their sources."""

import argparse
import sys
from pathlib import Path

from tools.office_papers.markdown_source import read
from tools.office_papers.paper_pdf import pdf

FOLDER = Path(__file__).parents[2] / "docs" / "office"


def main(given: list[str]) -> int:
    """Write what has changed; with --check write nothing, and fail where something has."""
    parser = argparse.ArgumentParser(prog="scripts/office-papers", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail where a PDF is stale"
    )
    parser.add_argument("--to", type=Path, default=FOLDER, metavar="DIR", help="write them there")
    asked = parser.parse_args(given)
    stale = 0
    for source in sorted(FOLDER.glob("*/*.md")):
        path = (asked.to / source.relative_to(FOLDER)).with_suffix(".pdf")
        made = pdf(read(source))
        if path.exists() and path.read_bytes() == made:
            continue
        stale += 1
        print(path.relative_to(asked.to))
        if not asked.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made)
    return 1 if asked.check and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
