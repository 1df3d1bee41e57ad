"""Keeps content packs in the data folder: installs one, goes back, checks again after an update of the program."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from msgspec import json
from msgspec.structs import replace

from kiosk import __version__
from kiosk.content.content import Content
from kiosk.content.edition import MAX_NUMBER, ContentEdition, read_edition
from kiosk.content.folders_in_use import pack_folders
from kiosk.content.loader import load_content
from kiosk.content.shipped_number import shipped_number
from kiosk.files import LockedError, lock_folder, read_limited, write_files
from kiosk.i18n.catalogs import compile_mo
from kiosk.i18n.po_file import po_path
from kiosk.journey.permanent_numbers import PermanentNumber, permanent_numbers
from kiosk.packs.archive import Pack, require_digests, verify_manifest
from kiosk.packs.content_choice import (
    SHIPPED,
    ContentChoice,
    find_pack,
    is_pack,
    pack_folder,
    packs_folder,
    read_choice,
)
from kiosk.packs.errors import PackError
from kiosk.packs.ledger import LEDGER_FILE, read_ledger, write_ledger
from kiosk.packs.manifest import (
    MAX_MANIFEST_BYTES,
    SIGNATURE_BYTES,
    PackManifest,
    max_bytes,
    parse_manifest,
)
from kiosk.packs.pack_checks import check_pack
from kiosk.paths import CHOSEN_FILE, CONTENT, PACK_MANIFEST, PACK_SIGNATURE

DRAFT = ".draft"
"""The folder in which a pack is unpacked and checked; it is renamed once all is right."""


class KeptContent(NamedTuple):
    """A content that the kiosk has: its edition, the folder of its pack or None, and whether it is in use."""

    edition: ContentEdition
    folder: Path | None
    is_in_use: bool
    is_before: bool


class PackStore:
    """The packs of a data folder.

    Every method that changes something raises PackError, and then nothing has changed. A visit that is under way
    goes on with its content: the two packs before the one in use stay where they are.
    """

    def __init__(self, data: Path) -> None:
        self._data, self._folder = data, packs_folder(data)

    def require_newer(self, manifest: PackManifest, name: str) -> None:
        """Raise PackError where a pack has no higher number than the content in use."""
        if manifest.number <= (number := self.number_in_use()):
            raise PackError("older", name, number)

    def number_in_use(self) -> int:
        """The number of the content in use, that of the program where no pack is."""
        choice = read_choice(self._data)
        return choice.number if find_pack(self._data, choice) else shipped_number()

    def check(self, pack: Pack, name: str) -> None:
        """Raise PackError where a pack cannot be installed; what is unpacked for that is gone afterwards."""
        self.require_newer(pack.manifest, name)
        with self._locked(), self._unpacked(pack) as draft:
            check_pack(draft, name, self._given())

    def install(self, pack: Pack, name: str) -> ContentChoice:
        """Keep a pack and use it from the next visit on; the content in use now is the one before it."""
        with self._locked():
            self.require_newer(pack.manifest, name)
            with self._unpacked(pack) as draft:
                content = check_pack(draft, name, given := self._given())
                _plain_errors(lambda: _compile_translations(draft, content))
                number = pack.manifest.number
                kept = pack_folder(self._data, number)
                self._put_in_place(draft, kept)
            before = read_choice(self._data)
            before_number = before.number if find_pack(self._data, before) else SHIPPED
            choice = self._new_choice(number=number, before=before_number)
            numbers = given | permanent_numbers(content)
            try:
                self._write(choice, {self._folder / LEDGER_FILE: write_ledger(numbers)})
            except PackError:
                shutil.rmtree(kept, ignore_errors=True)
                raise
            self._remove_old({number, before.number, before.before or SHIPPED})
            return choice

    def go_back(self) -> ContentChoice:
        """Use the content before the one in use, from the next visit on."""
        with self._locked():
            choice = read_choice(self._data)
            if choice.before is None:
                raise PackError("none-before")
            if choice.before != SHIPPED:
                self.verify(choice.before)
            choice = self._new_choice(number=choice.before, before=None)
            self._write(choice)
            return choice

    def review(self) -> ContentChoice:
        """The choice that holds for this program, written down where that is possible.

        After an update of the program its own content is used where that is newer now, or where the pack does not
        pass this program's checks.
        """
        choice = read_choice(self._data)
        if choice.holds or choice.number == SHIPPED:
            return choice
        shipped = shipped_number()
        if shipped > max(choice.shipped, choice.number):
            choice = self._new_choice(number=SHIPPED, before=choice.number)
        else:
            try:
                self.verify(choice.number)
                choice = replace(choice, program=__version__, shipped=shipped)
            except PackError:
                choice = self._new_choice(number=SHIPPED, before=None, refused=choice.number)
        # In a folder that cannot be written to, it is found out anew at each start.
        with suppress(PackError), self._locked():
            self._write(choice)
        return choice

    def verify(self, number: int) -> PackManifest:
        """The manifest of a pack that is kept; PackError where it is damaged, or does not pass the checks."""
        folder = pack_folder(self._data, number)
        name = f"content {number}"
        try:
            manifest_bytes = read_limited(folder / PACK_MANIFEST, MAX_MANIFEST_BYTES)
            signature = read_limited(folder / PACK_SIGNATURE, SIGNATURE_BYTES)
            manifest = verify_manifest(manifest_bytes, signature, name)
            files = {one: read_limited(folder / one, max_bytes(one)) for one in manifest.files}
        except OSError as fault:
            raise PackError("gone", name, fault.strerror or fault) from None
        require_digests(manifest, files, name)
        check_pack(folder, name, permanent_numbers(load_content(CONTENT)[0]))
        return manifest

    def list(self) -> "list[KeptContent]":
        """What the kiosk has, the highest number first: the content of the program, and the packs."""
        choice = read_choice(self._data)
        in_use = choice.number if find_pack(self._data, choice) else SHIPPED
        found = []
        with suppress(OSError, ValueError):
            before = choice.before == SHIPPED
            found.append(KeptContent(read_edition(), None, in_use == SHIPPED, before))
        for folder in self._kept_folders():
            with suppress(OSError, ValueError):
                manifest = parse_manifest(read_limited(folder / PACK_MANIFEST, MAX_MANIFEST_BYTES))
                number = int(folder.name)
                found.append(
                    KeptContent(manifest, folder, number == in_use, number == choice.before)
                )
        return sorted(found, key=lambda one: one.edition.number, reverse=True)

    def _kept_folders(self) -> Iterator[Path]:
        try:
            names = [path.name for path in self._folder.iterdir()]
        except OSError:
            return
        for name in names:
            if name.isascii() and name.isdigit() and int(name) <= MAX_NUMBER:
                folder = self._folder / name
                if is_pack(folder):
                    yield folder

    def _given(self) -> frozenset[PermanentNumber]:
        """All numbers that slips may have: of the program's content, of that in use, and of all before them."""
        given = permanent_numbers(load_content(CONTENT)[0]) | read_ledger(self._folder)
        pack = find_pack(self._data, read_choice(self._data))
        if pack is not None:
            given |= permanent_numbers(load_content(pack_folders(pack).content)[0])
        return given

    def _new_choice(self, *, number: int, before: int | None, refused: int = 0) -> ContentChoice:
        return ContentChoice(
            number=number,
            before=before,
            program=__version__,
            shipped=shipped_number(),
            refused=refused,
        )

    def _write(self, choice: ContentChoice, files: Mapping[Path, bytes] | None = None) -> None:
        """Write the choice behind the other files: it is what makes them hold."""
        line = json.encode(choice) + b"\n"
        _plain_errors(lambda: write_files({**(files or {}), self._data / CHOSEN_FILE: line}))

    @contextmanager
    def _unpacked(self, pack: Pack) -> Iterator[Path]:
        """A draft folder with all files of a pack, for this user alone; gone afterwards, unless it was renamed."""
        draft = self._folder / DRAFT
        shutil.rmtree(draft, ignore_errors=True)
        try:
            _plain_errors(lambda: _unpack(pack, draft))
            yield draft
        finally:
            shutil.rmtree(draft, ignore_errors=True)

    def _put_in_place(self, draft: Path, kept: Path) -> None:
        """Rename the draft; a pack of the same number was gone back from, and nobody uses it."""

        def rename() -> None:
            shutil.rmtree(kept, ignore_errors=True)
            os.rename(draft, kept)

        _plain_errors(rename)

    def _remove_old(self, used: set[int]) -> None:
        for folder in self._kept_folders():
            if int(folder.name) not in used:
                shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            self._data.mkdir(mode=0o700, parents=True, exist_ok=True)
            with lock_folder(self._folder):
                yield
        except LockedError as fault:
            raise PackError("unwritten", detail=fault.strerror) from None
        except OSError as fault:
            raise PackError("unwritten", detail=fault.strerror or type(fault).__name__) from None


def _unpack(pack: Pack, folder: Path) -> None:
    """Write all files of a pack below a folder, the manifest last."""
    files = {**pack.files, PACK_SIGNATURE: pack.signature, PACK_MANIFEST: pack.manifest_bytes}
    for name, data in files.items():
        path = folder / name
        _make_private_folder(path.parent)
        _write_new(path, data)


def _compile_translations(folder: Path, content: Content) -> None:
    """Compile the translations of all languages: else each visit in one of them would begin with that."""
    for tag in content.languages:
        po = po_path(pack_folders(folder).locales, tag)
        if po.is_file():
            _write_new(po.with_suffix(".mo"), compile_mo(po))


def _make_private_folder(folder: Path) -> None:
    """Make a folder and those above it: `mkdir` itself gives its rights to the last one alone."""
    if not folder.is_dir():
        _make_private_folder(folder.parent)
        folder.mkdir(mode=0o700)


def _write_new(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _plain_errors(write: Callable[[], None]) -> None:
    try:
        write()
    except OSError as fault:
        raise PackError("unwritten", detail=fault.strerror or type(fault).__name__) from None
