"""A source as the build of a release leaves it to be packed, small: a library of each kind instead of all."""

import shutil
import sys
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from tests.built_once import built_once
from tests.conftest import needs
from tests.debian.package_tree import CHECKOUT, DEBIAN
from tools.release.packages import LIBRARIES, build_packages

DAY = date(2026, 3, 4)
"""The day of the release."""


def make_source(folder: Path) -> Path:
    """Make such a source in a new folder."""
    shutil.copytree(DEBIAN, folder / "tools" / "debian", symlinks=True)
    for name in (DEBIAN / "aiace-kiosk.docs").read_text(encoding="utf-8").split():
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(CHECKOUT / name, folder / name)
    common = folder / LIBRARIES / "common"
    compiled = folder / LIBRARIES / f"cp3{sys.version_info.minor}"
    (common / "kiosk").mkdir(parents=True)
    (common / "kiosk" / "__init__.py").touch()
    shutil.copytree(CHECKOUT / "styles" / "fonts", common / "kiosk" / "styles" / "fonts")
    (common / "segno").mkdir()
    shutil.copyfile(_imported("segno.cli"), common / "segno" / "cli.py")
    backend = _imported("_cffi_backend")
    compiled.mkdir()
    shutil.copyfile(backend, compiled / backend.name)
    (colours,) = (_imported("PIL").parents[1] / "pillow.libs").glob("liblcms2-*")
    shutil.copyfile(colours, compiled / colours.name)
    return folder


def _imported(name: str) -> Path:
    """The file of a module that is installed here."""
    spec = find_spec(name)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin)


def built_packages(folder: Path) -> list[Path]:
    """The packages of such a source, built once in a run of the tests; the first builds them in a new folder."""
    needs("dh", "debhelper")
    needs("dpkg-buildpackage", "dpkg-dev")
    return built_once(
        "debian-packages", lambda: build_packages(make_source(folder / "source"), DAY)
    )
