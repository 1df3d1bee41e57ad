"""Every step of the inventory has its place, and names only what there is."""

import pytest

from kiosk.content.shared_records import Trouble
from kiosk.content.step_records import Step
from kiosk.i18n.placeholders import has_stray_brace, placeholders
from tests.content.steps import Placed, content, every, homes, inventory, placed, problems

STEPS = placed()
each_step = pytest.mark.parametrize("placed", STEPS, ids=str)

TRAPS = [f"C{n}" for n in range(1, 31) if n not in (4, 19, 21, 22, 23, 24, 25, 26)]
FLOW_FIELDS = {"device", "on_device", "device_name", "until"}
OWN = {
    "PK": "passkey",
    "TP": "trusted_platform",
    "SM": "sms",
    "AP": "app",
    "EI": "eid",
    "SK": "security_key",
}
METHODS = list(OWN.values())


def test_the_files_are_read_without_a_problem() -> None:
    assert problems() == []
    assert list(content().stages) == ["account", "access", "final-code"]
    assert list(content().methods) == METHODS


@pytest.mark.parametrize("id", inventory())
def test_each_step_of_the_inventory_stands_in_the_checklist_it_belongs_to(id: str) -> None:
    own = OWN.get(id.partition("-")[0])
    homes = {one.home for one in STEPS if id in one.step.inventory}
    assert homes
    assert homes <= {*content().stages, own or "passkey"}


def test_no_step_claims_an_inventory_id_that_is_not_known() -> None:
    claimed = {
        id for one in STEPS for id in one.step.inventory if not id.startswith(("PK-X", "LT-"))
    }
    assert claimed == set(inventory())


@pytest.mark.parametrize("trap", TRAPS)
def test_each_trap_is_settled_by_a_step_a_stage_or_a_method(trap: str) -> None:
    named = [one.step.settles for one in STEPS] + [home.settles for home in homes()]
    assert any(trap in settles for settles in named)


@each_step
def test_a_step_names_its_source_and_what_it_carries(placed: Placed) -> None:
    assert placed.step.source.strip()
    assert placed.step.inventory


@each_step
def test_a_sentence_has_only_fields_that_can_be_filled(placed: Placed) -> None:
    for sentence in every(placed.step):
        assert placeholders(sentence.english) <= {*content().labels, *FLOW_FIELDS}
        assert not has_stray_brace(sentence.english)


@each_step
def test_a_drawing_has_known_lines_and_at_most_one_button_to_press(placed: Placed) -> None:
    drawing = placed.step.drawing
    assert {line.strip("[]_") for line in drawing} <= set(content().labels)
    assert sum(line.startswith("[") for line in drawing) <= 1
    assert len(drawing) <= 6


@each_step
def test_an_address_a_word_and_a_page_to_open_exist(placed: Placed) -> None:
    assert placed.step.address in {"", *content().addresses}
    assert set(placed.step.words) <= set(content().terms)
    assert set(placed.step.opens) <= {"phone", "code", "reader"}


@each_step
def test_what_goes_wrong_leads_to_a_trouble_a_path_people_or_a_step_of_the_same_stage(
    placed: Placed,
) -> None:
    homes = [placed.home] if placed.home in content().stages else ["account"]
    if placed.step.slots:
        homes = list(placed.step.slots)
    for wrong in placed.step.wrong:
        kind, _, id = wrong.go.partition(":")
        assert kind in ("trouble", "step", "path", "people", "ask")
        assert kind != "people" or id in content().problems
        assert kind != "trouble" or id in content().troubles
        assert kind != "path" or id in content().situations
        for stage in homes if kind == "step" else ():
            shared, own = content().stages[stage].step, content().methods.get(placed.home)
            assert id in shared or (own is not None and id in own.step)


def test_every_ordered_step_exists_and_none_is_left_out() -> None:
    for stage in content().stages.values():
        assert sorted(id for id in stage.order if id[0] != "@") == sorted(stage.step)
    for method in content().methods.values():
        assert sorted(method.register + method.sign_in) == sorted(method.step)


def test_each_device_that_can_keep_a_key_has_its_notes_around_the_making_of_one() -> None:
    own = {kind for id in ("passkey", "trusted_platform") for kind in content().methods[id].kinds}
    usual, by_ear = {"before", "save", "unlock", "missing"}, {"reader-save", "reader-unlock"}
    for kind in own & content().kinds.keys():
        assert set(content().kinds[kind].note) >= usual | by_ear, kind


def test_each_note_of_a_device_that_is_asked_for_is_there() -> None:
    known = {name for kind in content().kinds.values() for name in kind.note}
    entries: list[Step | Trouble] = [one.step for one in STEPS]
    entries += content().troubles.values()
    asked = {one.device_note for one in entries}
    asked |= {variant.device_note or "" for one in entries for variant in one.variant}
    # The page of members to whom their device reads asks for one, too.
    assert asked - {""} | {"reader-find"} == known
