"""`kiosk setup`: the first run, and every later change."""

import os
import sys
import tomllib
from collections.abc import Mapping
from io import TextIOWrapper
from pathlib import Path

import click

from kiosk import paths
from kiosk.cli.output import print_text
from kiosk.cli.setup_dialogue import SetupDialogue, read_line
from kiosk.cli.setup_questions import ask_all
from kiosk.cli.shared import (
    in_one_language,
    letters_here,
    load_content_in_use,
    require_languages,
    today,
)
from kiosk.content.content import Content
from kiosk.content.folders_in_use import folders_in_use
from kiosk.content.loader import load_staff_pages
from kiosk.files import LockedError, lock_folder, write_files
from kiosk.i18n.catalogs import load_translator
from kiosk.i18n.completeness import count_untranslated
from kiosk.i18n.language_offer import offer_languages
from kiosk.journey.renderer import page_labels
from kiosk.paths import SETTINGS_FILE
from kiosk.services.hardening import forbid_core_dumps, protect_memory
from kiosk.settings.previous import files_to_write
from kiosk.settings.reader import read_settings
from kiosk.settings.schema import SettingKey, Settings
from kiosk.settings.writer import (
    SettingsError,
    export_settings,
    find_problems,
    read_settings_text,
    read_values,
    render_settings,
    restore_settings,
)
from kiosk.staff import pin
from kiosk.staff.health.data_folder import find_closed
from kiosk.store.data_folder import make_data_folder

END_OF_INPUT, INTERRUPTED = 1, 130
"""Exit codes of a set-up whose input ended, and of one that was interrupted (128 + SIGINT)."""


def changed_answers(folder: Path, answers: Mapping[SettingKey, object]) -> dict[SettingKey, object]:
    """Those of the answers that kiosk.toml does not hold yet, or holds with another value."""
    held = read_values(folder, answers)
    return {key: value for key, value in answers.items() if held[key] != _plain(value)}


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
            files |= files_to_write(folder, render_settings(folder, changes, content))
        write_files(files)


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
    locales: Path, content: Content, settings: Settings
) -> dict[str, int]:
    """How many sentences each language lacks, by tag; none where the office offers it all the same."""
    return {
        tag: 0 if tag in settings.incomplete_languages else count_untranslated(locales, tag).missing
        for tag in content.languages
    }


def say_unoffered(
    dialogue: SetupDialogue, settings: Settings, content: Content, locales: Path
) -> None:
    """Say which of the office's languages its members are not offered, and why."""
    offer = offer_languages(settings, content.languages, locales, letters_here())
    for reason, obstacles in offer.obstacles_by_reason().items():
        names = [
            dialogue.note("share", "staff-languages", name=one.name, number=one.missing, of=one.of)
            if one.missing
            else one.name
            for one in obstacles
        ]
        dialogue.say(reason, "staff-languages", names=dialogue.words.join(names))
    if offer.is_instead_of(settings.languages):
        names = [content.languages[tag].name for tag in offer.tags]
        dialogue.say("instead", "staff-languages", names=dialogue.words.join(names))


@click.command("setup")
@click.option("--reset-pin", is_flag=True, help="Ask for a new staff PIN, and for nothing else.")
@click.option("--kiosk", "kiosk_id", metavar="ID", help="Which of the office's kiosks this is.")
@click.option("--export", "target", metavar="DIR", help="Copy the settings into a folder.")
@click.option("--restore", "copy", metavar="FILE", help="Take the settings of such a copy.")
def setup(reset_pin: bool, kiosk_id: str | None, target: str | None, copy: str | None) -> int:
    """Set the kiosk up: office, languages, people, printer, staff PIN. It can be run again."""
    # A PIN is typed here, and must not be read from memory or a core dump.
    forbid_core_dumps()
    protect_memory()
    folder, content = paths.data_folder(), load_content_in_use()
    require_languages(content)
    for problem in find_closed(folder):
        raise click.ClickException(str(problem))
    if isinstance(sys.stdin, TextIOWrapper):
        # Bytes that are no text become replacement characters, which no answer may hold.
        sys.stdin.reconfigure(errors="replace")
    dialogue = _open_dialogue(_usual_language(folder, content), content)
    try:
        if target is not None:
            path = export_settings(folder, Path(target), today())
            dialogue.say("copied", "setup-end", path=path)
        elif copy is not None:
            restore_settings(folder, Path(copy), content)
            dialogue.say("restored", "setup-end", path=copy)
        elif kiosk_id is not None:
            _name_kiosk(dialogue, kiosk_id, folder, content)
        elif reset_pin:
            _reset_pin(dialogue, folder, content)
        else:
            # Raises SettingsError for a file that cannot be changed, before anything is asked.
            read_settings_text(folder)
            dialogue = _open_dialogue(choose_language(content, dialogue.words.tag), content)
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
    locales = folders_in_use().locales
    missing = count_missing_translations(locales, content, settings)
    changes = changed_answers(folder, ask_all(dialogue, settings, tree, missing, content, today()))
    dialogue.say(f"pin-{pin.pin_state(folder)}")
    new_pin = dialogue.ask_pin(pin.is_valid_pin, pin.is_easy_pin)
    save_answers(folder, changes, new_pin, content)
    saved = "saved" if changes or new_pin else "same"
    dialogue.say(saved, "setup-end", path=folder / SETTINGS_FILE if changes else folder)
    say_unoffered(dialogue, read_settings(folder)[0], content, locales)
    if pin.pin_state(folder) == "none":
        dialogue.say("without", "setup-end")
    dialogue.say("next", "setup-end")


def _name_kiosk(dialogue: SetupDialogue, id: str, folder: Path, content: Content) -> None:
    """Write which of the office's kiosks this is; a name that is no id is refused as any wrong setting."""
    changes = changed_answers(folder, {("office", "kiosk"): id})
    save_answers(folder, changes, "", content)
    saved = "saved" if changes else "same"
    dialogue.say(saved, "setup-end", path=folder / SETTINGS_FILE if changes else folder)


def _reset_pin(dialogue: SetupDialogue, folder: Path, content: Content) -> None:
    save_answers(
        folder, {}, dialogue.ask_pin(pin.is_valid_pin, pin.is_easy_pin, required=True), content
    )
    dialogue.say("pin", "setup-end")


def _open_dialogue(tag: str, content: Content) -> SetupDialogue:
    """The dialogue, whole in a language, or else in another that lacks none of its sentences; then it says so."""
    pages = load_staff_pages(folders_in_use().content)[0]

    def build(shown: str) -> SetupDialogue:
        dialogue = SetupDialogue(load_translator(shown), pages)
        dialogue.try_all(content)
        return dialogue

    dialogue = in_one_language(tag, content, build)
    if dialogue.words.tag != tag:
        dialogue.say("other-language", name=content.languages[tag].name)
    return dialogue


def _usual_language(folder: Path, content: Content) -> str:
    settings, _ = read_settings(folder)
    return next((tag for tag in settings.languages if tag in content.languages), "en")
