"""Where a member begins again who comes back days later: where they sign in, if the step needs that."""

from collections.abc import Mapping

from kiosk.content.content import Content
from kiosk.content.step_records import Step
from kiosk.journey.checklist import build_checklist
from kiosk.journey.conditions import assume_facts
from kiosk.journey.resume_code import ResumeCode, step_at

IN_A_SESSION = ("device", "phone", "second")
"""Places of steps that are done on a page of EU Login or JSIS, unless the step says that it lasts."""


def resume_facts(code: ResumeCode, content: Content) -> dict[str, str]:
    """What a code says of its member: the answers that it holds, and what its step supposes."""
    step = step_at(code.step, code.method, content)
    facts = dict(code.facts)
    facts |= assume_facts(step.when, facts) if step and not step.makes_changes else {}
    # Who has reached the third stage holds its code already.
    if code.step.startswith("final-code/"):
        facts["code"] = "final"
    if step is not None and _is_after_the_making_of_the_account(code.step, facts, content):
        facts["account"] = "yes"
    return facts


def resume_step(code: ResumeCode, facts: Mapping[str, str], content: Content) -> str:
    """The key of the step to begin again with.

    A page of EU Login does not stay open for days: what is done on one begins again with the step that names its
    address, the last one before it. Every other step is where one left off.
    """
    step = step_at(code.step, code.method, content)
    if step is None or not (step.makes_changes or _ends_with_the_session(step)):
        return code.step
    id = code.step.partition("/")[0]
    keys = [line.key for line in build_checklist(id, facts, content, unsure=True)]
    earlier = keys[: keys.index(code.step)] if code.step in keys else []
    if step.makes_changes:
        # The digits do not hold what the device needs: it is checked again.
        return earlier[-1] if earlier else code.step
    # Of steps that exclude one another, such as an own computer or a lent one, the one that applies counts.
    opening = [
        line.key
        for line in build_checklist(id, facts, content)
        if line.step.address and line.key in earlier
    ]
    return opening[-1] if opening else code.step


def _ends_with_the_session(step: Step) -> bool:
    """Whether a step can only be done while one is signed in, on a page that is open."""
    waits_at_home = step.wait is not None and step.wait.home
    return step.on in IN_A_SESSION and not (step.address or step.lasts or waits_at_home)


def _is_after_the_making_of_the_account(
    key: str, facts: Mapping[str, str], content: Content
) -> bool:
    """Whether a step of the first stage comes after those by which an account is made."""
    first = next(iter(content.stages))
    if not key.startswith(f"{first}/") or "account" in facts:
        return False
    lines = build_checklist(first, facts, content, unsure=True)
    keys = [line.key for line in lines]
    making = [at for at, line in enumerate(lines) if "account" in line.step.when]
    return key in keys and bool(making) and keys.index(key) > making[-1]
