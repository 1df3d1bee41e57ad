"""Small wheels under the names of real libraries, and a source that needs and pins them."""

import zipfile
from hashlib import sha256
from pathlib import Path

from tools.release.libraries import PYTHONS, folder_name

PURE, COMPILED = "segno", "msgspec"
"""Libraries that need no other ones: in pure Python, and compiled for each version of it."""


def make_wheel(into: Path, name: str, tag: str, files: dict[str, str]) -> Path:
    """Make a wheel of version 1.0 in a folder."""
    into.mkdir(parents=True, exist_ok=True)
    path = into / f"{name}-1.0-{tag}.whl"
    head = f"{name}-1.0.dist-info"
    whole = {
        **files,
        f"{head}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{head}/WHEEL": f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n",
        f"{head}/entry_points.txt": f"[console_scripts]\n{name} = {name}:main\n",
    }
    with zipfile.ZipFile(path, "w") as wheel:
        for place, text in whole.items():
            wheel.writestr(place, text)
        wheel.writestr(f"{head}/RECORD", "".join(f"{place},,\n" for place in whole))
    return path


def make_wheels(folder: Path) -> Path:
    """Make a folder of wheels as fetch_wheels leaves it: one library of each kind, for each version of Python."""
    for python in PYTHONS:
        short = folder_name(python)
        files = {f"{PURE}.py": "main = None\n"}
        make_wheel(folder / short, PURE, "py3-none-any", files)
        tag = f"{short}-{short}-manylinux_2_17_x86_64"
        made_for = {f"{COMPILED}/_core.{short}.so": f"for {python}"}
        make_wheel(folder / short, COMPILED, tag, made_for)
    return folder


def make_kiosk_wheel(folder: Path) -> Path:
    """Make a wheel that stands for that of the kiosk."""
    return make_wheel(folder, "aiace_kiosk", "py3-none-any", {"kiosk/__init__.py": ""})


def make_pinning_source(folder: Path, wheels: Path) -> Path:
    """Make a source that needs the libraries of `make_wheels`, and pins these wheels."""
    folder.mkdir()
    (folder / "pyproject.toml").write_text(
        f'[project]\ndependencies = ["{PURE}>=1"]\noptional-dependencies.view = ["{COMPILED}"]\n'
    )
    lines = ["# written by a tool\n", "hatchling==1.0 \\\n    --hash=sha256:00\n"]
    for name in (COMPILED, PURE):
        found = sorted(wheels.glob(f"cp*/{name}-*.whl"))
        hashes = sorted({sha256(wheel.read_bytes()).hexdigest() for wheel in found})
        lines.append(f"{name}==1.0")
        lines += [f" \\\n    --hash=sha256:{digest}" for digest in hashes]
        lines.append("\n    # via aiace-kiosk\n")
    (folder / "requirements-view.txt").write_text("".join(lines))
    return folder
