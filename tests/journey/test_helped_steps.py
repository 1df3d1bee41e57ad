"""With a helper, each step says what to say, what not to touch and what never to note."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from msgspec.structs import replace

from kiosk.content.step_records import Step
from kiosk.i18n.catalogs import load_translator
from kiosk.view_model.page import ContactDetails, Notice, Page, Table
from kiosk.view_model.replies import Help
from tests.crawl import walk, watched_journey
from tests.front_ends.planned_pages import planned_pages
from tests.languages import LANGUAGES
from tests.played_visit import NOON, PlayedVisit, answers, shipped_content


@cache
def helped_steps(language: str) -> tuple[tuple[Page, Page], ...]:
    """Each page of a step, alone and with a helper."""
    found: dict[Page, Page] = {}
    journey = watched_journey()
    for state, page in walk(language):
        if page.id.startswith("step/") and page not in found:
            helped = replace(state, preferences=replace(state.preferences, helped=True))
            found[page] = journey.page(helped, NOON, "screen")
    return tuple(found.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_step_with_a_helper_has_one_remark_more_than_alone(language: str) -> None:
    assert len(helped_steps(language)) > 200
    for alone, helped in helped_steps(language):
        if helped.blocks == alone.blocks:
            assert any(isinstance(one, Table | ContactDetails) for one in alone.blocks)
            continue
        (remark,) = [one for one in helped.blocks if one not in alone.blocks]
        assert [one for one in helped.blocks if one is not remark] == [*alone.blocks], alone.id
        assert isinstance(remark, Notice)
        assert remark.sign == "→"
        assert remark.say.count(".") == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_such_a_step_fits_every_window_in_two_parts_but_for_few_that_were_full_before(
    language: str,
) -> None:
    pages = [helped for _, helped in helped_steps(language)]
    for size, planned in planned_pages(pages).items():
        longer = {page.id for page in planned if page.parts > 2}
        assert len(longer) <= (4 if size == (60, 18) else 0), (size, longer)
        for page in planned:
            assert page.parts <= 3, (size, page.id)
            assert all(page.part_rows(part) <= page.room for part in range(page.parts)), page.id


def test_the_remark_stands_while_somebody_helps_and_not_longer() -> None:
    visit = PlayedVisit()
    for page, option, _ in answers("passkey-ipad"):
        if page.startswith("step/"):
            break
        visit.choose("en" if page == "welcome" else option)
    alone = visit.page
    for choice, is_helped in (("helped", True), ("not-helped", False)):
        visit.reply(Help())
        visit.choose(choice)
        shown = visit.choose("back-to-page")
        assert (len(shown.blocks) > len(alone.blocks)) == is_helped


def remark(page: Page) -> str:
    """What a page says to somebody who helps."""
    (found,) = [one.say for one in page.blocks if isinstance(one, Notice) and one.sign == "→"]
    return found


def hint(name: str, language: str) -> str:
    """A hint of the page of a volunteer."""
    return load_translator(language).say(shipped_content().pages["guide"].note[name])


def helped_at(page: str, language: str) -> Page:
    """The page of a step of a member with an iPad whom somebody helps."""
    visit = PlayedVisit(language=language)
    visit.reply(Help())
    visit.choose("helped")
    visit.choose("back-to-page")
    for at, option, _ in answers("passkey-ipad"):
        if visit.page.id == page:
            return visit.page
        if at != "welcome":
            visit.choose(option)
    raise AssertionError(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_helper_looks_away_while_a_password_is_chosen_and_never_writes_it_down(
    language: str,
) -> None:
    said = remark(helped_at("step/account/choose-password", language))
    hints = [hint(f"{name}-password", language) for name in ("say", "touch", "note")]
    assert said.endswith(" ".join(hints))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_helper_asks_for_the_e_mail_only_until_it_has_arrived(language: str) -> None:
    asked = hint("say-mailbox", language)
    assert asked in remark(helped_at("step/account/wait-for-email", language))
    opened = remark(helped_at("step/account/open-email", language))
    assert asked not in opened
    assert hint("say-link", language) in opened


def all_steps() -> Iterator[tuple[str, Step]]:
    """Each step of the content, with its key."""
    content = shipped_content()
    for table in (content.stages, content.methods, content.situations):
        for owner, entry in table.items():
            yield from ((f"{owner}/{id}", step) for id, step in entry.step.items())


TYPES_PASSWORD = re.compile(r"\b(type|choose|and)\b[^.]*\bpassword\b", re.IGNORECASE)


def test_whoever_types_a_password_has_a_helper_that_looks_away() -> None:
    typing = {
        key: step
        for key, step in all_steps()
        if TYPES_PASSWORD.search(re.sub(r"{.*?}", "", step.lead.english))
    }
    assert len(typing) > 8
    assert {key for key, step in typing.items() if step.helper != "password"} == set()


def test_a_helper_asks_whether_something_has_arrived_only_where_it_is_waited_for() -> None:
    asking = {key for key, step in all_steps() if step.on == "mailbox" and not step.helper}
    waiting = {key for key, step in all_steps() if step.wait is not None}
    # The member sends an e-mail to the new address, which then arrives there.
    assert asking - waiting == {"shared-email/test-address"}
