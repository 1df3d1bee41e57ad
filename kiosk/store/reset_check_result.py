"""The result of the last reset check, in a file of its own."""

from datetime import date
from pathlib import Path

from msgspec import DecodeError, Struct, ValidationError, json

from kiosk.files import lock_folder, read_limited, write_files

RESULT_FILE = "reset-check.json"
MAX_BYTES = 100_000


class ResetCheckResult(Struct, frozen=True, kw_only=True):
    """A reset check: its day, how many visits it played, what it found of them.

    `traces` are places in words, such as "screen: phone on the terminal"; `failed` says why the check could
    not be done, "" where it was.
    """

    day: date
    visits: int = 0
    traces: tuple[str, ...] = ()
    failed: str = ""

    @property
    def passed(self) -> bool:
        """Whether it was done and nothing was found."""
        return self.visits > 0 and not self.traces and not self.failed


def read_result(folder: Path) -> ResetCheckResult | None:
    """The last check; None where there was none, or where its file cannot be read."""
    try:
        return json.decode(read_limited(folder / RESULT_FILE, MAX_BYTES), type=ResetCheckResult)
    except (OSError, DecodeError, ValidationError):
        return None


def write_result(folder: Path, result: ResetCheckResult) -> None:
    """Replace the last result; OSError where nothing can be written."""
    with lock_folder(folder):
        write_files({folder / RESULT_FILE: json.encode(result) + b"\n"})


def describe_result(result: ResetCheckResult) -> str:
    """The result in one sentence, with what to do."""
    if result.failed:
        return (
            f"The reset check could not be done ({result.failed}); that does not mean that anything was left:"
            " run it again while the computer has less to do."
        )
    if result.traces:
        traces = "; ".join(result.traces)
        return f"Something of a visit was left ({traces}): close the kiosk, and report this."
    return f"{result.visits} visits were played, and nothing of them was left."
