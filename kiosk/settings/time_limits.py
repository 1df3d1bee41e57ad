"""Checks that the time limits of an office fit each other."""

from collections.abc import Iterator

from kiosk.content.problem import Problem
from kiosk.paths import SETTINGS_FILE
from kiosk.settings.schema import TimeLimits

HELPED_END, COVER, HELPED_COVER = "seconds.helped_end", "seconds.cover", "seconds.helped_cover"


def check_time_limits(seconds: TimeLimits) -> Iterator[Problem]:
    """Problems of limits that another limit makes useless; the kiosk then uses others instead."""
    least = seconds.question + seconds.warning
    if seconds.helped_end < least:
        fault = "A visit with a helper would end sooner than a question does."
        yield Problem(
            SETTINGS_FILE,
            HELPED_END,
            fault,
            f"Use at least {least:g} seconds, the question and the warning together.",
        )
    if seconds.cover >= seconds.waiting:
        fault = "The wait would end before its page is covered."
        yield Problem(
            SETTINGS_FILE,
            COVER,
            fault,
            f"Use less than {seconds.waiting:g} seconds, the value of waiting.",
        )
    most = max(seconds.helped_end - seconds.warning, seconds.question)
    if seconds.helped_cover >= most:
        fault = "With a helper, the warning would come before the page is covered."
        remedy = f"Use less than {most:g} seconds, helped_end without the warning."
        yield Problem(SETTINGS_FILE, HELPED_COVER, fault, remedy)
