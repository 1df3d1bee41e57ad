"""Every member who is not new has a path: short, with whom to write to, and with the way back."""

from kiosk.content.step_records import Method, Situation, Stage
from kiosk.i18n.placeholders import placeholders
from kiosk.journey.conditions import evaluate
from tests.content.members import MEMBERS, each_path, ways, ways_of
from tests.content.shipped import content, exists


def test_each_kind_of_member_has_a_path_and_no_two_stand_in_one_place() -> None:
    assert set(content().situations) == MEMBERS
    numbers = [path.number for path in content().situations.values()]
    assert numbers == sorted(set(numbers))


@each_path
def test_a_path_has_3_to_8_steps_and_each_has_its_place(path: Situation) -> None:
    assert sorted(path.order) == sorted(path.step)
    assert 3 <= len(path.order) <= 8
    assert len(path.title.english) <= 38
    assert len(path.short.english) <= 34
    assert 1 <= len(path.next) <= 3
    assert path.lists


@each_path
def test_a_path_says_whom_to_ask_and_lends_the_words(path: Situation) -> None:
    asking = [step for step in path.step.values() if step.write]
    assert asking == [path.step[path.order[-1]]]
    assert asking[0].person in content().people
    assert 3 <= len(asking[0].write) <= 5
    assert any("Never" in one.english for one in asking[0].watch)


@each_path
def test_a_message_holds_nothing_personal(path: Situation) -> None:
    for sentence in path.step[path.order[-1]].write:
        assert not placeholders(sentence.english)
        assert not any(sign in sentence.english for sign in "@…_[")
        assert not any(word in sentence.english for word in ("My name", "born", "pension number"))


@each_path
def test_a_path_leads_back_into_a_stage_and_goes_nowhere_unknown(path: Situation) -> None:
    assert path.back.startswith(("stage:", "step:")) or path.back == "device"
    assert exists(path.back)
    for way in ways_of(path.id):
        kind, _, id = way.partition(":")
        own = kind == "step" and "/" not in id
        assert id in path.step if own else exists(way), way
        assert way != f"path:{path.id}"


@each_path
def test_who_is_stuck_comes_to_the_words_of_the_message(path: Situation) -> None:
    last = path.order[-1]
    needed = path.step[last].when
    stuck = [one for step in path.step.values() for one in step.choice if one.go == f"step:{last}"]
    assert bool(needed) == bool(stuck)
    assert all(evaluate(needed, one.sets) for one in stuck)
    assert not [step for step in path.step.values() for one in step.wrong if last in one.go]


@each_path
def test_no_path_has_two_pages_of_one_title(path: Situation) -> None:
    titles = [step.title.english for step in path.step.values()]
    assert len(set(titles)) == len(titles)


def test_every_path_is_on_a_list_and_is_reached_from_another_page() -> None:
    homes: list[Stage | Method | Situation] = [
        *content().stages.values(),
        *content().methods.values(),
        *content().situations.values(),
    ]
    named = {way for home in homes for step in home.step.values() for way in ways(step)}
    named |= {jump.go for one in content().troubles.values() for jump in one.jumps}
    named |= {screen.go for screen in content().screens.values()}
    assert {f"path:{id}" for id in MEMBERS} - named == set()
    lists = {name for path in content().situations.values() for name in path.lists}
    assert lists == {"locked-out", "account", "waiting"}
