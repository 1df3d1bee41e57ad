"""`kiosk backup` and `kiosk restore`: log, settings and PIN in one file, and back."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from kiosk import __version__
from kiosk.cli.log_replacement import (
    UNCHANGED,
    Replacement,
    describe_reason,
    is_log_file,
    put_in_place,
    restore_log_file,
)
from kiosk.cli.log_shared import log_error, plain_log_errors
from kiosk.cli.output import print_text
from kiosk.cli.shared import RefusalError, load_content_in_use, today
from kiosk.content.content import Content
from kiosk.files import open_private
from kiosk.paths import PIN_FILE, SETTINGS_FILE, data_folder
from kiosk.settings.previous import files_to_write
from kiosk.settings.reader import read_settings
from kiosk.settings.writer import SettingsError, copied_text, require_usable, restored_text
from kiosk.staff.pin_attempts import ATTEMPTS_FILE, PinAttempts, encode_attempts
from kiosk.staff.pin_hash import is_affordable, parse_hash, read_hash
from kiosk.store.backup import copy_log
from kiosk.store.backup_archive import (
    FORMAT,
    Archive,
    ArchiveError,
    Manifest,
    open_archive,
    write_archive,
)
from kiosk.store.corruption import is_damage
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.read_only import query_log

NAMES = {LOG_FILE: "visit log", SETTINGS_FILE: "settings", PIN_FILE: "staff PIN"}

WRITTEN = (
    "The backup is {path}: {parts}. It holds single visits: keep it where only the office can read it, and delete"
    " it when you no longer need it."
)
NOTHING = "There is nothing to back up in {folder}: no visit log, no settings, no PIN."
EXISTS = "{path} is there already, and is no backup: give another name."
UNWRITTEN = "The backup cannot be written to {path} ({why}): make room there, or name another file."
UNREAD = "{path} cannot be read ({why}): name another file."
BAD_SETTINGS = "A backup with these settings could not be restored. {problem} Then do this again."
BAD_PIN = (
    "The staff PIN in {folder} cannot be read: run kiosk setup --reset-pin, then do this again."
)

REPLACES = "{name} is the backup of {office}, of {day}: {parts}. These will replace what is in {folder} for good."
RESTORED = (
    "Restored from the backup of {day}: {parts}. Old visits in it go when the kiosk next starts."
)
NEWER_LOG = (
    "The visit log in {name} was kept by a newer version of the kiosk ({program}): install that version, or a"
    " later one."
)
FOREIGN_SETTINGS = "The settings in {name} cannot be read: choose another backup."
FOREIGN_PIN = "The staff PIN in {name} is damaged, or no kiosk wrote it: choose another backup."


@click.command("backup")
@click.argument("file", metavar="FILE")
def backup(file: str) -> None:
    """Write visit log, settings and PIN into one file.

    The kiosk may be running meanwhile.
    """
    folder, target, day = data_folder(), Path(file).absolute(), today()
    files = _files_to_back_up(folder)
    _require_backup_or_nothing(target)
    with plain_log_errors():
        query_log(folder, lambda conn: None, None)
    # From here on the log can be read: what fails is writing the copy.
    try:
        with _copied_log(folder, target) as log:
            parts = [name for name in NAMES if name in files or (name == LOG_FILE and log)]
            if not parts:
                raise RefusalError(NOTHING.format(folder=folder))
            office = read_settings(folder)[0].office.name
            write_archive(target, Manifest(FORMAT, __version__, office, day), log, files)
    except sqlite3.DatabaseError as fault:
        if is_damage(fault):
            raise log_error(fault, folder) from None
        raise click.ClickException(UNWRITTEN.format(path=target, why=fault)) from None
    except OSError as fault:
        raise click.ClickException(
            UNWRITTEN.format(path=target, why=describe_reason(fault))
        ) from None
    print_text(WRITTEN.format(path=target, parts=_list_parts(parts)))


@click.command("restore")
@click.argument("file", metavar="FILE")
@click.option("--yes", is_flag=True, help="Ask nothing.")
def restore(file: str, yes: bool) -> None:
    """Bring back visit log, settings and PIN from a backup.

    They replace those that are there; the kiosk must be closed. From a copy of the visit log, such as the one that
    is kept before an update changes the log, it brings back the log alone.
    """
    folder, path, now = data_folder(), Path(file).absolute(), today()
    try:
        if is_log_file(path):
            restore_log_file(path, folder, now, yes=yes)
            return
        with open_archive(path) as archive:
            _restore_archive(archive, path.name, folder, now, yes=yes)
    except ArchiveError as fault:
        raise RefusalError(str(fault)) from None
    except OSError as fault:
        raise click.ClickException(UNREAD.format(path=path, why=describe_reason(fault))) from None


def _restore_archive(archive: Archive, name: str, folder: Path, now: date, *, yes: bool) -> None:
    files = _files_to_restore(archive, name, folder, load_content_in_use())
    manifest = archive.manifest
    parts = _list_parts([part for part in NAMES if archive.holds(part)])
    question = REPLACES.format(
        name=name,
        office=manifest.office or "an office",
        day=manifest.day,
        parts=parts,
        folder=folder,
    )
    extract = archive.extract_log if archive.holds(LOG_FILE) else None
    newer = NEWER_LOG.format(name=name, program=manifest.program)
    new = Replacement(name, question, newer, archive.log_size, extract, files)
    put_in_place(new, folder, now, yes=yes)
    print_text(RESTORED.format(day=manifest.day, parts=parts))


def _files_to_back_up(folder: Path) -> dict[str, bytes]:
    """Settings and PIN, where there are any; RefusalError where they could not be restored."""
    files = {}
    try:
        if text := copied_text(folder):
            require_usable(text, SETTINGS_FILE, load_content_in_use())
            files[SETTINGS_FILE] = text.encode()
    except SettingsError as fault:
        raise RefusalError(BAD_SETTINGS.format(problem=fault)) from None
    except OSError as fault:
        raise click.ClickException(
            UNREAD.format(path=folder / SETTINGS_FILE, why=describe_reason(fault))
        ) from None
    try:
        if hash := read_hash(folder):
            files[PIN_FILE] = f"{hash}\n".encode()
    except (OSError, ValueError):
        raise RefusalError(BAD_PIN.format(folder=folder)) from None
    return files


def _files_to_restore(
    archive: Archive, name: str, folder: Path, content: Content
) -> Callable[[], Mapping[Path, bytes]]:
    """Settings and PIN of an archive, checked; RefusalError where they cannot be used."""
    settings, pin = archive.read(SETTINGS_FILE), archive.read(PIN_FILE)
    text = None
    try:
        if settings is not None:
            text = settings.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
            require_usable(text, f"{SETTINGS_FILE} in {name}", content)
    except SettingsError as fault:
        raise RefusalError(f"{UNCHANGED} {fault}") from None
    except UnicodeDecodeError:
        raise RefusalError(FOREIGN_SETTINGS.format(name=name)) from None
    if pin is not None and not _is_usable_pin(pin):
        raise RefusalError(FOREIGN_PIN.format(name=name))

    def files() -> Mapping[Path, bytes]:
        found: dict[Path, bytes] = {}
        if text is not None:
            found |= files_to_write(folder, restored_text(folder, text))
        if pin is not None:
            found[folder / PIN_FILE] = pin
            found[folder / ATTEMPTS_FILE] = encode_attempts(PinAttempts())
        return found

    return files


def _is_usable_pin(line: bytes) -> bool:
    try:
        return is_affordable(parse_hash(line))
    except ValueError:
        return False


@contextmanager
def _copied_log(folder: Path, target: Path) -> Iterator[Path | None]:
    """A checked copy of the log, beside the backup, for as long as it is needed; None where there is no log."""
    draft = target.with_name(f".{target.name}.log")

    def copy(conn: sqlite3.Connection) -> bool:
        draft.unlink(missing_ok=True)
        open(draft, "xb", opener=open_private).close()
        copy_log(conn, draft)
        return True

    try:
        yield draft if query_log(folder, copy, False) else None
    finally:
        draft.unlink(missing_ok=True)


def _require_backup_or_nothing(target: Path) -> None:
    """Raise RefusalError where writing the backup would replace anything else than another backup."""
    if not target.exists():
        return
    try:
        with open_archive(target):
            return
    except (ArchiveError, OSError):
        raise RefusalError(EXISTS.format(path=target)) from None


def _list_parts(names: list[str]) -> str:
    return ", ".join(NAMES[name] for name in names)
