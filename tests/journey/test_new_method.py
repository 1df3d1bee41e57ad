"""A method that is added to the content alone: no line of Python knows its id."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.content.content import Content
from kiosk.content.loader import load_content
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.content_check import check_structure
from kiosk.journey.context import Context, Office
from kiosk.journey.journey import Journey
from kiosk.journey.method_status import method_status, open_methods
from kiosk.journey.second_method import find_second_method, method_place, spare_choices
from kiosk.journey.state import Position, State
from kiosk.journey.verdict import Verdict, judge_device
from kiosk.journey.vocabulary import vocabulary
from kiosk.paths import CONTENT
from kiosk.view_model.page import Choices
from tests.journey.device_verdicts import TODAY, method_verdict

METHOD = """\
id = "ring"
number = 7
title = "Ring"
name = "a ring"
means = "A ring is a small thing that you wear."
good = "It is always with you."
short = "Ring"
price = "It costs what a ring costs."
lost = ["If you lose it, make another."]
instead = "Use the EU Login app."
kinds = ["linux"]
needs = ["A ring of your own."]
next_time = ["Hold the ring against your device."]
register = ["hold-ring"]
sign_in = ["hold-ring"]
kept = [{ place = "finger" }]
source = "made up"
dated = 2026-04-01

[[second]]
rank = 2
spare = "ring"
sets = { ring = "yes" }

[stays]
key = "It is on your finger: it stays if your security key is lost."

[step.hold-ring]
title = "Hold the ring"
lead = "Hold the ring against your device."
source = "made up"
"""
RULE = """\
[[rule]]
id = "linux-ring"
methods = ["ring"]
effect = "meets"
when = { kind = { is = "linux" }, ring = { is = "yes" } }
say = "A ring fits every Linux computer."
source = "made up"
dated = 2026-04-01
"""
LINUX = {"kind": "linux", "owner": "own", "ring": "yes", "key": "no", "eid": "no"}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The shipped content with the ring in it."""
    content, problems = load_content(_folder(tmp_path_factory.mktemp("content")))
    assert problems == []
    return content


def _folder(parent: Path) -> Path:
    folder = parent / "data"
    shutil.copytree(CONTENT, folder)
    (folder / "methods/ring.toml").write_text(METHOD, encoding="utf-8")
    (folder / "devices/ring.toml").write_text(RULE, encoding="utf-8")
    return folder


def verdict(content: Content, **facts: str) -> Verdict:
    """The verdict on a Linux computer."""
    return judge_device({**LINUX, **facts}, content, TODAY)


def options(node: str, content: Content, facts: dict[str, str]) -> list[str]:
    """The choices of a page."""
    journey = Journey(content.languages, lambda: content, Office(), load_translator)
    state = State(Position(node, facts={"language": "en", **facts}))
    page = journey.page(state, datetime(2026, 11, 20, 12, 0), "screen")
    assert isinstance(page.ask, Choices)
    return [option.id for option in page.ask.options]


def test_it_is_in_the_verdict_after_the_methods_that_are_there_already(content: Content) -> None:
    found = verdict(content)
    assert found.methods[-1].method == "ring"
    assert method_verdict("ring", found).verdict == "yes"
    assert verdict(content, ring="no").methods[-1].verdict == "ask"


def test_it_is_recommended_like_any_other(content: Content) -> None:
    others = [id for id in content.methods if id != "ring"]
    found = judge_device(LINUX, content, TODAY, closed=others)
    assert found.recommended == "ring"


def test_it_is_open_until_the_office_closes_it(content: Content) -> None:
    ring = content.methods["ring"]
    assert method_status(ring, TODAY, (), ()) == "open"
    assert method_status(ring, TODAY, (), ("ring",)) == "closed"
    now = datetime(2026, 11, 20, 12, 0)
    for closed, is_open in (((), True), (("ring",), False)):
        context = Context(
            content=content,
            office=Office(closed=closed),
            words=load_translator,
            now=now,
            front_end="screen",
        )
        assert ("ring" in open_methods(context)) == is_open


def test_it_is_in_the_list_of_other_methods(content: Content) -> None:
    assert "ring" in options("other-method", content, LINUX)


def test_it_is_a_second_method_for_one_who_owns_it(content: Content) -> None:
    found = find_second_method(
        "security_key", {"kind": "linux", "owner": "own", "spare": "ring"}, content, TODAY
    )
    assert found is not None
    assert (found.method, found.place) == ("ring", "finger")
    assert "on your finger" in found.because.english
    assert method_place("ring", {}, content) == "finger"


def test_the_member_is_asked_whether_they_own_it(content: Content) -> None:
    assert spare_choices(content)[-1] == "ring"
    assert "ring" in options("second", content, {"method": "security_key"})


def test_the_log_may_name_it(content: Content) -> None:
    assert {"ring", "method/ring", "why/ring"} <= vocabulary(content)


def test_the_check_names_the_texts_of_other_pages_that_it_still_needs(tmp_path: Path) -> None:
    _, problems = check_structure(_folder(tmp_path))
    assert {(one.file, one.key) for one in problems} == {
        ("pages/second.toml", "page.second.choice.ring"),
        ("staff/staff_visits.toml", "page.staff-short.note.method-ring"),
        ("staff/staff_visits.toml", "page.staff-long.note.method-ring"),
    }
