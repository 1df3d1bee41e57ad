"""Folders that staff can save files to, such as USB sticks, and the files that they save there."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct

from kiosk.files import write_files
from kiosk.settings.writer import export_settings
from kiosk.staff.context import StaffContext
from kiosk.staff.figure_period import chosen_period
from kiosk.staff.page_titles import staff_count_name
from kiosk.staff.renderer import render_in_one_language
from kiosk.store.export import export_counts

EXPORT_FOLDER = "export"
"""The folder in the data folder that files are saved to without a stick."""

MOUNT_FOLDERS = ("/media/{user}", "/run/media/{user}", "/media")


class Destination(Struct, frozen=True):
    """A folder to write to, with the name of the stick; the kiosk's own folder has no name."""

    path: Path
    stick: str = ""


def list_destinations(data: Path, roots: tuple[str, ...] = MOUNT_FOLDERS) -> list[Destination]:
    """The sticks that can be written to, in the order of their names, then the kiosk's own folder."""
    return [*sorted(_sticks(roots), key=lambda one: one.path), Destination(data / EXPORT_FOLDER)]


def _sticks(roots: tuple[str, ...]) -> Iterator[Destination]:
    seen: set[Path] = set()
    for root in roots:
        try:
            found = list(Path(root.format(user=_user())).iterdir())
        except OSError:
            continue
        for path in found:
            if path not in seen and path.is_dir() and _is_writable_mount(path):
                seen.add(path)
                yield Destination(path, path.name)


def _is_writable_mount(path: Path) -> bool:
    return os.path.ismount(path) and os.access(path, os.W_OK | os.X_OK)


def _user() -> str:
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):
        return "kiosk"


def save_files(what: str, folder: Path, context: StaffContext) -> Path:
    """Write the figures, the counts or the settings to a folder, and return the file; OSError where that fails."""
    return {"figures": _save_figures, "counts": _save_counts, "settings": _save_settings}[what](
        folder, context
    )


def _save_figures(folder: Path, context: StaffContext) -> Path:
    from kiosk.pdf.document import render_pdf
    from kiosk.staff.pages.figures import figures_draft

    day = context.now.date()
    page = render_in_one_language(figures_draft, context)
    path = folder / f"kiosk-{chosen_period(context)}-{day.isoformat()}.pdf"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_files({path: render_pdf(page, "a4", day)})
    return path


def _save_counts(folder: Path, context: StaffContext) -> Path:
    """As CSV for spreadsheets and as JSON for programs; the first CSV file is returned."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def save(shown: StaffContext) -> Path:
        name_of = partial(staff_count_name, context=shown)
        tables = export_counts(context.folder, folder, "csv", name=name_of)
        export_counts(context.folder, folder, "json", name=name_of)
        return tables[0]

    # Written anew where a name turns out not to be translated.
    return context.in_one_language(save)


def _save_settings(folder: Path, context: StaffContext) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return export_settings(context.folder, folder, context.now.date())
