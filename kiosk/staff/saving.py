"""What the staff take with them, written whole or not at all."""

from functools import partial
from pathlib import Path

from kiosk.files import write_files
from kiosk.settings.writer import export_settings
from kiosk.staff.compose import compose
from kiosk.staff.naming import naming
from kiosk.staff.periods import period
from kiosk.staff.sight import Sight
from kiosk.store.export import export_counts


def save(what: str, folder: Path, sight: Sight) -> Path:
    """Write it to a folder, and say where it stands then; OSError where it cannot be written."""
    return {"figures": _figures, "counts": _counts, "settings": _settings}[what](folder, sight)


def _figures(folder: Path, sight: Sight) -> Path:
    from kiosk.pdf.document import render_pdf
    from kiosk.staff.rooms.figures import figures_draft

    day = sight.now.date()
    page = compose(figures_draft(sight), sight)
    path = folder / f"kiosk-{period(sight)}-{day.isoformat()}.pdf"
    return _written({path: render_pdf(page, "a4", day)}, folder)


def _counts(folder: Path, sight: Sight) -> Path:
    """Both forms: the one for a table, the other for programs."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    named = partial(naming, sight=sight)
    tables = export_counts(sight.folder, folder, "csv", name=named)
    export_counts(sight.folder, folder, "json", name=named)
    return tables[0]


def _settings(folder: Path, sight: Sight) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return export_settings(sight.folder, folder, sight.now.date())


def _written(files: dict[Path, bytes], folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_files(files)
    return next(iter(files))
