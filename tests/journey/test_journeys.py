"""Whole visits, played from files of ids."""

import pytest

from kiosk.view_model.replies import Back, Chose
from tests.played_visit import ANSWERS, PlayedVisit, answers

FILES = sorted(path.stem for path in ANSWERS.glob("*.txt"))


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_answers_plays_to_its_last_line(name: str) -> None:
    visit = PlayedVisit()
    visit.play(name)
    told = [(event.page, event.choice) for event in visit.events if event.kind == "choice"]
    picked = [(page, option) for page, option, _ in answers(name) if option != "typed"]
    assert [pair for pair in told if pair[1] != "@more"] == picked


@pytest.mark.parametrize("name", FILES)
def test_going_back_from_the_end_shows_every_page_again_in_turn(name: str) -> None:
    visit = PlayedVisit()
    seen = []
    for page, option, _text in answers(name):
        if option in ("end", "typed", "back-to-page"):
            break
        assert visit.page.id == page
        seen.append(visit.page)
        visit.choose(option)
    for one in reversed(seen):
        for _ in range(5):
            if visit.reply(Back()).id == one.id and not _cut(visit):
                break
        assert visit.page.id == one.id


def _cut(visit: PlayedVisit) -> bool:
    """Whether a later part of a long list is shown, from which one goes back to its beginning."""
    return visit.session._state.position.offset > 0


def test_a_member_with_an_ipad_does_all_three_stages() -> None:
    visit = PlayedVisit()
    visit.play("passkey-ipad")
    assert visit.session.outcome == "finished"
    facts = {event.page: event.choice for event in visit.events if event.kind == "fact"}
    assert facts == {
        "front_end": "screen",
        "language": "fr",
        "reason": "start",
        "device": "ipad",
        "method": "passkey",
        "stage": "final-code",
        "verdict": "yes",
    }


@pytest.mark.parametrize(
    ("signed_in", "next_step"),
    [("own-device", "open-key-menu"), ("other-device", "move-to-device")],
)
def test_whoever_signed_in_elsewhere_moves_to_their_own_device_first(
    signed_in: str, next_step: str
) -> None:
    visit = PlayedVisit(language="en")
    for option in ("come-back", "none", "account", "ipad", "account/open-email", signed_in):
        visit.choose(option)
    assert visit.page.id == "step/account/choose-password"
    visit.choose("done")
    assert visit.page.id == f"step/account/{next_step}"


def test_the_third_stage_stays_closed_until_the_final_code_has_come() -> None:
    visit = PlayedVisit(language="en")
    for option in ("come-back", "none", "account", "ipad", "account/own-email", "list"):
        visit.choose(option)
    visit.choose("other-stage")
    visit.choose("final-code")
    assert "have-code" in visit.offers()
    assert "open" not in visit.offers()
    assert {line.status for line in _lines(visit)} == {"not-yet"}


def _lines(visit: PlayedVisit) -> tuple:  # type: ignore[type-arg]
    return visit.page.blocks[0].lines  # type: ignore[union-attr]


def test_one_confirmation_stands_before_the_end_and_staying_is_the_default() -> None:
    visit = PlayedVisit(language="en")
    visit.reply(Chose("start"))
    from kiosk.view_model.replies import Help, Onward

    visit.reply(Help())
    visit.choose("stop")
    assert visit.session.outcome is None
    visit.reply(Onward())
    assert visit.session.outcome is None
    assert visit.page.id.startswith("help/")
    visit.choose("stop")
    visit.choose("end")
    assert visit.session.outcome == "stopped"
