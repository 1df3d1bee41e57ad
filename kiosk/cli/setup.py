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
from kiosk.cli.setup_dialogue import SetupDialogue, read_line
from kiosk.cli.setup_questions import ask_all
from kiosk.cli.shared import load_shipped_content, need_languages, today
from kiosk.content.content import Content
from kiosk.content.loader import load_staff_pages
from kiosk.content.records import Sentence
from kiosk.files import lock_folder, write_files
from kiosk.i18n.catalogs import load_translator
from kiosk.i18n.po_file import catalog_path, read_catalog
from kiosk.i18n.validation import all_messages
from kiosk.journey.renderer import page_labels
from kiosk.paths import SETTINGS_FILE
from kiosk.services.hardening import forbid_core_dumps, protect_memory
from kiosk.settings.reader import read_settings
from kiosk.settings.writer import (
    SettingKey,
    SettingsError,
    changed_settings,
    export_settings,
    find_problems,
    read_settings_text,
    restore_settings,
)
from kiosk.staff import pin
from kiosk.store.data_folder import make_data_folder


def changed_answers(folder: Path, asked: Mapping[SettingKey, object]) -> dict[SettingKey, object]:
    """What kiosk.toml does not say yet, or says otherwise."""
    tree = tomllib.loads(read_settings_text(folder))
    return {key: value for key, value in asked.items() if _found(tree, key) != _plain(value)}


def save_answers(
    folder: Path, changes: Mapping[SettingKey, object], new_pin: str, content: Content
) -> None:
    """Write both; SettingsError or OSError, and then both are as they were. No PIN leaves that as it is."""
    files = pin.pin_files(folder, new_pin) if new_pin else {}
    make_data_folder(folder)
    with lock_folder(folder):
        if changes:
            files[folder / SETTINGS_FILE] = changed_settings(folder, changes, content)
        write_files(files)


def _found(tree: object, key: SettingKey) -> object:
    for part in key:
        tree = tree.get(part) if isinstance(tree, dict) else None
    return tree


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def chosen_language(content: Content, usual: str) -> str:
    """The language that is chosen by its number, its name or its tag; Enter takes the usual one."""
    tongues = list(content.languages.values())
    answers = {"": usual}
    for number, one in enumerate(tongues, 1):
        click.echo(f"  {number}  {one.name}")
        answers |= {str(number): one.tag, one.tag: one.tag, one.name.casefold(): one.tag}
    default = [one.tag for one in tongues].index(usual) + 1
    while (said := read_line(f"[{default}]:").casefold()) not in answers:
        for one in tongues:
            click.echo(page_labels(one).no_such_choice)
    return answers[said]


def open_sentences(content_folder: Path, locales: Path, content: Content) -> dict[str, int]:
    """The sentences that each language has no translation of, or one that is out of date; English has all."""
    wanted = {sentence for _, sentence in all_messages(content_folder)}
    open_ = {tag: _open(catalog_path(locales, tag), wanted) for tag in content.languages}
    return {**open_, "en": 0}


def _open(path: Path, wanted: set[Sentence]) -> int:
    try:
        entries = read_catalog(path) if path.is_file() else {}
    except ValueError:
        return len(wanted)
    return sum(one not in entries or entries[one].fuzzy for one in wanted)


ENDED, INTERRUPTED = 1, 130
"""Exit codes of a set-up that ran out of answers, and of one that was broken off."""


@click.command("setup")
@click.option("--reset-pin", is_flag=True, help="Ask for a new staff PIN, and for nothing else.")
@click.option("--export", "target", metavar="DIR", help="Copy the settings into a folder.")
@click.option("--restore", "copy", metavar="FILE", help="Take the settings of such a copy.")
def setup(reset_pin: bool, target: str | None, copy: str | None) -> int:
    """Set the kiosk up: office, languages, people, printer, staff PIN. It can be run again."""
    # A PIN is typed here.
    forbid_core_dumps()
    protect_memory()
    folder, content = paths.data_folder(), load_shipped_content()
    need_languages(content)
    for problem in check_data_folder(folder):
        raise click.ClickException(str(problem))
    if isinstance(sys.stdin, TextIOWrapper):
        # What is no text is asked for again.
        sys.stdin.reconfigure(errors="replace")
    talk = _talk(_usual_language(folder, content))
    try:
        if target is not None:
            path = export_settings(folder, Path(target), today())
            talk.say("copied", "setup-end", path=path)
        elif copy is not None:
            restore_settings(folder, Path(copy), content)
            talk.say("restored", "setup-end", path=copy)
        elif reset_pin:
            _reset_pin(talk, folder, content)
        else:
            read_settings_text(
                folder
            )  # A file that cannot be changed is told before anything is asked.
            talk = _talk(chosen_language(content, talk.words.tag))
            _set_up(talk, folder, content)
    except (EOFError, KeyboardInterrupt) as fault:
        click.echo("\n" + talk.note("unchanged", "setup-end"), err=True)
        return ENDED if isinstance(fault, EOFError) else INTERRUPTED
    except SettingsError as fault:
        raise click.ClickException(str(fault)) from None
    except OSError as fault:
        why = os.strerror(fault.errno) if fault.errno else type(fault).__name__
        path = fault.filename or folder
        name = "unread" if copy is not None and str(path) == copy else "failed"
        raise click.ClickException(talk.note(name, "setup-end", path=path, note=why)) from None
    return 0


def _set_up(talk: SetupDialogue, folder: Path, content: Content) -> None:
    """Ask everything, and keep it at the end."""
    talk.greet()
    for problem in find_problems(read_settings_text(folder), content):
        # What stands in the file is not asked about here, and is not overlooked either.
        click.echo(str(problem), err=True)
    settings, _ = read_settings(folder)
    tree = tomllib.loads(read_settings_text(folder))
    open_ = open_sentences(paths.CONTENT, paths.shipped_folder("locales"), content)
    changes = changed_answers(folder, ask_all(talk, settings, tree, open_, content, today()))
    talk.say(f"pin-{pin.pin_state(folder)}")
    new_pin = talk.pin(pin.is_valid_pin, pin.is_easy_pin)
    save_answers(folder, changes, new_pin, content)
    saved = "saved" if changes or new_pin else "same"
    talk.say(saved, "setup-end", path=folder / SETTINGS_FILE if changes else folder)
    if pin.pin_state(folder) == "none":
        talk.say("without", "setup-end")
    talk.say("next", "setup-end")


def _reset_pin(talk: SetupDialogue, folder: Path, content: Content) -> None:
    save_answers(folder, {}, talk.pin(pin.is_valid_pin, pin.is_easy_pin, needed=True), content)
    talk.say("pin", "setup-end")


def _talk(tag: str) -> SetupDialogue:
    return SetupDialogue(load_translator(tag), load_staff_pages(paths.CONTENT)[0])


def _usual_language(folder: Path, content: Content) -> str:
    settings, _ = read_settings(folder)
    return next((tag for tag in settings.languages if tag in content.languages), "en")
