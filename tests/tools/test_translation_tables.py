"""Translations that arrive as tables, and the command that lists what is open."""

import subprocess
import sys
from pathlib import Path

from babel.messages.catalog import Message

from tools.translations.catalog_update import WORDING
from tools.translations.translation_table import TranslationRow, merge_table, open_rows, read_table

ROOT = Path(__file__).parents[2]
TAP, SAME = "a.tap", "b.tap"


def messages() -> list[Message]:
    """Two messages that say the same, and one that counts, all without a translation."""
    return [
        Message("Tap {next}.", context=TAP),
        Message("Tap {next}.", context=SAME),
        Message(("{number} day", "{number} days"), context="d"),
    ]


def test_rows_come_as_a_table_or_as_json(tmp_path: Path) -> None:
    table = tmp_path / "rows.tsv"
    table.write_text("# remark\tx\n\na.tap\tTap {next}.\tTouchez {next}.\nb\tDeux\nc\tThree\t\n")
    assert read_table(table) == [
        TranslationRow("a.tap", "Touchez {next}.", "Tap {next}."),
        TranslationRow("b", "Deux"),
    ]
    given = tmp_path / "rows.json"
    given.write_text('{"a.tap": "Touchez {next}.", "b": ""}')
    assert read_table(given) == [TranslationRow("a.tap", "Touchez {next}.")]


def test_a_row_fills_its_message_and_those_that_say_the_same() -> None:
    filled = messages()
    assert merge_table(filled, [TranslationRow(TAP, "Touchez {next}.")]) == []
    assert [message.string for message in filled[:2]] == ["Touchez {next}."] * 2


def test_a_row_confirms_a_message_that_is_fuzzy_or_reworded() -> None:
    fuzzy, reworded, _ = messages()
    fuzzy.string, fuzzy.flags, fuzzy.previous_id = "Appuyez.", {"fuzzy"}, ["Press."]
    reworded.string, reworded.user_comments = "Touchez {next}.", [f"{WORDING}Press {{next}}."]
    rows = [TranslationRow(TAP, "Touchez {next}."), TranslationRow(SAME, "Touchez {next}.")]
    assert merge_table([fuzzy, reworded], rows) == []
    assert (fuzzy.string, fuzzy.fuzzy, fuzzy.previous_id) == ("Touchez {next}.", False, [])
    assert reworded.user_comments == []


def test_each_form_of_a_sentence_that_counts_has_a_row() -> None:
    (*_, days) = messages()
    assert list(open_rows([days])) == ["d[0]\t{number} day\t", "d[1]\t{number} days\t"]
    days.flags.add("fuzzy")
    assert merge_table([days], [TranslationRow("d[1]", "{number} jours", "{number} days")]) == []
    assert (days.string, days.fuzzy) == (("", "{number} jours"), True)
    assert merge_table([days], [TranslationRow("d[0]", "{number} jour", "{number} day")]) == []
    assert (days.string, days.fuzzy) == (("{number} jour", "{number} jours"), False)


def test_a_wrong_row_is_left_out_and_named() -> None:
    for row, complaint in (
        (TranslationRow(TAP, "Touchez {nxt}."), "names in braces differ"),
        (TranslationRow(TAP, "Touchez {next}.", "Press {next}."), "the English has changed"),
        (TranslationRow("c", "Rien"), "nothing in the content has this context"),
        (TranslationRow("d[1]", "{nombre} jours"), "names in braces differ"),
    ):
        given = messages()
        (found,) = merge_table(given, [row])
        assert complaint in found
        assert not any("".join(message.string or ()) for message in given)


def test_what_is_open_is_listed_once_with_the_old_words_of_what_changed() -> None:
    fuzzy, same, _ = messages()
    fuzzy.string, fuzzy.flags, fuzzy.previous_id = "Appuyez.", {"fuzzy"}, ["Press."]
    done = Message("Done", "Fait", context="c")
    reworded = Message("Hi", "Salut", context="e", user_comments=[f"{WORDING}Hello"])
    assert list(open_rows([fuzzy, same, done, reworded])) == [
        "# was\tPress.\tAppuyez.",
        "a.tap\tTap {next}.\t",
        "# was\tHello\tSalut",
        "e\tHi\t",
    ]


def test_the_command_lists_what_is_open_in_any_language() -> None:
    command = [sys.executable, "-m", "tools.translations.command", "todo", "mt"]
    environment = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment)
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    assert ["phrases.tomorrow", "tomorrow at {time}", ""] in lines
    assert {len(line) for line in lines} == {3}
