"""The tables of models: Apple's, and those of phones and tablets with Android."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

from msgspec import Struct

from kiosk.content.problem import Problem
from kiosk.content.tsv import bad_line_problem, read_rows

Status = Literal["verified", "recalled"]
"""Whether every cell of a row has a source that is named, or at least one is written from memory."""

Model = TypeVar("Model", "AppleModel", "AndroidModel")


class AppleModel(Struct, frozen=True):
    """One model of the Apple table; `last` is the last system version that it runs ("26+" = still current).

    `numbers` stand on the back of the device, as in "A1893"; there are none where no source lists them.
    """

    family: str
    model: str
    year: int
    last: str
    passkey: bool
    status: Status
    unlock: str
    group: str
    source: str
    note: str
    numbers: tuple[str, ...]

    @property
    def id(self) -> str:
        """The model's name as an id: "iphone-se-1st-generation"."""
        return id_of_name(self.model)


class AndroidModel(Struct, frozen=True):
    """One model of the Android table, as it is sold in Europe.

    `first` and `last` are the system versions that it came with and can get at most, "" where no source says.
    `play` says whether it comes with Google Play. `recalled` names the cells that were written from memory,
    `disputed` says that sources disagree about version 9. `first_is_seen` marks a `first` that is the lowest
    version ever seen on the model, which may be later than the one that it came with.
    """

    maker: str
    family: str
    model: str
    form: Literal["phone", "tablet"]
    numbers: tuple[str, ...]
    year: int
    first: str
    last: str
    play: Literal["yes", "no", "unknown"]
    source: str
    status: Status
    recalled: frozenset[str]
    disputed: bool
    first_is_seen: bool

    @property
    def id(self) -> str:
        """The model's whole name as an id: "samsung-galaxy-a53"."""
        return id_of_name(self.name)

    @property
    def name(self) -> str:
        """The model's name with its maker: "Samsung Galaxy A53", "Nokia 3.4"."""
        of_maker = self.model.casefold().startswith(self.maker.casefold())
        return self.model if of_maker else f"{self.maker} {self.model}"


@cache
def id_of_name(name: str) -> str:
    """A name as an id: small letters, digits and hyphens; "+" is told as a word of its own."""
    # The facts of a device are looked up again and again, and the names of the tables never change.
    return re.sub(r"[^a-z0-9]+", "-", name.lower().replace("+", " plus")).strip("-")


APPLE_COLUMNS = (
    "family", "model_name", "year_introduced", "last_os_major", "passkey", "status", "unlock", "group",
    "source", "note", "numbers",
)  # fmt: skip
ANDROID_COLUMNS = (
    "maker", "family", "model", "kind", "codes", "launch_year", "launch_android", "last_android", "google",
    "source", "state",
)  # fmt: skip
VERSION = re.compile(r"\d{1,2}(\.\d)?")
RECALLED_CELL = re.compile(r"\b(\w+) recalled")
"""How the column `source` of the Android table names a cell that was written from memory."""


def read_apple(path: Path) -> tuple[tuple[AppleModel, ...], list[Problem]]:
    """All models in the order of the file, and what is wrong with the lines left out.

    OSError or ValueError where there are none.
    """
    found, wrong = _read_models(path, APPLE_COLUMNS, _apple_model)
    return tuple(one for _, one in found), wrong


def read_android(path: Path) -> tuple[dict[str, AndroidModel], list[Problem]]:
    """All models by their ids in the order of the file, and what is wrong with the lines left out.

    OSError or ValueError where there are none.
    """
    found, wrong = _read_models(path, ANDROID_COLUMNS, _android_model)
    models: dict[str, AndroidModel] = {}
    for line, one in found:
        if one.id in models:
            wrong.append(bad_line_problem(path, line, f"The model {one.name} stands there twice."))
        else:
            models[one.id] = one
    return models, wrong


def _read_models(
    path: Path, columns: tuple[str, ...], make: Callable[[Mapping[str, str]], Model]
) -> tuple[list[tuple[int, Model]], list[Problem]]:
    """The models with the numbers of their lines, and what is wrong with the lines left out."""
    found: list[tuple[int, Model]] = []
    rows, wrong = read_rows(path, columns)
    for row in rows:
        try:
            found.append((row.line, make(row.cells)))
        except (KeyError, ValueError) as fault:
            wrong.append(bad_line_problem(path, row.line, f"This file cannot be read: {fault}."))
    return found, wrong


def _apple_model(cells: Mapping[str, str]) -> AppleModel:
    return AppleModel(
        family=cells["family"],
        model=cells["model_name"],
        year=int(cells["year_introduced"]),
        last=cells["last_os_major"],
        passkey={"yes": True, "no": False}[cells["passkey"]],
        status=_status(cells["status"]),
        unlock=cells["unlock"],
        group=cells["group"],
        source=cells["source"],
        note=cells["note"],
        numbers=_numbers(cells["numbers"]),
    )


FORMS: dict[str, Literal["phone", "tablet"]] = {"phone": "phone", "tablet": "tablet"}
PLAY: dict[str, Literal["yes", "no", "unknown"]] = {"yes": "yes", "no": "no", "unknown": "unknown"}


def _android_model(cells: Mapping[str, str]) -> AndroidModel:
    source = cells["source"]
    return AndroidModel(
        maker=_said(cells["maker"]),
        family=_said(cells["family"]),
        model=_said(cells["model"]),
        form=FORMS[cells["kind"]],
        numbers=_numbers(cells["codes"]),
        year=int(cells["launch_year"]),
        first=_version(cells["launch_android"]),
        last=_version(cells["last_android"]),
        play=PLAY[cells["google"]],
        source=source,
        status=_status(cells["state"]),
        recalled=frozenset(RECALLED_CELL.findall(source)),
        disputed="conflict" in source,
        first_is_seen="launch PLAYmin" in source,
    )


def _status(cell: str) -> Status:
    return "verified" if cell == "verified" else "recalled"


def _numbers(cell: str) -> tuple[str, ...]:
    return tuple(number.strip() for number in cell.split(",") if number.strip())


def _said(cell: str) -> str:
    if not id_of_name(cell):
        raise ValueError("a name is missing")
    return cell


def _version(cell: str) -> str:
    if cell and not VERSION.fullmatch(cell):
        raise ValueError(f"{cell[:20]} is no version")
    return cell
