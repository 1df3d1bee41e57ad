"""Uses another content where staff have taken a content pack, or have gone back, before a visit begins."""

from pathlib import Path

from kiosk.content.folders_in_use import use_pack
from kiosk.paths import CHOSEN_FILE, PACK_MANIFEST
from kiosk.runtime.settings_reloader import FileStamp, file_stamp


class ContentReloader:
    """The content pack that holds, for this process, too; what reads packs is loaded when there is one."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._stamps: tuple[FileStamp | None, FileStamp | None] = (None, None)
        self._pack: Path | None = None
        self.current()

    def current(self) -> Path | None:
        """The folder of the pack for the next visit, None for the content of the program."""
        stamps = self._read_stamps()
        # A data folder that is gone, such as a drive that was pulled out, is no change of content.
        if stamps != self._stamps and self._data.is_dir():
            from kiosk.packs.current_pack import current_pack

            self._pack = current_pack(self._data)
            use_pack(self._pack)
            self._stamps = self._read_stamps()
        return self._pack

    def _read_stamps(self) -> tuple[FileStamp | None, FileStamp | None]:
        """Those of the choice, and of the pack itself, which somebody may take away."""
        pack = file_stamp(self._pack / PACK_MANIFEST) if self._pack else None
        return file_stamp(self._data / CHOSEN_FILE), pack
