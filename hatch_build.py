"""Puts styles and translations into the wheel; a checkout uses them from where they are edited."""

import tempfile
from codecs import BOM_UTF8
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface[Any]):
    """Adds `styles/` and `locales/`, each catalogue also compiled, to the package `kiosk`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Names the added files; an editable install gets none, or it would keep stale copies."""
        if version == "editable":
            return
        root = Path(self.root)
        added: dict[str, str] = build_data["force_include"]
        added[str(root / "styles")] = "kiosk/styles"
        self.compiled = tempfile.TemporaryDirectory()
        for number, catalogue in enumerate(sorted((root / "locales").glob("*/LC_MESSAGES/*.po"))):
            place = f"kiosk/{catalogue.relative_to(root).as_posix()}"
            compiled = Path(self.compiled.name) / f"{number}.mo"
            _compile(catalogue, compiled)
            added[str(catalogue)] = place
            added[str(compiled)] = place.removesuffix(".po") + ".mo"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Removes the compiled catalogues, which are in the wheel by now."""
        if version != "editable":
            self.compiled.cleanup()


SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)


def _compile(catalogue: Path, compiled: Path) -> None:
    """Leaves out what is fuzzy, for stale advice is never shown, and what lacks one of its forms for numbers."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    # A byte order mark, as some editors put it there, is no part of the text.
    source = BytesIO(catalogue.read_bytes().removeprefix(BOM_UTF8))
    with compiled.open("wb") as target:
        read = read_po(source)
        # Without a date of its own a catalogue gets that of the hour, and no two wheels are the same.
        read.creation_date = read.revision_date = SOME_DAY
        for message in list(read):
            # In place of a form that is missing Babel writes English, which is chosen by another rule.
            if message.pluralizable and not all(message.string or ()):
                read.delete(message.id, message.context)
        write_mo(target, read, use_fuzzy=False)
