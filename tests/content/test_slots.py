"""Slot numbers are for ever: a resume code on a paper at home holds them."""

import csv
from pathlib import Path

from kiosk.journey.resume_code_fields import SITUATION_PLACES, STAGE_PLACES
from tests.content.steps import content, placed

LEDGER = Path(__file__).with_name("slots.tsv")


def ledger() -> set[tuple[str, int, str]]:
    """What was ever given out: method or "shared", slot, "stage/step"."""
    with LEDGER.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    found = {(row["method"], int(row["slot"]), row["step"]) for row in rows}
    assert len(found) == len(rows)
    return found


def given() -> set[tuple[str, int, str]]:
    """What the content gives out now."""
    found: set[tuple[str, int, str]] = set()
    for one in placed():
        shared = one.home in content().stages
        stage = one.home if shared else "account"
        assert one.step.slots or one.step.slot is not None, f"{one} has no slot"
        for name, slot in (one.step.slots or {stage: one.step.slot or 0}).items():
            found.add(("shared" if shared else one.home, slot, f"{name}/{one.id}"))
    for path in content().situations.values():
        for id, step in path.step.items():
            assert step.slot is not None, f"{path.id}/{id} has no slot"
            found.add(("path", step.slot, f"{path.id}/{id}"))
    return found


def test_no_slot_was_changed_or_has_vanished() -> None:
    assert ledger() - given() == set()


def test_every_new_slot_is_in_the_ledger() -> None:
    assert given() - ledger() == set()


def test_no_slot_was_ever_given_twice() -> None:
    for method in (*content().methods, "path"):
        homes = ("path",) if method == "path" else ("shared", method)
        slots = [slot for home, slot, _ in ledger() if home in homes]
        assert len(slots) == len(set(slots))


def test_shared_steps_and_steps_of_a_method_have_their_own_ranges() -> None:
    of_methods = range(40, 64)
    ranges = {
        "shared": set(range(STAGE_PLACES)) - set(of_methods),
        "path": set(range(SITUATION_PLACES)),
    }
    for home, slot, _ in ledger():
        assert slot in ranges.get(home, of_methods)


def test_a_sign_in_step_has_a_slot_in_both_of_its_stages() -> None:
    for method in content().methods.values():
        for id in method.sign_in:
            assert set(method.step[id].slots) == {"access", "final-code"}
        for id in method.register:
            assert not method.step[id].slots
