"""The traps of the older guides are settled, and what they confuse is kept apart."""

import re

import pytest

from tests.content.shipped import content, named, said, text

ENDED = re.compile(r"\b(ended|no longer|sends no)\b")


@pytest.mark.parametrize("trap", [f"C{number}" for number in range(1, 31)])
def test_each_trap_is_named_by_the_entry_that_settles_it(trap: str) -> None:
    assert trap in named("settles")


def test_sign_in_codes_by_sms_have_ended_and_the_final_code_may_come_by_sms() -> None:
    about = [one.english for one in said() if "SMS" in one.english]
    ended = [one for one in about if ENDED.search(one)]
    promised = [one for one in about if "final code" in one and "not your" not in one]
    assert len(ended) >= 3
    assert len(promised) >= 3
    assert all("final code" not in one and "sign-in code" in one for one in ended)
    assert all("sign-in code" not in one for one in promised)


@pytest.mark.parametrize("id", ["no-sms", "sms-walk-in"])
def test_who_comes_for_an_sms_hears_both_on_one_page(id: str) -> None:
    trouble = content().troubles[id]
    page = " ".join(text(trouble.lead, *trouble.say).split())
    assert "1 July 2025" in page
    assert "sign-in codes" in page
    assert "final code from the PMO may" in page


def test_the_three_codes_have_three_shapes_and_only_the_final_one_is_in_use() -> None:
    codes = content().codes
    shapes = {id: (code.groups, code.of, code.in_use) for id, code in codes.items()}
    assert shapes == {
        "phone_challenge": (2, 4, False),
        "sms_login": (3, 3, False),
        "final": (4, 3, True),
    }
    for code in codes.values():
        assert f"{code.groups} groups of {code.of}" in code.shape.english
    assert codes["final"].go == "stage:final-code"


def test_no_word_that_the_guides_give_to_two_codes_names_one() -> None:
    own = [one for one in said() if one.context.startswith(("codes.", "code.", "contacts."))]
    assert len(own) > 30
    for sentence in own:
        assert not re.search(r"\b(token|challenge|unique code)\b", sentence.english, re.IGNORECASE)


def test_who_has_an_account_is_never_sent_to_make_another() -> None:
    then = {choice.id: choice.then for choice in content().before["account"].choice}
    assert then == {"no": "", "yes": "trouble:account-exists", "sysper": "trouble:login4life"}
    for id in ("account-exists", "sms-ended", "erase-now", "changed-email", "login4life"):
        ways = [jump.go for jump in content().troubles[id].jumps]
        assert not {"stage:account", "step:account/fill-form"} & set(ways)


HOURS = {"brussels": "9.30 to 12.00", "luxembourg": "9.30 to 12.30", "ispra": "9.30 to 12.30"}
"""When the telephone is answered: by all three older guides, for Brussels what is in each of them."""


@pytest.mark.parametrize("office", HOURS)
def test_settlement_offices_ask_to_be_confirmed_and_have_the_hours_of_the_guides(
    office: str,
) -> None:
    desk = content().people[f"pmo-{office}"]
    assert desk.confirm
    assert {"access", "code"} <= set(desk.problems)
    assert f"Monday to Friday, {HOURS[office]}" in text(*desk.lines)


def test_the_help_desk_has_its_hours_and_says_what_becomes_of_an_e_mail() -> None:
    assert "8.00 to 18.00" in text(*content().people["eu-login-support"].lines)
    assert "ticket number" in text(*content().problems["account"].ready)


def test_the_newer_support_address_stands_before_the_older_one() -> None:
    support = content().people["eu-login-support"]
    assert "EU-LOGIN-EXTERNAL-SUPPORT@ec.europa.eu" in text(*support.lines)
    assert "EC-CENTRAL-HELPDESK@ec.europa.eu" not in text(*support.lines)
    assert "EC-CENTRAL-HELPDESK@ec.europa.eu" in text(*support.older)


def test_after_the_last_stage_one_hears_what_opens_when() -> None:
    page = text(*content().pages["after"].say)
    assert "next day" in page
    assert "48 hours" in page
    assert "6 months" in page
