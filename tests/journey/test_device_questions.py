"""The questions of the device check: few, short, and never without a way on."""

import pytest

from kiosk.journey.device_questions import device_question, next_device_question
from tests.journey.device_verdicts import caveats, method_verdict, reasons, verdict, words
from tests.journey.device_walks import Walk, walk
from tests.played_visit import shipped_content


def ids(asked: Walk) -> list[str]:
    """The questions asked."""
    return [question.id for question, _ in asked]


@pytest.mark.parametrize(("form", "kind"), [("smartphone", "iphone"), ("tablet", "ipad")])
def test_an_apple_device_with_version_16_is_asked_five_short_questions(
    form: str, kind: str
) -> None:
    facts, asked = walk(form, "apple", "own", "enough", "locked")
    assert ids(asked) == ["form", f"make-{form}", "owner", f"system-{kind}", "lock-apple"]
    assert verdict(facts).recommended == "passkey"


def test_an_old_ipad_that_gets_no_update_is_asked_about_the_app_alone() -> None:
    facts, asked = walk("tablet", "apple", "own", "older", "none", "yes", "own")
    assert ids(asked)[-3:] == ["update-apple", "store", "second-screen"]
    assert words(verdict(facts)) == ("no", "no", "no")
    assert verdict(facts).recommended == "app"


def test_without_a_second_screen_one_is_asked_about_an_eid_and_a_key_that_one_may_have() -> None:
    old = ("tablet", "apple", "own", "older", "none", "yes", "none")
    assert ids(walk(*old)[1])[-2:] == ["eid", "key"]
    facts = walk(*old, "no", "no")[0]
    assert verdict(facts).recommended == "app"
    assert "Borrow a computer from a volunteer" in reasons(method_verdict("app", verdict(facts)))
    assert verdict(walk(*old, "itsme")[0]).recommended == "eid"
    assert verdict(walk(*old, "no", "yes")[0]).recommended == "security_key"


def test_one_with_an_old_computer_is_asked_whether_a_phone_lies_beside_it() -> None:
    facts, asked = walk("computer", "windows", "own", "older", "yes", "yes")
    assert ids(asked)[-2:] == ["smartphone", "store-there"]
    assert verdict(facts).recommended == "app"
    assert verdict(walk("computer", "linux", "own", "no", "reader")[0]).recommended == "eid"


def test_one_without_any_device_is_asked_what_could_be_used_on_a_lent_computer() -> None:
    facts, asked = walk("none", "no", "no")
    assert ids(asked) == ["form", "eid-without-apps", "key"]
    best = method_verdict("security_key", verdict(facts))
    assert verdict(facts).recommended == best.method
    assert "Buy" in reasons(best)
    assert "Borrow a computer" in reasons(best)


def test_not_knowing_the_version_leads_to_the_model_and_the_model_to_an_answer() -> None:
    facts, asked = walk("tablet", "apple", "own", "unknown", "ipad-air", "ipad-air-2")
    assert ids(asked)[3:6] == ["system-ipad", "group-ipad", "model"]
    assert len(asked[5][0].choice) == 11
    assert method_verdict("passkey", verdict(facts)).verdict == "no"


def test_a_group_whose_models_agree_spares_the_list_of_models() -> None:
    facts, asked = walk("smartphone", "apple", "own", "unknown", "iphone-8-or-x")
    assert "model" not in ids(asked)
    assert method_verdict("passkey", verdict(facts)).verdict == "yes"


def test_a_mac_is_narrowed_by_family_and_by_the_year_in_its_name() -> None:
    facts, asked = walk("computer", "mac", "own", "unknown", "macbook-air", "older", "no")
    assert ids(asked)[4:6] == ["family-mac", "group-macbook-air"]
    assert words(verdict(facts))[:2] == ("no", "no")


def test_a_borrowed_device_is_asked_nothing_more_about_itself() -> None:
    asked = ids(walk("smartphone", "no-apple", "borrowed")[1])
    assert asked == ["form", "make-smartphone", "owner", "eid", "key"]


def test_a_tablet_that_two_people_share_takes_a_key_for_each_with_a_caution() -> None:
    facts, _ = walk("tablet", "apple", "shared", "enough", "locked")
    assert verdict(facts).recommended == "passkey"
    said = caveats(method_verdict("passkey", verdict(facts)))
    assert "each person should add a key" in said
    assert "can use every key" in said
    assert "each with their own PIN" in caveats(method_verdict("app", verdict(facts)))


def test_two_people_with_one_windows_computer_need_an_account_each() -> None:
    facts, _ = walk("computer", "windows", "shared", "11", "hello")
    assert verdict(facts).recommended == "trusted_platform"
    said = caveats(method_verdict("trusted_platform", verdict(facts)))
    assert "each needs a Windows account" in said


def test_the_security_chip_is_asked_about_for_windows_10_alone() -> None:
    assert "tpm" not in ids(walk("computer", "windows", "own", "11", "hello")[1])
    ten = ("computer", "windows", "own", "10", "hello")
    assert ids(walk(*ten, "yes")[1])[-1] == "tpm"
    assert verdict(walk(*ten, "yes")[0]).recommended == "trusted_platform"
    without = verdict(walk(*ten, "no")[0])
    judged = method_verdict("trusted_platform", without)
    assert (judged.verdict, judged.person) == ("ask", True)
    assert "Ask a volunteer" in reasons(judged)
    unknown = method_verdict("trusted_platform", verdict(walk(*ten, "unknown")[0]))
    assert unknown.verdict == "yes"
    assert "Device security" in caveats(unknown)


def test_an_office_that_closed_a_way_asks_nothing_about_it() -> None:
    facts = walk("tablet", "apple", "own", "older", "none")[0]
    left = {
        fact: facts[fact] for fact in facts if fact not in ("store", "second-screen", "eid", "key")
    }
    question = next_device_question(left, shipped_content(), closed=("app",))
    assert question is not None
    assert question.id == "eid"


def test_a_simple_phone_in_an_office_that_reopened_sms_is_asked_no_more() -> None:
    facts = {"form": "simple", "kind": "basic-phone"}
    assert next_device_question(facts, shipped_content(), reopened=("sms",)) is None


def test_a_question_has_at_most_five_answers_besides_not_knowing() -> None:
    for question in shipped_content().questions.values():
        assert len(question.choice) <= 5 or question.others, question.id


def test_a_question_and_its_answers_are_short() -> None:
    for question in shipped_content().questions.values():
        for say in (question.ask, *question.where, *(one.say for one in question.choice)):
            assert len(say.english.split()) <= 12, say.english


def test_a_rule_says_it_in_twenty_words() -> None:
    for rule in shipped_content().rules:
        for say in (rule.say, rule.fix, rule.check):
            assert say is None or len(say.english.split()) <= 20, say.english


def test_only_the_questions_for_the_model_take_their_answers_from_a_table() -> None:
    assert [id for id, one in shipped_content().questions.items() if not one.choice] == [
        "family-android",
        "model-android",
        "model",
    ]
    named = device_question("model", {"kind": "iphone", "group": "iphone-se"}, shipped_content())
    assert named is not None
    assert [one.say.english for one in named.choice] == [
        "iPhone SE 1",
        "iPhone SE 2",
        "iPhone SE 3",
    ]


def test_no_question_uses_the_name_of_the_fact_that_follows_from_the_kind() -> None:
    questions = shipped_content().questions.values()
    names = {fact for one in questions for choice in one.choice for fact in choice.sets}
    assert "category" not in {*names, *(one.id for one in questions)}
