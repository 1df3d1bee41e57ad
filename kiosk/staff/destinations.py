"""Folders that staff can save files to, such as USB sticks, and the files that they save there."""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from kiosk.files import write_files
from kiosk.journey.page_draft import PageDraft
from kiosk.settings.writer import export_settings
from kiosk.staff.board_report import report_sheets
from kiosk.staff.context import StaffContext
from kiosk.staff.export_texts import export_text
from kiosk.staff.figure_span import chosen_span
from kiosk.staff.health.installation import Installation
from kiosk.staff.renderer import render_sheets
from kiosk.staff.settings_change import current_settings
from kiosk.store.export import default_separator, export_release
from kiosk.store.monthly_counts import Site
from kiosk.store.release_log import Release, release_span

EXPORT_FOLDER = "export"
"""The folder in the data folder that files are saved to without a stick."""

MOUNT_FOLDERS = ("/media/{user}", "/run/media/{user}", "/media")


class Destination(Struct, frozen=True):
    """A folder to write to, with the name of the stick; the kiosk's own folder has no name."""

    path: Path
    stick: str = ""


def list_destinations(data: Path, roots: tuple[str, ...] = MOUNT_FOLDERS) -> list[Destination]:
    """The sticks that can be written to, in the order of their names, then the kiosk's own folder."""
    sticks = sorted(mounted_sticks(roots, os.W_OK | os.X_OK))
    return [*(Destination(path, path.name) for path in sticks), Destination(data / EXPORT_FOLDER)]


def mounted_sticks(roots: tuple[str, ...], rights: int) -> Iterator[Path]:
    """The folders where sticks are mounted, on which this user has these rights."""
    seen: set[Path] = set()
    for root in roots:
        try:
            found = list(Path(root.format(user=_user())).iterdir())
        except OSError:
            continue
        for path in found:
            if path not in seen and _is_mounted(path, rights):
                seen.add(path)
                yield path


def _is_mounted(path: Path, rights: int) -> bool:
    return os.path.ismount(path) and os.access(path, rights)


def _user() -> str:
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):
        return "kiosk"


def save_files(what: str, folder: Path, context: StaffContext) -> Path:
    """Write figures, counts, the report, parcels or the settings to a folder; the file, or the folder of several.

    OSError where that fails.
    """
    savers = {
        "figures": _save_figures,
        "counts": _save_counts,
        "report": _save_report,
        "parcels": _save_parcels,
        "settings": _save_settings,
    }
    return savers[what](folder, context)


def _save_figures(folder: Path, context: StaffContext) -> Path:
    from kiosk.staff.pages.figures import figure_sheets

    span = chosen_span(context)
    name = f"kiosk-figures-{span.first.isoformat()}-{span.last.isoformat()}.pdf"
    return _save_pdf(folder / name, figure_sheets, context)


def _save_report(folder: Path, context: StaffContext) -> Path:
    released, site = _release(context), _site(context)
    name = f"kiosk-{site.office}-{site.kiosk}-{released.span}.pdf"
    return _save_pdf(folder / name, partial(report_sheets, released), context)


def _save_pdf(
    path: Path, build: Callable[[StaffContext], Sequence[PageDraft]], context: StaffContext
) -> Path:
    from kiosk.pdf.document import render_pdf

    page = render_sheets(build, context)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_files({path: render_pdf(page, "a4", context.now.date())})
    return path


def _save_counts(folder: Path, context: StaffContext) -> Path:
    """As CSV for spreadsheets and as JSON for programs; the CSV file is returned."""
    released, site = _release(context), _site(context)

    def save(shown: StaffContext) -> Path:
        separator = default_separator(shown.texts.words.tag, current_settings(context).region)
        text = export_text(shown.texts)
        return export_release(released, site, folder, ("csv", "json"), text, separator)[0]

    # Written anew where a name turns out not to be translated.
    return context.in_one_language(save)


def _save_parcels(folder: Path, context: StaffContext) -> Path:
    """A file for each month that is over; the folder is returned."""
    # Loaded when it is needed: the module for archives takes some 20 ms.
    from kiosk.staff.parcels import closed_months, parcel_text, write_parcels

    kiosk = Installation(
        data=context.folder,
        content=context.journey_context.content,
        locales=context.services.locales,
        look=context.services.look,
    )
    months = closed_months(context.folder, context.now.date())
    text = parcel_text(context.journey_context)
    write_parcels(kiosk, months, folder, text, context.now.astimezone())
    return folder


def _release(context: StaffContext) -> Release:
    return release_span(context.folder, context.state.chosen["release"], context.now.date())


def _site(context: StaffContext) -> Site:
    office = current_settings(context).office
    return Site(office.id, office.kiosk)


def _save_settings(folder: Path, context: StaffContext) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return export_settings(context.folder, folder, context.now.date())
