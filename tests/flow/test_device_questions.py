"""The questions of the device check: few, short, and never without a way on."""

from kiosk.flow.device_questions import device_question
from tests.flow.device_walks import Walk, walk
from tests.flow.known import catalog, of, verdict, words


def ids(asked: Walk) -> list[str]:
    """The questions asked."""
    return [question.id for question, _ in asked]


def test_an_iphone_with_ios_16_is_asked_seven_short_questions() -> None:
    facts, asked = walk("smartphone", "apple", "own", "enough", "locked", "on", "on")
    assert ids(asked) == [
        "form", "make-smartphone", "owner", "system-iphone", "lock-apple", "keychain", "two-factor",
    ]  # fmt: skip
    assert verdict(facts).recommended == "passkey"


def test_an_old_ipad_that_gets_no_update_is_asked_nothing_more() -> None:
    facts, asked = walk("tablet", "apple", "own", "older", "none")
    assert ids(asked)[-1] == "update-apple"
    assert words(verdict(facts)) == ("no", "no", "no")


def test_not_knowing_the_version_leads_to_the_model_and_the_model_to_an_answer() -> None:
    facts, asked = walk("tablet", "apple", "own", "unknown", "ipad-air", "ipad-air-2")
    assert ids(asked)[-3:] == ["system-ipad", "group-ipad", "model"]
    assert len(asked[-1][0].choice) == 11
    assert of("passkey", verdict(facts)).verdict == "no"


def test_a_group_whose_models_agree_spares_the_list_of_models() -> None:
    facts, asked = walk("smartphone", "apple", "own", "unknown", "iphone-8-or-x")
    assert "model" not in ids(asked)
    assert of("passkey", verdict(facts)).verdict == "yes"


def test_a_mac_is_narrowed_by_family_and_by_the_year_in_its_name() -> None:
    facts, asked = walk("computer", "mac", "own", "unknown", "macbook-air", "older", "no")
    assert ids(asked)[4:6] == ["family-mac", "group-macbook-air"]
    assert words(verdict(facts))[:2] == ("no", "no")


def test_a_shared_device_is_asked_nothing_more() -> None:
    assert ids(walk("smartphone", "no-apple", "shared")[1]) == ["form", "make-smartphone", "owner"]


def test_a_question_has_at_most_five_answers_besides_not_knowing() -> None:
    for question in catalog().questions.values():
        assert len(question.choice) <= 5, question.id


def test_a_question_and_its_answers_are_short() -> None:
    for question in catalog().questions.values():
        for say in (question.ask, *question.where, *(one.say for one in question.choice)):
            assert len(say.english.split()) <= 12, say.english


def test_a_rule_says_it_in_twenty_words() -> None:
    for rule in catalog().rules:
        for say in (rule.say, rule.fix, rule.check):
            assert say is None or len(say.english.split()) <= 20, say.english


def test_only_the_model_question_takes_its_answers_from_the_table() -> None:
    assert [id for id, one in catalog().questions.items() if not one.choice] == ["model"]
    named = device_question("model", {"kind": "iphone", "group": "iphone-se"}, catalog())
    assert named is not None
    assert [one.say.english for one in named.choice] == [
        "iPhone SE 1",
        "iPhone SE 2",
        "iPhone SE 3",
    ]
