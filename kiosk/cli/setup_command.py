"""`kiosk setup`: the first run, and every later change."""

import os
import sys
import tomllib
from collections.abc import Mapping
from io import TextIOWrapper
from pathlib import Path

import click

from kiosk import paths
from kiosk.cli.data_folder_check import check_data_folder
from kiosk.cli.output import print_text
from kiosk.cli.setup_dialogue import SetupDialogue, read_line
from kiosk.cli.setup_questions import ask_all
from kiosk.cli.shared import load_shipped_content, require_languages, today
from kiosk.content.content import Content
from kiosk.content.loader import load_staff_pages
from kiosk.content.shared_records import Sentence
from kiosk.files import LockedError, lock_folder, write_files
from kiosk.i18n.catalogs import load_translator
from kiosk.i18n.nouns import with_noun_forms
from kiosk.i18n.po_file import catalog_path, read_catalog
from kiosk.i18n.validation import all_messages
from kiosk.journey.renderer import page_labels
from kiosk.paths import SETTINGS_FILE
from kiosk.services.hardening import forbid_core_dumps, protect_memory
from kiosk.settings.reader import read_settings
from kiosk.settings.writer import (
    SettingKey,
    SettingsError,
    export_settings,
    find_problems,
    read_settings_text,
    render_settings,
    restore_settings,
)
from kiosk.staff import pin
from kiosk.store.data_folder import make_data_folder

END_OF_INPUT, INTERRUPTED = 1, 130
"""Exit codes of a set-up whose input ended, and of one that was interrupted (128 + SIGINT)."""


def changed_answers(folder: Path, answers: Mapping[SettingKey, object]) -> dict[SettingKey, object]:
    """Those of the answers that kiosk.toml does not hold yet, or holds with another value."""
    tree = tomllib.loads(read_settings_text(folder))
    return {key: value for key, value in answers.items() if _value_at(tree, key) != _plain(value)}


def save_answers(
    folder: Path, changes: Mapping[SettingKey, object], new_pin: str, content: Content
) -> None:
    """Write settings and PIN, both or neither; an empty `new_pin` leaves the PIN as it is.

    Raises SettingsError or OSError, and then nothing has changed.
    """
    files = pin.pin_files(folder, new_pin) if new_pin else {}
    make_data_folder(folder)
    with lock_folder(folder):
        if changes:
            files[folder / SETTINGS_FILE] = render_settings(folder, changes, content)
        write_files(files)


def _value_at(tree: object, key: SettingKey) -> object:
    for part in key:
        tree = tree.get(part) if isinstance(tree, dict) else None
    return tree


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def choose_language(content: Content, usual: str) -> str:
    """Ask for the language of the set-up by number, name or tag; Enter takes the usual one. Its tag."""
    languages = list(content.languages.values())
    answers = {"": usual}
    for number, language in enumerate(languages, 1):
        tag = language.tag
        print_text(f"  {number}  {language.name}")
        answers |= {str(number): tag, tag: tag, language.name.casefold(): tag}
    default = [language.tag for language in languages].index(usual) + 1
    while (answer := read_line(f"[{default}]:").casefold()) not in answers:
        for language in languages:
            print_text(page_labels(language).no_such_choice)
    return answers[answer]


def count_missing_translations(
    content_folder: Path, locales: Path, content: Content
) -> dict[str, int]:
    """For each language, by tag, the number of sentences without an up-to-date translation; none for English."""
    sourced = all_messages(content_folder)
    missing = {
        tag: _count_missing(
            catalog_path(locales, tag), {one for _, one in with_noun_forms(sourced, language.forms)}
        )
        for tag, language in content.languages.items()
    }
    return {**missing, "en": 0}


def _count_missing(path: Path, wanted: set[Sentence]) -> int:
    try:
        entries = read_catalog(path) if path.is_file() else {}
    except ValueError:
        return len(wanted)
    good = {one for one, entry in entries.items() if all(entry.forms) and not entry.fuzzy}
    return len(wanted - good)


@click.command("setup")
@click.option("--reset-pin", is_flag=True, help="Ask for a new staff PIN, and for nothing else.")
@click.option("--export", "target", metavar="DIR", help="Copy the settings into a folder.")
@click.option("--restore", "copy", metavar="FILE", help="Take the settings of such a copy.")
def setup(reset_pin: bool, target: str | None, copy: str | None) -> int:
    """Set the kiosk up: office, languages, people, printer, staff PIN. It can be run again."""
    # A PIN is typed here, and must not be read from memory or a core dump.
    forbid_core_dumps()
    protect_memory()
    folder, content = paths.data_folder(), load_shipped_content()
    require_languages(content)
    for problem in check_data_folder(folder):
        raise click.ClickException(str(problem))
    if isinstance(sys.stdin, TextIOWrapper):
        # Bytes that are no text become replacement characters, which no answer may hold.
        sys.stdin.reconfigure(errors="replace")
    dialogue = _open_dialogue(_usual_language(folder, content))
    try:
        if target is not None:
            path = export_settings(folder, Path(target), today())
            dialogue.say("copied", "setup-end", path=path)
        elif copy is not None:
            restore_settings(folder, Path(copy), content)
            dialogue.say("restored", "setup-end", path=copy)
        elif reset_pin:
            _reset_pin(dialogue, folder, content)
        else:
            # Raises SettingsError for a file that cannot be changed, before anything is asked.
            read_settings_text(folder)
            dialogue = _open_dialogue(choose_language(content, dialogue.words.tag))
            _set_up(dialogue, folder, content)
    except (EOFError, KeyboardInterrupt) as fault:
        print_text("\n" + dialogue.note("unchanged", "setup-end"), err=True)
        return END_OF_INPUT if isinstance(fault, EOFError) else INTERRUPTED
    except SettingsError as fault:
        raise click.ClickException(str(fault)) from None
    except LockedError:
        raise click.ClickException(dialogue.note("locked", "setup-end", path=folder)) from None
    except OSError as fault:
        why = os.strerror(fault.errno) if fault.errno else type(fault).__name__
        path = fault.filename or folder
        name = "unread" if copy is not None and str(path) == copy else "failed"
        raise click.ClickException(dialogue.note(name, "setup-end", path=path, note=why)) from None
    return 0


def _set_up(dialogue: SetupDialogue, folder: Path, content: Content) -> None:
    """Ask everything, and write it at the end."""
    dialogue.greet()
    for problem in find_problems(read_settings_text(folder), content):
        # Not every setting is asked about here, but none with a fault goes unmentioned.
        print_text(str(problem), err=True)
    settings, _ = read_settings(folder)
    tree = tomllib.loads(read_settings_text(folder))
    missing = count_missing_translations(paths.CONTENT, paths.shipped_folder("locales"), content)
    changes = changed_answers(folder, ask_all(dialogue, settings, tree, missing, content, today()))
    dialogue.say(f"pin-{pin.pin_state(folder)}")
    new_pin = dialogue.ask_pin(pin.is_valid_pin, pin.is_easy_pin)
    save_answers(folder, changes, new_pin, content)
    saved = "saved" if changes or new_pin else "same"
    dialogue.say(saved, "setup-end", path=folder / SETTINGS_FILE if changes else folder)
    if pin.pin_state(folder) == "none":
        dialogue.say("without", "setup-end")
    dialogue.say("next", "setup-end")


def _reset_pin(dialogue: SetupDialogue, folder: Path, content: Content) -> None:
    save_answers(
        folder, {}, dialogue.ask_pin(pin.is_valid_pin, pin.is_easy_pin, required=True), content
    )
    dialogue.say("pin", "setup-end")


def _open_dialogue(tag: str) -> SetupDialogue:
    return SetupDialogue(load_translator(tag), load_staff_pages(paths.CONTENT)[0])


def _usual_language(folder: Path, content: Content) -> str:
    settings, _ = read_settings(folder)
    return next((tag for tag in settings.languages if tag in content.languages), "en")
