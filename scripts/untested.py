"""Says in the last lines of scripts/test what was not tested, and which package would let it be."""

import sys
from collections.abc import Iterator
from xml.etree import ElementTree


def untested(report: str) -> Iterator[str]:
    """One line per package that tests lacked, with those tests; `report` is pytest's JUnit XML."""
    lacking: dict[str, list[str]] = {}
    for case in ElementTree.parse(report).iter("testcase"):
        for skip in case.iter("skipped"):
            reason = skip.get("message", "").removeprefix("Skipped: ")
            name = case.get("name", "").partition("[")[0].removeprefix("test_").replace("_", " ")
            lacking.setdefault(reason, []).append(name)
    for reason, names in sorted(lacking.items()):
        yield f"Not tested, {reason}: {'; '.join(dict.fromkeys(names))}"


if __name__ == "__main__":
    print("\n".join(untested(sys.argv[1])) or "Nothing was left untested.")
