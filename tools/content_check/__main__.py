"""The command `scripts/check-content`."""

import argparse
import sys

from kiosk import clock, paths
from kiosk.printable import printable_lines
from tools.content_check.report import check_content, report_lines
from tools.quiet_end import end_quietly


@end_quietly
def main() -> int:
    """Print the report: 0 without problems, 1 with some, or with notices where --strict is given."""
    parser = argparse.ArgumentParser(
        prog="scripts/check-content",
        description="What editors of the content must look at: structure, stale facts, unconfirmed labels, plain"
        " language, missing and fuzzy translations.",
    )
    parser.add_argument("--strict", action="store_true", help="let notices fail too")
    parser.add_argument(
        "--all",
        action="store_true",
        help="name every notice, not only how many are alike in a file",
    )
    arguments = parser.parse_args()
    report = check_content(paths.CONTENT, paths.shipped_folder("locales"), clock.today())
    print(printable_lines("\n".join(report_lines(report, every=arguments.all))))
    return 1 if report.problems or (arguments.strict and report.notices) else 0


if __name__ == "__main__":
    sys.exit(main())
