"""The tables and views of the offices' database, the same in SQLite and in PostgreSQL."""

from collections.abc import Mapping

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Table,
    Text,
    column,
    table,
)

from kiosk.store.controlled_rounding import STEP

SCHEMA_VERSION = 1

METADATA = MetaData()

SCHEMA = Table(
    "offices_schema", METADATA, Column("version", Integer, primary_key=True, autoincrement=False)
)
"""One row with the version of the tables, by which the database is known."""

PARCEL = Table(
    "parcel",
    METADATA,
    Column("office", Text, primary_key=True),
    Column("kiosk", Text, primary_key=True),
    Column("span", Text, primary_key=True),
    Column("office_name", Text, nullable=False),
    Column("written", Text, nullable=False),
    Column("added", Date, nullable=False),
    Column("digest", Text, nullable=False),
    Column("program_version", Text, nullable=False),
    Column("content_reviewed", Date),
    Column("stale_facts", Integer, nullable=False),
    Column("crashed_visits", Integer),
    Column("last_purge", Date),
    Column("last_copy", Date),
    Column("free_megabytes", Integer),
    Column("clock", Text, nullable=False),
)
"""The newest parcel of each kiosk and month. `written` is in UTC, so that text sorts as time does."""

KEY = ("office", "kiosk", "span")

COUNT = Table(
    "released_count",
    METADATA,
    *(Column(name, Text, primary_key=True) for name in (*KEY, "figure", "value", "detail")),
    Column("name", Text, nullable=False),
    Column("visits", Integer),
    ForeignKeyConstraint(KEY, [f"parcel.{name}" for name in KEY]),
    CheckConstraint(f"visits >= 0 AND visits % {STEP} = 0", name="visits_are_released"),
)
"""The counts of the parcels; one that is missing is 0, one whose `visits` are null is withheld."""

NEWEST_PARCEL = table(
    "newest_parcel",
    column("last_month", Text),
    *(column(one.name, one.type) for one in PARCEL.c if one.name not in ("span", "digest")),
)
"""The view of that name."""

SUM = "CASE WHEN count(*) = count(visits) THEN sum(visits) END"
"""The sum of released counts; none where one of them is withheld."""

VIEWS: Mapping[str, str] = {
    "visits_by_office": """
        SELECT parcel.span AS month, parcel.office, count(*) AS kiosks,
            CASE WHEN count(*) = count(counted.visits) THEN sum(counted.visits) END AS visits
        FROM parcel
        JOIN (
            SELECT parcel.office, parcel.kiosk, parcel.span,
                CASE WHEN count(released_count.figure) = count(released_count.visits)
                    THEN coalesce(sum(released_count.visits), 0) END AS visits
            FROM parcel LEFT JOIN released_count ON released_count.office = parcel.office
                AND released_count.kiosk = parcel.kiosk AND released_count.span = parcel.span
                AND released_count.figure = 'visits'
            GROUP BY parcel.office, parcel.kiosk, parcel.span
        ) AS counted ON counted.office = parcel.office AND counted.kiosk = parcel.kiosk
            AND counted.span = parcel.span
        GROUP BY parcel.span, parcel.office
    """,
    "counts_by_office": f"""
        SELECT span AS month, office, figure, value, detail, max(name) AS name, {SUM} AS visits
        FROM released_count GROUP BY span, office, figure, value, detail
    """,
    "counts_of_all_offices": f"""
        SELECT span AS month, figure, value, detail, max(name) AS name,
            count(DISTINCT office) AS offices, {SUM} AS visits
        FROM released_count GROUP BY span, figure, value, detail
    """,
    "differing_steps": f"""
        SELECT span AS month, value AS page, max(name) AS name, count(DISTINCT office) AS offices,
            {SUM} AS visits
        FROM released_count WHERE figure = 'differs' GROUP BY span, value
    """,
    "newest_parcel": """
        SELECT office, kiosk, span AS last_month, office_name, written, added, program_version,
            content_reviewed, stale_facts, crashed_visits, last_purge, last_copy, free_megabytes, clock
        FROM (
            SELECT parcel.*, row_number() OVER (
                PARTITION BY office, kiosk ORDER BY written DESC, span DESC, digest DESC
            ) AS place
            FROM parcel
        ) AS placed WHERE place = 1
    """,
}
"""Sums are of the same count in several kiosks, offices or months alone: values of a figure may overlap."""
