"""What Poedit, Weblate and the programs of gettext write into a catalog survives `scripts/translate update`."""

import subprocess
from collections.abc import Collection
from pathlib import Path

import polib
import pytest
from babel.messages.catalog import Message
from hypothesis import given
from hypothesis import strategies as st

from kiosk.i18n.po_file import po_path
from kiosk.paths import CONTENT, shipped_folder
from tests.conftest import needs
from tools.translations.catalog_update import update_catalog
from tools.translations.po_format import EditedCatalog, catalog_text, read_edited, write_edited
from tools.translations.template import build_template, template_path

POEDIT = r"""# French translations of the kiosk.
# Copyright © 2026 the office.
#
msgid ""
msgstr ""
"Project-Id-Version: kiosk 1.0\n"
"POT-Creation-Date: 2026-05-02 09:12+0200\n"
"PO-Revision-Date: 2026-05-03 11:20+0200\n"
"Last-Translator: Zoé Dupont <zoe@example.org>\n"
"Language-Team: French of Brussels\n"
"Language: fr\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"
"X-Generator: Poedit 3.4.2\n"
"X-Poedit-Basepath: ../../../kiosk/content/data\n"
"X-Poedit-SearchPath-0: .\n"

# As the letter of the PMO says it.
# Checked by phone, 3 May.
#. An old comment of the program
#: old/place.toml:12
msgctxt "a.open"
msgid "Open the page of the office, and then look for the button that is at the top."
msgstr ""
"Ouvrez la page du bureau, puis cherchez le bouton qui se trouve tout en haut "
"de l’écran."

#: a.toml
#, fuzzy
msgctxt "a.needs-work"
msgid "Close the page."
msgstr "Fermer la page ?"

#: a.toml
#, python-brace-format
msgctxt "a.days"
msgid "{number} day"
msgid_plural "{number} days"
msgstr[0] "{number} jour"
msgstr[1] "{number} jours"
"""

WEBLATE = r"""msgid ""
msgstr ""
"Project-Id-Version: kiosk\n"
"Report-Msgid-Bugs-To: https://example.org/bugs\n"
"PO-Revision-Date: 2026-05-03 11:20+0000\n"
"Last-Translator: Jan <jan@example.org>\n"
"Language-Team: French <https://hosted.weblate.org/projects/kiosk/fr/>\n"
"Language: fr\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=n > 1;\n"
"X-Generator: Weblate 5.12\n"

#: a.toml
#, max-length:80, ignore-same
msgctxt "a.open"
msgid ""
"Open the page of the office, and then look for the button that is at the top."
msgstr "Ouvrez la page."

# Is this the tab or the window?
#: a.toml
#, fuzzy
#| msgctxt "a.needs-work"
#| msgid ""
#| "Close the page that you have just opened for yourself, and then the other "
#| "\"page\" too."
msgctxt "a.needs-work"
msgid "Close the page."
msgstr "Fermez la page que vous venez d’ouvrir."

#: a.toml
#, fuzzy, python-brace-format
#| msgid "one day"
#| msgid_plural "{number} whole days"
msgctxt "a.days"
msgid "{number} day"
msgid_plural "{number} days"
msgstr[0] "{number} journée"
msgstr[1] "{number} journées"

# Kept for later.
#~ msgctxt "a.gone"
#~ msgid "Gone."
#~ msgstr "Parti."

#, fuzzy
#~| msgid "Long gone."
#~ msgctxt "a.long-gone"
#~ msgid "Gone for long."
#~ msgstr "Parti depuis longtemps."
"""

TEMPLATE = (
    ("a.open", "Open the page of the office, and then look for the button that is at the top."),
    ("a.needs-work", "Close the page."),
    ("a.days", ("{number} day", "{number} days")),
    ("a.new", "New."),
)


def template() -> EditedCatalog:
    """The template that these catalogs are of, which has one sentence more."""
    made = EditedCatalog()
    for context, english in TEMPLATE:
        made.add(english, locations=[("a.toml", 0)], context=context, auto_comments=["A note."])
    return made


def update(locales: Path, text: str) -> Path:
    """The French catalog with this text, after an update."""
    path = po_path(locales, "fr")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    catalog = read_edited(path)
    update_catalog(catalog, template())
    write_edited(path, catalog)
    return path


OF_WEBLATE = {"max-length:80", "ignore-same"}
"""Flags that the programs of gettext drop, since they do not know them."""


def entries(
    path: Path | str, ignored: Collection[str] = ()
) -> dict[tuple[str, str], dict[str, object]]:
    """What translators wrote in a catalog, as polib reads it, by context and English; obsolete ones too."""
    return {
        (entry.msgctxt or "", entry.msgid): {
            "said": dict(entry.msgstr_plural) or entry.msgstr,
            "comment": entry.tcomment,
            "flags": set(entry.flags) - {"python-brace-format", *ignored},
            "previous": (entry.previous_msgid, entry.previous_msgid_plural),
            "obsolete": bool(entry.obsolete),
        }
        for entry in polib.pofile(str(path), encoding="utf-8")
    }


def gettext(*command: str | Path) -> str:
    """The standard output of a program of gettext, which must have nothing to complain of."""
    needs(str(command[0]), "gettext")
    done = subprocess.run(
        [*map(str, command)], capture_output=True, encoding="utf-8", env={"LC_ALL": "C.UTF-8"}
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("text", [POEDIT, WEBLATE], ids=["Poedit", "Weblate"])
def test_names_headers_comments_flags_and_previous_sentences_survive(
    text: str, tmp_path: Path
) -> None:
    before = {key: entry for key, entry in entries(text).items() if key[0] != "a.long-gone"}
    path = update(tmp_path, text)
    after = entries(path)
    assert after.pop(("a.new", "New."))["said"] == ""
    assert after == before
    headers = polib.pofile(text).metadata
    assert headers.items() <= polib.pofile(str(path)).metadata.items()
    assert polib.pofile(str(path)).header.split() == polib.pofile(text).header.split()
    assert gettext("msgfmt", "--check", "-o", "/dev/null", path) == ""


@pytest.mark.parametrize("text", [POEDIT, WEBLATE], ids=["Poedit", "Weblate"])
def test_where_a_sentence_stands_and_what_it_is_come_from_the_template(
    text: str, tmp_path: Path
) -> None:
    (entry,) = (one for one in polib.pofile(str(update(tmp_path, text))) if one.msgctxt == "a.open")
    assert (entry.comment, entry.occurrences) == ("A note.", [("a.toml", "")])


@pytest.mark.parametrize("text", [POEDIT, WEBLATE], ids=["Poedit", "Weblate"])
def test_a_second_update_changes_nothing_nor_does_one_after_gettext_has_wrapped_all(
    text: str, tmp_path: Path
) -> None:
    path = update(tmp_path, text)
    once = path.read_text(encoding="utf-8")
    assert update(tmp_path, once).read_text(encoding="utf-8") == once
    wrapped = gettext("msgcat", "--width=40", path)
    assert wrapped.count("\n") > once.count("\n") + 3
    again = update(tmp_path, wrapped).read_text(encoding="utf-8")
    # msgcat breaks comments too, and Babel cannot know where.
    assert entries(again) == entries(once, OF_WEBLATE)


@pytest.mark.parametrize("text", [POEDIT, WEBLATE], ids=["Poedit", "Weblate"])
def test_msgmerge_finds_nothing_to_do_after_an_update(text: str, tmp_path: Path) -> None:
    path = update(tmp_path, text)
    write_edited(template_path(tmp_path), template())
    options = ("--quiet", "--previous", "--no-wrap", "--no-fuzzy-matching")
    merged = gettext("msgmerge", *options, path, template_path(tmp_path))
    assert entries(merged) == entries(path, OF_WEBLATE)
    # That one header is the template's.
    (before, after) = (polib.pofile(one).metadata for one in (str(path), merged))
    assert after == before | {"Report-Msgid-Bugs-To": ""}


def test_forms_made_by_another_plural_rule_are_fuzzy_and_the_rule_is_put_right(
    tmp_path: Path,
) -> None:
    wrong = POEDIT.replace("nplurals=2; plural=(n > 1);", "nplurals=INTEGER; plural=EXPRESSION;")
    path = update(tmp_path, wrong.replace('msgstr[1] "{number} jours"\n', ""))
    assert polib.pofile(str(path)).metadata["Plural-Forms"] == "nplurals=2; plural=(n > 1);"
    days = entries(path)["a.days", "{number} day"]
    assert days["said"] == {0: "{number} jour", 1: ""}
    assert days["flags"] == {"fuzzy"}


def test_a_new_catalog_has_all_headers_and_nothing_for_gettext_to_complain_of(
    tmp_path: Path,
) -> None:
    for tag, count in (("pl", "3"), ("pt-BR", "2"), ("mt", "4")):
        path = po_path(tmp_path, tag)
        catalog = read_edited(path)
        update_catalog(catalog, template())
        write_edited(path, catalog)
        assert f'"Language: {tag}\\n"' in path.read_text(encoding="utf-8")
        assert f"nplurals={count};" in path.read_text(encoding="utf-8")
        assert gettext("msgfmt", "--check", "-o", "/dev/null", path) == ""


TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60)
LINES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1)
COMMENTS = st.lists(LINES.map(lambda line: f"x {line}"), unique=True, max_size=3)
PLURALS = st.tuples(TEXTS, TEXTS), st.tuples(TEXTS, TEXTS, TEXTS)
MESSAGES = st.one_of(
    st.builds(Message, TEXTS, TEXTS, context=LINES, user_comments=COMMENTS),
    st.builds(Message, *PLURALS, context=LINES, user_comments=COMMENTS),
    st.builds(Message, TEXTS, TEXTS, context=LINES, flags=st.just(["fuzzy"]), previous_id=LINES),
)


@given(st.lists(MESSAGES, max_size=4, unique_by=lambda message: message.context or ""))
def test_any_catalog_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, messages: list[Message]
) -> None:
    path = po_path(tmp_path_factory.getbasetemp() / "any", "pl")
    catalog = EditedCatalog("pl")
    for message in messages:
        catalog[message.id] = message
    write_edited(path, catalog)
    again = read_edited(path)
    assert catalog_text(again) == path.read_text(encoding="utf-8")
    for before, after in zip(messages, again.texts(), strict=True):
        assert (before.id, before.string, before.flags) == (after.id, after.string, after.flags)
        assert before.user_comments == after.user_comments
        assert before.previous_id == after.previous_id


def test_the_template_and_the_catalogs_of_the_product_are_up_to_date() -> None:
    locales = shipped_folder("locales")
    whole = build_template(CONTENT)
    assert template_path(locales).read_text(encoding="utf-8") == catalog_text(whole)
    paths = sorted(locales.glob("*/LC_MESSAGES/kiosk.po"))
    assert paths
    for path in paths:
        catalog = read_edited(path)
        update_catalog(catalog, whole)
        assert path.read_text(encoding="utf-8") == catalog_text(catalog), "scripts/translate update"


def test_gettext_has_nothing_to_complain_of_in_the_product() -> None:
    locales = shipped_folder("locales")
    for path in (template_path(locales), *locales.glob("*/LC_MESSAGES/kiosk.po")):
        assert gettext("msgfmt", "--check", "-o", "/dev/null", path) == ""
