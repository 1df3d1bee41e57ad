"""The manifest of installed files: each path with the mark of what was put there."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

HOME = PurePosixPath("opt/kiosk")
"""The folder that belongs to the kiosk alone."""

MANIFEST_PATH = HOME / "installed.tsv"
FOLDER_MARKS = frozenset({"folder"})
"""The mark of a folder that was created."""

Manifest = dict[PurePosixPath, frozenset[str]]
"""Marks by path; a file has two marks while it is being replaced."""


def read_manifest(root: Path) -> Manifest:
    """The manifest of a tree; empty where nothing is installed."""
    try:
        lines = (root / MANIFEST_PATH).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    manifest: Manifest = {}
    for mark, _, path in (line.partition("\t") for line in lines):
        manifest[PurePosixPath(path)] = manifest.get(PurePosixPath(path), frozenset()) | {mark}
    return manifest


def encode_manifest(manifest: Manifest) -> bytes:
    """The manifest as the contents of its file."""
    lines = (
        f"{mark}\t{path}\n" for path, marks in sorted(manifest.items()) for mark in sorted(marks)
    )
    return "".join(lines).encode()


def merge_manifests(one: Manifest, other: Manifest) -> Manifest:
    """All paths of either, with the marks of both."""
    return {path: one.get(path, frozenset()) | other.get(path, frozenset()) for path in one | other}


def created_folders(manifest: Manifest) -> set[PurePosixPath]:
    """The folders that the installation created."""
    return {path for path, marks in manifest.items() if marks == FOLDER_MARKS}


def missing_folders(root: Path, paths: Iterable[PurePosixPath]) -> set[PurePosixPath]:
    """The folders that are missing above these paths."""
    above = {folder for path in paths for folder in path.parents if folder.name}
    return {folder for folder in above if not (root / folder).is_dir()}
