"""The Apple table: whole, told apart, and judged as its own column says."""

import csv

import pytest

from kiosk.content.device_models import AppleModel
from kiosk.journey.conditions import parse_version
from kiosk.journey.device_facts import (
    apple_group_facts,
    apple_model_facts,
    apple_models,
    apple_short_name,
)
from kiosk.paths import CONTENT
from tests.journey.device_verdicts import method_verdict, names, verdict, verdict_for_words
from tests.played_visit import shipped_content

COLUMNS = """
family model_name year_introduced last_os_major passkey status guide_rule disagreement identifier unlock
source note group numbers
"""
YES = {True: "yes", False: "no"}
EACH = pytest.mark.parametrize("apple", shipped_content().apple, ids=lambda one: str(one.id))


def test_all_182_models_are_there_with_all_columns() -> None:
    with (CONTENT / "devices/apple.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        assert rows.fieldnames == COLUMNS.split()
        assert len(list(rows)) == len(shipped_content().apple) == 182


def test_every_model_has_a_name_and_an_id_of_its_own() -> None:
    assert (
        len({one.id for one in shipped_content().apple})
        == len({one.model for one in shipped_content().apple})
        == 182
    )


@EACH
def test_a_model_is_found_by_its_name_and_judged_as_its_row_says(apple: AppleModel) -> None:
    assert names(apple.model) == [apple.model]
    assert names(apple.model.upper().replace("(", " ").replace(")", " ").replace(",", " ")) == [
        apple.model
    ]
    assert method_verdict("passkey", verdict_for_words(apple.model)).verdict == YES[apple.passkey]


@EACH
def test_a_model_picked_in_the_device_check_is_judged_as_its_row_says(apple: AppleModel) -> None:
    kind = next(id for id, kind in shipped_content().kinds.items() if apple.family in kind.families)
    found = verdict({"kind": kind, "owner": "own", "model": apple.id})
    assert method_verdict("passkey", found).verdict == YES[apple.passkey]
    assert found == verdict({"owner": "own", **apple_model_facts(apple)})
    if kind == "mac" and apple.passkey:
        assert method_verdict("trusted_platform", found).verdict == "yes"
    elif kind == "mac":
        touch = apple_model_facts(apple).get("touch")
        assert method_verdict("trusted_platform", found).verdict == (
            "ask" if touch == "yes" else "no"
        )


@EACH
def test_a_model_is_among_those_of_its_group(apple: AppleModel) -> None:
    kind = next(id for id, kind in shipped_content().kinds.items() if apple.family in kind.families)
    assert apple in apple_models({"kind": kind}, shipped_content())
    assert apple in apple_models({"kind": kind, "group": apple.group}, shipped_content())


def test_a_group_is_judged_as_a_whole_only_where_all_its_models_agree() -> None:
    groups = {one.group for one in shipped_content().apple}
    for group in groups:
        passkeys = {one.passkey for one in shipped_content().apple if one.group == group}
        told_apart = apple_group_facts(group, shipped_content())
        assert bool(told_apart) == (len(passkeys) == 1), group
        if told_apart:
            enough = "13" if group.startswith(("mac", "imac")) else "16"
            assert (
                parse_version(told_apart["reach"]) >= parse_version(enough)
            ) == passkeys.pop(), group


def test_every_group_but_the_ipods_is_an_answer_to_a_question() -> None:
    offered = {
        choice.sets.get("group")
        for one in shipped_content().questions.values()
        for choice in one.choice
    }
    assert {one.group for one in shipped_content().apple} - offered == {"ipod"}


def test_enough_is_the_version_that_the_rules_ask_for() -> None:
    for kind, enough in (("iphone", "16"), ("ipad", "16"), ("mac", "13"), ("android-phone", "9")):
        facts = {"kind": kind, "owner": "own", "play": "yes", "update": "no"}
        assert shipped_content().kinds[kind].enough == enough
        below = str(int(enough) - 1)
        assert method_verdict("passkey", verdict({**facts, "system": enough})).verdict == "yes"
        assert method_verdict("passkey", verdict({**facts, "system": below})).verdict == "no"


def test_a_list_of_models_to_choose_from_speaks_no_english() -> None:
    offered = [one for one in shipped_content().apple if one.family.startswith(("iPhone", "iPad"))]
    shown = {apple_short_name(one) for one in offered}
    assert len(shown) == len(offered)
    assert {"iPhone SE 2", "iPad 5", "iPad Air 11 (M2)", "iPad Pro 12.9 1"} <= shown
    assert not [name for name in shown if "generation" in name or "inch" in name]
