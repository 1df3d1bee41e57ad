"""Makes the PDFs of docs/office anew, or lists those that differ from their sources."""

import argparse
import sys
from pathlib import Path

from tools.office_papers.markdown_source import read_paper
from tools.office_papers.paper_pdf import render_paper
from tools.quiet_end import end_quietly

FOLDER = Path(__file__).parents[2] / "docs" / "office"


@end_quietly
def main(arguments: list[str]) -> int:
    """Write the PDFs that have changed; with --check write nothing, and return 1 where one has."""
    parser = argparse.ArgumentParser(prog="scripts/office-papers", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail where a PDF is stale"
    )
    parser.add_argument("--to", type=Path, default=FOLDER, metavar="DIR", help="write them there")
    options = parser.parse_args(arguments)
    stale = 0
    for source in sorted(FOLDER.glob("*/*.md")):
        path = (options.to / source.relative_to(FOLDER)).with_suffix(".pdf")
        pdf = render_paper(read_paper(source))
        if path.exists() and path.read_bytes() == pdf:
            continue
        stale += 1
        print(path.relative_to(options.to))
        if not options.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(pdf)
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
