"""The slip of every place in the journey, and the way back that it holds."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from kiosk.events import Event
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.checklist import build_checklist
from kiosk.journey.context import Context, Office
from kiosk.journey.resume_code import ResumeCode
from kiosk.journey.resume_place import resume_facts, resume_step
from kiosk.journey.slip import build_slip_page
from kiosk.journey.targets import landing_step
from kiosk.settings.contacts import apply_own_contacts
from kiosk.settings.schema import OwnContact
from kiosk.view_model.page import Block, CodeBoxes, ContactDetails, Notice, Page, StepList, Wait
from kiosk.view_model.plain_text import page_lines
from kiosk.view_model.replies import Chose, Typed
from kiosk.view_model.spoken_text import spoken_page
from tests.languages import LANGUAGES
from tests.played_visit import NOON, PlayedVisit, shipped_content


def context(now: datetime = NOON) -> Context:
    """What the rooms work with on a day."""
    return Context(
        content=shipped_content(),
        office=Office(),
        words=load_translator,
        now=now,
        front_end="screen",
    )


def widest(language: str) -> dict[str, str]:
    """The kind of device with the longest name, for each method."""
    words, kinds = load_translator(language), shipped_content().kinds
    return {
        method.id: max(method.kinds, key=lambda kind: len(words.say(kinds[kind].yours)))
        for method in shipped_content().methods.values()
    }


def places(language: str = "en") -> Iterator[tuple[str, dict[str, str]]]:
    """Every step of every method on one kind of device, with the facts of a member who stands there."""
    content = shipped_content()
    for method, kind in widest(language).items():
        for stage in content.stages:
            facts = {"method": method, "kind": kind, "account": "no"}
            facts |= {"code": "final"} if stage == "final-code" else {}
            for line in build_checklist(stage, facts, content):
                yield line.key, {**facts, "at": line.key, "from": line.key}


def code(page: Page) -> str:
    """The nine digits of a slip."""
    (found,) = (one.text for one in page.blocks if isinstance(one, CodeBoxes) and one.qr)
    return found


def kinds(page: Page) -> list[type[Block]]:
    """The kinds of its blocks, in their order."""
    return [type(block) for block in page.blocks]


def entry_of(key: str, facts: dict[str, str]) -> str:
    """The key of the step on which one begins again: the first one that makes a key leads to one's own device."""
    code = ResumeCode(key, facts.get("method", ""), facts.get("kind", ""), 0)
    content = shipped_content()
    known = {**facts, **resume_facts(code, content)}
    return landing_step(resume_step(code, known, content), known, content)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_of_every_place_leads_back_to_it(language: str) -> None:
    tried = 0
    for key, facts in places(language):
        page = build_slip_page(context(), facts, language)
        visit = PlayedVisit(language=language, office=Office(reopened=("sms",)))
        visit.choose("come-back")
        visit.reply(Typed(code(page)))
        assert visit.page.id == "comeback/was", key
        visit.choose("yes")
        assert Event(0, "fact", "resumed", key) in visit.events
        assert visit.page.id == f"step/{entry_of(key, facts)}", key
        tried += 1
    assert tried > 100


def test_weeks_later_in_another_place_the_visit_goes_on_and_says_how_long_it_was() -> None:
    facts = {"method": "passkey", "kind": "ipad", "at": "access/open-rcam"}
    page = build_slip_page(context(NOON - timedelta(weeks=5)), facts, "fr")
    visit = PlayedVisit(language="en")
    visit.choose("come-back")
    visit.reply(Typed(code(page)))
    assert "5" in spoken_page(visit.page)
    visit.choose("yes")
    assert visit.page.language == "en"
    assert visit.page.id == "step/access/open-rcam"
    told = {event.page: event.choice for event in visit.events if event.kind == "fact"}
    assert (told["weeks"], told["resumed"]) == ("5", "access/open-rcam")
    assert (told["device"], told["method"]) == ("ipad", "passkey")


def test_a_wrong_code_is_reported_and_another_try_is_free() -> None:
    facts = {"method": "passkey", "kind": "ipad", "at": "access/open-rcam"}
    right = code(build_slip_page(context(), facts, "en"))
    visit = PlayedVisit(language="en")
    visit.choose("come-back")
    for wrong in (right[:-1], right + "1", right[:4] + right[5] + right[4] + right[6:]):
        if wrong != right:
            visit.reply(Typed(wrong))
            assert visit.page.id == "comeback"
            assert any(isinstance(block, Notice) for block in visit.page.blocks)
    visit.reply(Typed(right))
    assert visit.page.id == "comeback/was"


def test_without_a_code_three_questions_lead_back_in() -> None:
    visit = PlayedVisit(language="en")
    visit.choose("come-back")
    asked = [visit.choose("none").id, visit.choose("access").id, visit.choose("ipad").id]
    assert asked == ["resume/stage", "resume/device", "resume/step"]
    assert visit.choose("access/open-rcam").id == "step/access/open-rcam"


def test_a_code_of_a_method_that_has_closed_leads_to_the_device_check() -> None:
    facts = {"method": "sms", "kind": "iphone", "at": "account/type-number"}
    visit = PlayedVisit(language="en")
    visit.choose("come-back")
    visit.reply(Typed(code(build_slip_page(context(), facts, "en"))))
    assert "yes" not in visit.offers()
    assert visit.choose("device").id.startswith("device/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slip_gives_the_digits_what_is_done_and_whom_to_ask_in_that_order(
    language: str,
) -> None:
    for key, facts in places(language):
        said = kinds(build_slip_page(context(), facts, language))
        order = [said.index(kind) for kind in (CodeBoxes, StepList, ContactDetails)]
        assert order[0] == 0, key
        assert order == sorted(order), key
        assert said[-1] is Notice, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_done_today_is_shown_with_the_day_of_what_follows(language: str) -> None:
    visit = PlayedVisit(language=language)
    way = (
        "come-back",
        "none",
        "access",
        "ipad",
        "access/sign-out-home",
        "done",
        "brussels",
        "home",
    )
    for option in way:
        visit.choose(option)
    day = load_translator(language).date(NOON.date() + timedelta(days=3))
    assert day in spoken_page(visit.page)


def test_after_the_last_stage_there_is_nothing_to_come_back_for() -> None:
    facts = {"method": "passkey", "kind": "ipad", "code": "final"}
    last = build_checklist("final-code", facts, shipped_content())[-1].key
    visit = PlayedVisit(language="en")
    for option in ("come-back", "none", "final-code", "ipad", last, "done", "home"):
        visit.choose(option)
    assert not [one for one in visit.page.blocks if isinstance(one, CodeBoxes)]


def test_every_wait_shows_the_code_and_so_does_the_warning() -> None:
    waits = 0
    for key, facts in places():
        stage, _, id = key.partition("/")
        method = shipped_content().methods[facts["method"]]
        step = shipped_content().stages[stage].step.get(id) or method.step[id]
        if step.wait is None:
            continue
        visit = PlayedVisit(language="en", office=Office(reopened=("sms",)))
        visit.choose("come-back")
        visit.reply(Typed(code(build_slip_page(context(), facts, "en"))))
        visit.choose("yes")
        if visit.page.id != f"step/{key}":
            continue
        waits += 1
        digits = [one.text for one in visit.page.blocks if isinstance(one, CodeBoxes) and one.text]
        assert len(digits) == 1, key
        while visit.page.id != "warning":
            visit.clock.seconds += visit.session.seconds_until_change() or 0
            visit.session.tick()
            assert visit.session.outcome is None, key
        assert f"{digits[0][:3]} {digits[0][3:6]} {digits[0][6:]}" in "\n".join(
            page_lines(visit.page)
        )
    assert waits > 10


def test_a_code_survives_the_end_that_a_warning_announces() -> None:
    visit = PlayedVisit(language="en")
    for option in ("come-back", "none", "access", "ipad", "access/fill-request"):
        visit.choose(option)
    visit.clock.seconds += 901
    visit.session.tick()
    (digits,) = (one.text for one in visit.page.blocks if isinstance(one, CodeBoxes))
    visit.clock.seconds += 61
    visit.session.tick()
    assert visit.session.outcome == "timed-out"
    again = PlayedVisit(language="en")
    again.choose("come-back")
    again.reply(Typed(digits))
    assert "Fill in the form" in spoken_page(again.page)
    assert again.reply(Chose("yes")).id == "step/access/open-rcam", "the page is no longer open"


def test_a_code_without_device_or_method_asks_for_them_and_invents_none() -> None:
    facts = {"at": "account/lent-computer", "account": "no"}
    visit = PlayedVisit(language="en")
    visit.choose("come-back")
    visit.reply(Typed(code(build_slip_page(context(), facts, "en"))))
    visit.choose("yes")
    told = {event.page for event in visit.events if event.kind == "fact"}
    assert told.isdisjoint({"device", "method"})
    assert visit.page.id.startswith(("before/", "device/"))


def test_a_slip_names_the_people_whom_the_office_has_confirmed() -> None:
    facts = {"method": "passkey", "kind": "ipad", "at": "access/open-rcam"}
    own = {"pmo-luxembourg": OwnContact(lines=("9 to 12",), confirmed=NOON.date())}
    known = replace(context(), content=apply_own_contacts(shipped_content(), own))
    (theirs,) = (
        one for one in build_slip_page(known, facts, "en").blocks if isinstance(one, ContactDetails)
    )
    (usual,) = (
        one
        for one in build_slip_page(context(), facts, "en").blocks
        if isinstance(one, ContactDetails)
    )
    assert theirs.lines == ("9 to 12",)
    assert theirs.dated
    assert not theirs.doubt
    assert usual.doubt


def test_the_code_of_every_step_of_a_path_leads_back_to_it() -> None:
    tried = 0
    for path in shipped_content().situations.values():
        facts = {"kind": "ipad", "method": "passkey", "account": "yes"}
        for line in build_checklist(path.id, facts, shipped_content()):
            page = build_slip_page(context(), {**facts, "on": line.key}, "fr")
            visit = PlayedVisit(language="fr")
            visit.choose("come-back")
            visit.reply(Typed(code(page)))
            assert visit.page.id == "comeback/was", line.key
            visit.choose("yes")
            assert visit.page.id == f"step/{entry_of(line.key, facts)}"
            tried += 1
    assert tried > 50


@pytest.mark.parametrize(
    ("key", "entry"),
    [
        ("account/press-nothing", "account/move-to-device"),
        ("account/add-key", "account/move-to-device"),
        ("account/fill-form", "account/open-eu-login"),
        ("access/fill-request", "access/open-rcam"),
        ("final-code/type-final-code", "final-code/open-rcam"),
        ("locked-out-sms/erase-all", "locked-out-sms/type-address"),
        # What is done, or needs no page that is open, is where one left off.
        ("account/key-added", "account/key-added"),
        ("account/keychain", "account/keychain"),
        ("access/read-receipt", "access/read-receipt"),
        ("account/wait-for-email", "account/wait-for-email"),
    ],
)
def test_a_page_of_eu_login_that_was_left_is_opened_again_by_its_address(
    key: str, entry: str
) -> None:
    facts = {"kind": "ipad", "method": "passkey"}
    assert entry_of(key, facts) == entry


def test_whoever_comes_back_to_a_security_key_signs_in_to_the_account_that_was_made() -> None:
    facts = {"kind": "windows", "method": "security_key", "at": "account/name-key"}
    visit = PlayedVisit(language="en")
    visit.choose("come-back")
    visit.reply(Typed(code(build_slip_page(context(), facts, "en"))))
    assert visit.choose("yes").id == "step/account/open-eu-login"
    assert visit.choose("done").id == "step/account/sign-in-old-account"
    assert visit.choose("own-device").id == "step/account/key-in-hand"


def deadline(visit: PlayedVisit) -> str:
    """Until when the link works, as the page of that wait says it."""
    (wait,) = (one for one in visit.page.blocks if isinstance(one, Wait))
    return wait.until


def test_a_deadline_counts_from_the_first_look_and_not_from_each() -> None:
    moments = [NOON]
    visit = PlayedVisit(language="en", calendar=lambda: moments[-1])
    for option in ("come-back", "none", "account", "ipad", "account/fill-form", "done"):
        visit.choose(option)
    assert visit.page.id == "step/account/wait-for-email"
    first = deadline(visit)
    moments.append(NOON + timedelta(minutes=25))
    visit.choose("list")
    visit.choose("open")
    assert deadline(visit) == first
    visit.choose("home")
    day = load_translator("en").date(NOON.date() + timedelta(days=1))
    assert day in spoken_page(visit.page), "on paper no day is tomorrow"


def test_who_comes_back_to_a_wait_is_told_no_deadline_that_the_kiosk_cannot_know() -> None:
    facts = {"method": "passkey", "kind": "ipad", "at": "account/wait-for-email"}
    visit = PlayedVisit(language="en")
    visit.choose("come-back")
    visit.reply(Typed(code(build_slip_page(context(), facts, "en"))))
    visit.choose("yes")
    assert deadline(visit)
    assert "tomorrow" not in deadline(visit)
