"""The last reset check: whether visits leave anything behind."""

from kiosk.content.problem import Problem
from kiosk.staff.health.installation import Installation
from kiosk.staff.health.item import HealthItem, problem_item
from kiosk.store.reset_check_result import ResetCheckResult, read_result


def look_at_reset_check(kiosk: Installation) -> list[HealthItem]:
    """The result of the last check."""
    last = read_result(kiosk.data)
    if last is None:
        text = "It was not yet checked whether visits leave anything behind."
        return [HealthItem(kind="reset", note="reset-none", text=text)]
    return [reset_check_item(last)]


def reset_check_item(last: ResetCheckResult) -> HealthItem:
    """The item of a result."""
    if last.passed:
        text = f"On {last.day}, {last.visits} visits were played, and nothing of them was left."
        return HealthItem(kind="reset", note="reset-clean", text=text, fields=(("date", last.day),))
    if last.failed or not last.traces:
        fault = f"On {last.day}, the kiosk could not check whether visits leave anything behind."
        why = f" The reason was: {last.failed}." if last.failed else ""
        remedy = "Once the computer has less to do, run: kiosk check --reset"
        failed = Problem("reset check", "", f"{fault}{why}", remedy, notice=True)
        return problem_item("reset", "reset-failed", failed, since=last.day, date=last.day)
    traces = "; ".join(last.traces)
    fault = f"On {last.day}, something of a visit was left ({traces})."
    left = Problem("reset check", "", fault, "Close the kiosk, and report this.")
    number = len(last.traces)
    return problem_item("reset", "reset-left", left, since=last.day, date=last.day, number=number)
