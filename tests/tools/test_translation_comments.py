"""The comments for translators in the template."""

import re
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.i18n.placeholders import placeholders
from kiosk.i18n.po_file import po_path, read_po_file
from kiosk.i18n.po_parser import message_forms, message_ids
from kiosk.i18n.translator import PHRASES
from kiosk.i18n.validation import DEVICE_FIELDS, PAGE_FIELDS
from kiosk.paths import CONTENT, shipped_folder
from kiosk.tui.page_pictures import picture_page
from kiosk.view_model.page import Choices, Option
from tests.pages import page
from tools.translations.comment_words import CHOICE, FIELDS, LIMITS
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
                "Stage “Ask for access”, step “Fill in the form”: a sentence of the page.",
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
                "Best of at most 54 letters: a longer one takes two lines.",
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


def test_no_english_or_french_text_has_more_letters_than_its_note_says() -> None:
    french = {one.context: one for one in read_po_file(po_path(shipped_folder("locales"), "fr"))}
    too_long, held = [], 0
    for message in build_template(CONTENT).texts():
        limit = re.search(r"at most (\d+) letters", "\n".join(message.auto_comments))
        if limit is None:
            continue
        held += 1
        for text in (*message_ids(message), *message_forms(french[message.context])):
            if len(text) > int(limit[1]):
                too_long.append((message.context, text))
    assert too_long == []
    assert held > 1200


def test_a_choice_of_as_many_letters_as_the_note_says_has_one_row_in_the_smallest_window() -> None:
    limit = LIMITS["", CHOICE]
    for length, rows in ((limit, 1), (limit + 1, 2)):
        words = ("abcd " * length)[: length - 1] + "x"
        asked = replace(page(), blocks=(), ask=Choices((Option(1, "go", words),), "go"))
        (part,) = picture_page(asked, (60, 18))
        painted = [row for row in part.rows if "abcd" in row or row.strip() == "x"]
        assert len(painted) == rows


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
