"""Translations that arrive as tables, and the command that lists what is open."""

import subprocess
import sys
from pathlib import Path

from kiosk.content.shared_records import Sentence
from tools.translations.po_messages import CatalogMessage
from tools.translations.translation_table import TranslationRow, merge_table, open_rows, read_table

ROOT = Path(__file__).parents[2]
TAP = Sentence("a.tap", "Tap {next}.")
SAME = Sentence("b.tap", "Tap {next}.")
MESSAGES = [CatalogMessage(TAP), CatalogMessage(SAME)]


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
    found, complaints = merge_table(MESSAGES, [TranslationRow("a.tap", "Touchez {next}.")])
    assert [message.said for message in found] == ["Touchez {next}."] * 2
    assert complaints == []


def test_a_row_confirms_a_fuzzy_message() -> None:
    fuzzy = CatalogMessage(TAP, said="Appuyez.", previous="Press.")
    found, _ = merge_table([fuzzy], [TranslationRow("a.tap", "Touchez {next}.")])
    assert (found[0].said, found[0].fuzzy) == ("Touchez {next}.", False)


def test_a_wrong_row_is_left_out_and_named() -> None:
    for row, complaint in (
        (TranslationRow("a.tap", "Touchez {nxt}."), "names in braces differ"),
        (TranslationRow("a.tap", "Touchez {next}.", "Press {next}."), "the English has changed"),
        (TranslationRow("c", "Rien"), "nothing in the content has this context"),
    ):
        found, complaints = merge_table(MESSAGES, [row])
        assert found == MESSAGES
        assert complaint in complaints[0]


def test_what_is_open_is_listed_once_with_the_old_words_of_what_changed() -> None:
    fuzzy = CatalogMessage(TAP, said="Appuyez.", previous="Press.")
    done = CatalogMessage(Sentence("c", "Done"), said="Fait")
    assert list(open_rows([fuzzy, CatalogMessage(SAME), done])) == [
        "# was\tPress.\tAppuyez.",
        "a.tap\tTap {next}.\t",
    ]


def test_the_command_lists_what_is_open_in_any_language() -> None:
    command = [sys.executable, "-m", "tools.translations.command", "todo", "mt"]
    environment = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment)
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    assert ["phrases.tomorrow", "tomorrow, {time}", ""] in lines
    assert {len(line) for line in lines} == {3}
