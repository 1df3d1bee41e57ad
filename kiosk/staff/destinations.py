"""Where staff can save files, and what they save there."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct

from kiosk.files import write_files
from kiosk.settings.writer import export_settings
from kiosk.staff.context import StaffContext
from kiosk.staff.figure_charts import chosen_period
from kiosk.staff.page_titles import staff_count_name
from kiosk.staff.renderer import render_page
from kiosk.store.export import export_counts

OWN = "export"
"""The folder in the data folder."""

ROOTS = ("/media/{user}", "/run/media/{user}", "/media")


class Destination(Struct, frozen=True):
    """A folder to write to; a stick by its name, the kiosk's own by none."""

    path: Path
    stick: str = ""


def list_destinations(data: Path, roots: tuple[str, ...] = ROOTS) -> list[Destination]:
    """The sticks first, in the order of their names."""
    return [*sorted(_sticks(roots), key=lambda one: one.path), Destination(data / OWN)]


def _sticks(roots: tuple[str, ...]) -> Iterator[Destination]:
    seen: set[Path] = set()
    for root in roots:
        try:
            found = list(Path(root.format(user=_user())).iterdir())
        except OSError:
            continue
        for path in found:
            if path not in seen and path.is_dir() and _mounted(path):
                seen.add(path)
                yield Destination(path, path.name)


def _mounted(path: Path) -> bool:
    return os.path.ismount(path) and os.access(path, os.W_OK | os.X_OK)


def _user() -> str:
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):
        return "kiosk"


def save_files(what: str, folder: Path, context: StaffContext) -> Path:
    """Write it to a folder, and say where it stands then; OSError where it cannot be written."""
    return {"figures": _figures, "counts": _counts, "settings": _settings}[what](folder, context)


def _figures(folder: Path, context: StaffContext) -> Path:
    from kiosk.pdf.document import render_pdf
    from kiosk.staff.pages.figures import figures_draft

    day = context.now.date()
    page = render_page(figures_draft(context), context)
    path = folder / f"kiosk-{chosen_period(context)}-{day.isoformat()}.pdf"
    return _written({path: render_pdf(page, "a4", day)}, folder)


def _counts(folder: Path, context: StaffContext) -> Path:
    """Both forms: the one for a table, the other for programs."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    named = partial(staff_count_name, context=context)
    tables = export_counts(context.folder, folder, "csv", name=named)
    export_counts(context.folder, folder, "json", name=named)
    return tables[0]


def _settings(folder: Path, context: StaffContext) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return export_settings(context.folder, folder, context.now.date())


def _written(files: dict[Path, bytes], folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_files(files)
    return next(iter(files))
