"""The marker `slow`: tests that are slow by nature run only with KIOSK_TEST_SLOW=1, and are else counted."""

from collections import Counter
from typing import Any

import pytest

from tests.sampling import IS_WHOLE, VARIABLE

REASONS = ("attack", "pdf", "libreoffice", "chromium", "debootstrap", "offices")
"""The only reasons for being slow; CONTRIBUTING.md explains each."""

LEFT_OUT = pytest.StashKey[dict[str, int]]()


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line(
        "markers", f"slow(reason): runs with {VARIABLE}=1 alone; a reason is {', '.join(REASONS)}"
    )
    config.stash[LEFT_OUT] = {}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Refuse a reason that is not known, as an error of the file that gives it."""
    mark = metafunc.definition.get_closest_marker("slow")
    if mark is not None and (len(mark.args) != 1 or mark.args[0] not in REASONS):
        given = ", ".join(map(repr, mark.args)) or "no reason"
        raise pytest.Collector.CollectError(
            f"{metafunc.definition.name} is marked slow for {given}: name one of {', '.join(REASONS)}."
        )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the slow tests out, unless they are asked for."""
    marks = {item: item.get_closest_marker("slow") for item in items}
    slow = {item: str(mark.args[0]) for item, mark in marks.items() if mark is not None}
    if IS_WHOLE or not slow:
        return
    items[:] = [item for item in items if item not in slow]
    config.hook.pytest_deselected(items=list(slow))
    config.stash[LEFT_OUT] = dict(Counter(slow.values()))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the counts from a worker of pytest-xdist to the process that writes the summary."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["slow"] = session.config.stash[LEFT_OUT]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take the counts of a worker; each of them has collected all tests."""
    node.config.stash[LEFT_OUT].update(getattr(node, "workeroutput", {}).get("slow", {}))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Say in one line, after pytest's own summary, what was left out and how to run it."""
    left_out = config.stash.get(LEFT_OUT, {})
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if left_out and reporter is not None:
        counts = ", ".join(f"{name} {count}" for name, count in sorted(left_out.items()))
        reporter.write_line(
            f"Not run, because they are slow: {sum(left_out.values())} tests ({counts});"
            f" {VARIABLE}=1 scripts/test runs them, too."
        )
