"""What all tests share: settings of Hypothesis, a clean environment, and what this machine cannot test."""

import os
import shutil
import signal
import tempfile
from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.built_once import FOLDER_VARIABLE
from tests.sampling import IS_WHOLE

# How long an example takes, and how long it is drawn, says more about the machine than about the kiosk. Half of
# Hypothesis' usual examples do where somebody waits; the run that includes the slow tests has all of them.
EXAMPLES = "100" if IS_WHOLE else "50"
settings.register_profile(
    "kiosk",
    deadline=None,
    max_examples=int(os.environ.get("TESTS_EXAMPLES", EXAMPLES)),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("kiosk")

NEEDS = "needs "
"""Begins the reason of a skip whose remedy is a package."""

RIGHTS = "rights"
"""Stands in the place of a package where it is rights that a test lacks."""

RESTORED_SIGNALS = ("SIGHUP", "SIGQUIT", "SIGTERM", "SIGTSTP")
"""Signals that whoever started the tests, such as nohup, may have set to be ignored by all that they start."""


def pytest_configure(config: pytest.Config) -> None:
    """Remove what a developer's shell may have set, and make the folder that the processes of a run share."""
    for name in ("KIOSK_DATA", "KIOSK_TODAY"):
        os.environ.pop(name, None)
    # Processes that a test starts inherit how signals are handled.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in (getattr(signal, name, None) for name in RESTORED_SIGNALS):
        if number and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    if not hasattr(config, "workerinput"):
        os.environ[FOLDER_VARIABLE] = tempfile.mkdtemp(prefix="kiosk-tests-")


@pytest.fixture(autouse=True)
def same_umask() -> Iterator[None]:
    """Give each test the umask that the run began with: a command of the kiosk sets it for its whole process."""
    before = os.umask(0o077)
    os.umask(before)
    yield
    os.umask(before)


def needs(command: str, package: str) -> None:
    """Go on where a system command is there, else skip or fail as `missing` does."""
    if shutil.which(command) is None:
        missing(package, f"the command {command} is not installed")


def missing(package: str, why: str) -> None:
    """Skip a test that lacks something of a package; fail where KIOSK_TEST_ALL=1 asks for all."""
    _skip(f"{NEEDS}{package}: {why}")


def forbidden(why: str) -> None:
    """Skip a test that this user may not do; fail where KIOSK_TEST_ALL=1 asks for all."""
    _skip(f"{NEEDS}{RIGHTS}: {why}")


def _skip(reason: str) -> None:
    if os.environ.get("KIOSK_TEST_ALL") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def untested_lines(reports: list[pytest.TestReport]) -> list[str]:
    """The lines that name what was not tested, by the package that it needs."""
    tests_by_need: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        reason = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else ""
        _, mark, rest = reason.partition(NEEDS)
        if mark:
            tests_by_need[rest.partition(":")[0]].append(report.nodeid)
    lines: list[str] = []
    for package, tests in sorted(tests_by_need.items()):
        if package == RIGHTS:
            lines.append("Not tested, because this user may not do it:")
        else:
            lines.append(f"Not tested, because the package {package} is not installed:")
        lines.extend(f"  {test}" for test in sorted(tests))
    return lines


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove that folder, and name what was not tested; here these lines come after pytest's summary."""
    if not hasattr(config, "workerinput") and (shared := os.environ.pop(FOLDER_VARIABLE, "")):
        shutil.rmtree(shared, ignore_errors=True)
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None:
        for line in untested_lines(reporter.stats.get("skipped", [])):
            reporter.write_line(line)
