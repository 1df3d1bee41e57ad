"""The comments for translators in the template."""

import re
from functools import cache
from pathlib import Path

import pytest

from kiosk.i18n.placeholders import placeholders
from kiosk.i18n.po_parser import message_ids
from kiosk.i18n.translator import PHRASES
from kiosk.i18n.validation import DEVICE_FIELDS, PAGE_FIELDS
from kiosk.paths import CONTENT
from tools.translations.comment_words import FIELDS
from tools.translations.comments import translator_comments
from tools.translations.template import build_template


@cache
def shipped() -> dict[str, list[str]]:
    """The comments of the product's content by context."""
    return translator_comments(CONTENT)


@pytest.mark.parametrize(
    ("context", "lines"),
    [
        (
            "access.fill-request.say.0",
            [
                "Stage “Ask for access”, step “Fill in the request”: a sentence of the page.",
                "{next}: the name of a button of EU Login, quoted: “Next”",
            ],
        ),
        (
            "staff_care.staff-retention.note.days",
            [
                "For the staff, page “How long visits are kept”: a text (days).",
                "It counts: write each form for the numbers that take it in your language.",
                "{number}: a number, such as 7",
            ],
        ),
        (
            "staff_visits.staff-visits.note.method",
            [
                "For the staff, page “Visits”: the head of a narrow column of the list of visits;"
                " at most 8 letters."
            ],
        ),
        (
            "terms.passkey.ask",
            [
                "Word explained “Passkey”: a choice: it opens the page of the word.",
                "Best of at most 34 letters: a longer one takes two lines.",
            ],
        ),
        (
            "kinds.ipad.on_yours",
            [
                "Kind of device “iPad”: the place, within a sentence,"
                " as in “Open Settings on your iPad”."
            ],
        ),
    ],
)
def test_a_comment_says_where_a_sentence_stands_what_it_is_and_what_its_braces_hold(
    context: str, lines: list[str]
) -> None:
    assert shipped()[context] == lines


def test_a_comment_of_an_editor_is_the_last_line() -> None:
    (*_, last) = shipped()["terms.passkey.means.2"]
    assert last.startswith("Members hold papers")
    assert "clé d’identification" in last


def test_every_sentence_has_a_comment_that_explains_all_its_braces() -> None:
    messages = list(build_template(CONTENT).texts())
    assert len(messages) > 3000
    for message in messages:
        comment = "\n".join(message.auto_comments)
        assert re.match(r"[A-Z].*[:.]", comment), message.context
        if str(message.context).startswith("phrases."):
            continue
        named = {name for text in message_ids(message) for name in placeholders(text)}
        explained = set(re.findall(r"(?m)^\{([\w-]+)\}: ", comment))
        assert named == explained, message.context


def test_every_field_of_the_code_and_every_phrase_is_explained() -> None:
    assert FIELDS.keys() >= DEVICE_FIELDS | PAGE_FIELDS
    assert {phrase.context for phrase in PHRASES} <= shipped().keys()


def test_a_file_that_cannot_be_read_costs_only_its_own_comments(tmp_path: Path) -> None:
    (tmp_path / "labels.tsv").write_bytes((CONTENT / "labels.tsv").read_bytes())
    (tmp_path / "broken.toml").write_text("[[[")
    (tmp_path / "whole.toml").write_text('title = { text = "Open", comment = "A verb." }')
    comments = translator_comments(tmp_path)
    assert comments["whole.title"] == ["Whole: the title of the page.", "A verb."]
    assert set(comments) == {"whole.title", *(phrase.context for phrase in PHRASES)}
