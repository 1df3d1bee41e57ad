"""`kiosk offices figures`: the figures of all offices side by side."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from kiosk.cli.log_figures_command import TITLES
from kiosk.cli.log_shared import table_lines
from kiosk.cli.offices_shared import from_option, open_offices
from kiosk.cli.output import print_text
from kiosk.cli.shared import RefusalError, json_option, print_json, today
from kiosk.store.count_relations import FIGURES, VISITS
from kiosk.store.release_span import SpanError, span_months

if TYPE_CHECKING:
    from kiosk.offices.office_figures import KioskState, OfficeFigures

FORMAT = 1
"""The version of what `--json` prints; it rises when a field changes its meaning or goes."""

NOTHING = "No office has sent a parcel of this time: name another with --span, or add parcels."
STATE_COLUMNS = (
    *("office", "kiosk", "heard", "last_month", "program", "content", "stale_facts", "last_purge"),
    *("last_copy", "free_megabytes", "clock"),
)


@click.command("figures")
@click.option("--span", metavar="SPAN", help="2026-10, 2026-Q3 or 2026; else all that was sent.")
@from_option
@json_option
def show_office_figures(span: str | None, address: str | None, as_json: bool) -> None:
    """Show the figures of offices side by side, which of them are silent, and how their kiosks stand."""
    try:
        months = span_months(span) if span else ("", "")
    except SpanError as fault:
        raise RefusalError(f"{fault}.") from None
    with open_offices(address) as database:
        from kiosk.offices.office_figures import read_office_figures

        with database.read() as conn:
            figures = read_office_figures(conn, today(), months[0], months[-1])
    if as_json:
        print_json(office_figures_document(figures))
    elif figures.offices:
        print_text("\n".join(office_figures_lines(figures)))
    else:
        raise RefusalError(NOTHING)


def office_figures_document(figures: "OfficeFigures") -> dict[str, Any]:
    """The figures as JSON has them; `visits` is null where one of the counts in a sum is withheld."""
    offices = [*figures.offices]
    return {
        "format": FORMAT,
        "since": figures.since,
        "until": figures.until,
        "visits": figures.all.get(VISITS, 0),
        "offices": [
            {
                "office": office,
                "name": name,
                "visits": figures.visits(office),
                "silent": office in figures.silent,
            }
            for office, name in figures.office_names.items()
        ],
        "kiosks": [
            {**_state(one), "office_name": one.office_name, "silent": one.silent}
            for one in figures.kiosks
        ],
        "months": {
            month: {"visits": figures.visits_of_month(month), "offices": dict(visits)}
            for month, visits in figures.months.items()
        },
        "figures": {
            figure: [
                {
                    "value": key.value,
                    "detail": key.detail,
                    "name": figures.names[figure, key.value],
                    "visits": figures.all[key],
                    "offices": {office: figures.offices[office].get(key, 0) for office in offices},
                }
                for key in figures.of(figure)
            ]
            for figure in FIGURES
        },
        "median_minutes": {
            figure: {
                value: {"all": found.pop(""), "offices": found}
                for value, found in figures.medians(figure).items()
            }
            for figure in ("minutes", "step_minutes")
        },
        "differing_steps": [
            {"page": one.page, "name": one.name, "offices": list(one.offices), "visits": one.visits}
            for one in figures.differing
        ],
    }


def _state(kiosk: "KioskState") -> dict[str, Any]:
    row = (
        *(kiosk.office, kiosk.kiosk, kiosk.heard, kiosk.last_month, kiosk.program_version),
        *(kiosk.content_reviewed, kiosk.stale_facts, kiosk.last_purge, kiosk.last_copy),
        *(kiosk.free_megabytes, kiosk.clock),
    )
    plain = (one.isoformat() if isinstance(one, date) else one for one in row)
    return dict(zip(STATE_COLUMNS, plain, strict=True))


def office_figures_lines(figures: "OfficeFigures") -> Iterator[str]:
    """The figures as lines of text: one table for each, with a column for each office."""
    offices = [*figures.offices]
    yield f"{figures.since} to {figures.until}, rounded to multiples of 5; - is withheld"
    yield from _table("Visits by month", "month", offices, _month_rows(figures))
    for figure in FIGURES:
        rows = [
            {
                "": f"{key.value} {key.detail}".rstrip(),
                "all": figures.all[key],
                **{office: figures.offices[office].get(key, 0) for office in offices},
            }
            for key in figures.of(figure)
        ]
        yield from _table(TITLES[figure], "", offices, rows)
    yield "\nSteps at which several offices saw other screens"
    for one in figures.differing:
        yield f"  {one.page}: {', '.join(one.offices)}"
    yield from () if figures.differing else ("  none",)
    yield "\nKiosks, as they stood when they last wrote a parcel"
    yield from (f"  {line}" for line in table_lines(STATE_COLUMNS, [*map(_state, figures.kiosks)]))
    yield "\nOffices without a parcel in the last 35 days"
    yield f"  {', '.join(figures.silent) or 'none'}"


def _month_rows(figures: "OfficeFigures") -> list[dict[str, Any]]:
    """A month of which an office has sent nothing is empty."""
    return [
        {
            "month": month,
            "all": figures.visits_of_month(month),
            **{office: visits.get(office, "") for office in figures.offices},
        }
        for month, visits in figures.months.items()
    ]


def _table(title: str, first: str, offices: list[str], rows: list[dict[str, Any]]) -> Iterator[str]:
    yield f"\n{title}"
    lines = table_lines((first, "all", *offices), rows) if rows else ["none"]
    yield from (f"  {line}".rstrip() for line in lines)
