"""`kiosk setup`: the first run, and every later change of office, languages, people, printer and PIN."""

import os
import sys
import tomllib
from io import TextIOWrapper
from pathlib import Path

import click

from kiosk import paths
from kiosk.commands.folder import bad_folder
from kiosk.commands.setup_keep import fresh, keep
from kiosk.commands.setup_language import chosen_language, open_sentences
from kiosk.commands.setup_questions import ask_all
from kiosk.commands.setup_talk import Talk
from kiosk.commands.shared import content, need_languages, today
from kiosk.content.catalog import Catalog
from kiosk.content.loader import load_staff_pages
from kiosk.i18n.catalogs import load_translator
from kiosk.services.hardening import forbid_core_dumps, protect_memory
from kiosk.settings.reader import SETTINGS_FILE, read_settings
from kiosk.settings.writer import (
    SettingsError,
    export_settings,
    find_problems,
    read_settings_text,
    restore_settings,
)
from kiosk.staff import pin

ENDED, INTERRUPTED = 1, 130
"""Exit codes of a set-up that ran out of answers, and of one that was broken off."""


@click.command("setup")
@click.option("--reset-pin", is_flag=True, help="Ask for a new staff PIN, and for nothing else.")
@click.option("--export", "target", metavar="DIR", help="Copy the settings into a folder.")
@click.option("--restore", "copy", metavar="FILE", help="Take the settings of such a copy.")
def command(reset_pin: bool, target: str | None, copy: str | None) -> int:
    """Set the kiosk up: office, languages, people, printer, staff PIN. It can be run again."""
    # A PIN is typed here.
    forbid_core_dumps()
    protect_memory()
    folder, catalog = paths.data_folder(), content()
    need_languages(catalog)
    for problem in bad_folder(folder):
        raise click.ClickException(str(problem))
    if isinstance(sys.stdin, TextIOWrapper):
        # What is no text is asked for again.
        sys.stdin.reconfigure(errors="replace")
    talk = _talk(_usual_language(folder, catalog))
    try:
        if target is not None:
            path = export_settings(folder, Path(target), today())
            talk.say("copied", "setup-end", path=path)
        elif copy is not None:
            restore_settings(folder, Path(copy), catalog)
            talk.say("restored", "setup-end", path=copy)
        elif reset_pin:
            _reset_pin(talk, folder, catalog)
        else:
            read_settings_text(
                folder
            )  # A file that cannot be changed is told before anything is asked.
            talk = _talk(chosen_language(catalog, talk.words.tag))
            _set_up(talk, folder, catalog)
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


def _set_up(talk: Talk, folder: Path, catalog: Catalog) -> None:
    """Ask everything, and keep it at the end."""
    talk.greet()
    for problem in find_problems(read_settings_text(folder), catalog):
        # What stands in the file is not asked about here, and is not overlooked either.
        click.echo(str(problem), err=True)
    settings, _ = read_settings(folder)
    tree = tomllib.loads(read_settings_text(folder))
    open_ = open_sentences(paths.CONTENT, paths.shipped("locales"), catalog)
    changes = fresh(folder, ask_all(talk, settings, tree, open_, catalog, today()))
    talk.say(f"pin-{pin.pin_state(folder)}")
    new_pin = talk.pin(pin.is_valid_pin, pin.is_easy_pin)
    keep(folder, changes, new_pin, catalog)
    saved = "saved" if changes or new_pin else "same"
    talk.say(saved, "setup-end", path=folder / SETTINGS_FILE if changes else folder)
    if pin.pin_state(folder) == "none":
        talk.say("without", "setup-end")
    talk.say("next", "setup-end")


def _reset_pin(talk: Talk, folder: Path, catalog: Catalog) -> None:
    keep(folder, {}, talk.pin(pin.is_valid_pin, pin.is_easy_pin, needed=True), catalog)
    talk.say("pin", "setup-end")


def _talk(tag: str) -> Talk:
    return Talk(load_translator(tag), load_staff_pages(paths.CONTENT)[0])


def _usual_language(folder: Path, catalog: Catalog) -> str:
    settings, _ = read_settings(folder)
    return next((tag for tag in settings.languages if tag in catalog.languages), "en")
