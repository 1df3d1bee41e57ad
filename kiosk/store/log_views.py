"""The views of the visit log: the questions of whoever opens it with Datasette or another SQLite tool.

Each reads the monthly counts of one figure, with the English label of what was counted.
"""

from collections.abc import Mapping

from sqlite_utils import Database

ONE_FIGURE = """
    SELECT month, office, kiosk, value AS {value}, label, {columns}visits
    FROM monthly_count JOIN vocabulary ON id = value
    WHERE figure = '{figure}'
    ORDER BY month, office, kiosk, visits DESC
"""
TWO_FIGURES = """
    SELECT part.month, part.office, part.kiosk, part.value AS {value}, label,
        part.visits AS {part}, coalesce(whole.visits, 0) AS {whole}
    FROM monthly_count AS part JOIN vocabulary ON id = part.value
    LEFT JOIN monthly_count AS whole ON whole.figure = '{whole_figure}' AND whole.month = part.month
        AND whole.office = part.office AND whole.kiosk = part.kiosk AND whole.value = part.value
    WHERE part.figure = '{part_figure}'
    ORDER BY part.month, part.office, part.kiosk, part.visits DESC
"""


def _one(figure: str, value: str, columns: str = "") -> str:
    return ONE_FIGURE.format(figure=figure, value=value, columns=columns)


def _two(part_figure: str, whole_figure: str, value: str, part: str, whole: str) -> str:
    return TWO_FIGURES.format(
        part_figure=part_figure, whole_figure=whole_figure, value=value, part=part, whole=whole
    )


VIEWS: Mapping[str, str] = {
    "visits_by_month": (
        "SELECT month, office, kiosk, visits FROM monthly_count WHERE figure = 'visits'"
        " ORDER BY month, office, kiosk"
    ),
    "reasons_by_month": _one("reason", "reason"),
    "outcomes_by_month": _one("outcome", "outcome", "detail AS alone_or_helped, "),
    "stages_by_month": _two("stage_entered", "stage_done", "stage", "entered", "done"),
    "methods_by_month": _one("method", "method"),
    "methods_done_by_month": _one("method_done", "method", "detail AS stage, "),
    "devices_by_month": _one("device", "device"),
    "device_checks_by_month": _one("verdict", "verdict"),
    "stops_by_page": _two("stop", "reached", "page", "stopped", "reached"),
    "help_by_page": _two("help", "reached", "page", "asked_for_help", "reached"),
    "minutes_by_step": _one("step_minutes", "step", "CAST(detail AS INTEGER) AS up_to_minutes, "),
    "minutes_by_stage": _one("minutes", "stage", "CAST(detail AS INTEGER) AS up_to_minutes, "),
    "visits_by_part_of_day": _one("part_of_day", "part_of_day"),
    "visits_by_weekday": _one("weekday", "weekday"),
    "languages_by_month": _one("language", "language"),
    "returns_by_step": _one("returns", "step", "CAST(detail AS INTEGER) AS weeks_later, "),
    "differing_screens_by_step": _one("differs", "page", "detail AS explained_or_not, "),
}


def renew_views(db: Database) -> None:
    """Drop every view, and create those of this version: what a migration does that changes one."""
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
        db.execute(f'DROP VIEW "{name.replace(chr(34), chr(34) * 2)}"')
    create_views(db)


def create_views(db: Database) -> None:
    """Create all views."""
    for name, select in VIEWS.items():
        db.create_view(name, select)
