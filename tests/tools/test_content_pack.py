"""`scripts/pack-content` makes keys and packs, and never leaves a private key in the project."""

import stat
import sys
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.content.edition import read_edition
from kiosk.packs import key_ring
from kiosk.packs.archive import read_pack
from kiosk.packs.pack_store import PackStore
from tools.content_pack.__main__ import main
from tools.content_pack.build import build_pack, collect_files
from tools.content_pack.keys import KeyFileError, make_keys, read_private_key


def run(monkeypatch: pytest.MonkeyPatch, *words: object) -> int:
    """The command with these words."""
    monkeypatch.setattr(sys, "argv", ["pack-content", *map(str, words)])
    return main()


def test_a_pack_made_with_a_new_key_is_taken_by_a_kiosk_that_knows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = tmp_path / "keys"
    assert run(monkeypatch, "key", "editors", "--into", keys) == 0
    private = keys / "editors.private.pem"
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    assert run(monkeypatch, "build", "--key", private, "--into", tmp_path / "out") == 0
    number = read_edition().number
    assert f"content {number} of" in capsys.readouterr().out
    (made,) = (tmp_path / "out").iterdir()
    assert made.name == f"aiace-content-{number}.zip"
    monkeypatch.setattr(key_ring, "SHIPPED_KEYS", keys)
    monkeypatch.setattr(key_ring, "OWN_KEYS", tmp_path / "none")
    pack = read_pack(made)
    assert pack.manifest.number == number
    # The kiosk of this checkout has this content already.
    monkeypatch.setattr("kiosk.packs.pack_store.shipped_number", lambda: number - 1)
    PackStore(tmp_path / "data").install(pack, made.name)


def test_the_same_content_makes_the_same_pack(tmp_path: Path) -> None:
    key = read_private_key(make_keys("editors", tmp_path)[0])
    files = collect_files(paths.CONTENT, paths.shipped_folder("locales"))
    assert build_pack(read_edition(), files, key) == build_pack(read_edition(), files, key)


@pytest.mark.parametrize(
    "words",
    [
        ("key", "editors", "--into", paths.PACKAGE / "packs/keys"),
        ("key", "../editors", "--into", "/tmp/unused"),
        ("build", "--key", "/nowhere/key.pem"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[object, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(monkeypatch, *words) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_key_with_a_passphrase_asks_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    private, _ = make_keys("editors", tmp_path, "open sesame")
    for said, works in (("open sesame", True), ("wrong", False)):
        monkeypatch.setattr("tools.content_pack.keys.getpass", lambda _, said=said: said)
        if works:
            assert read_private_key(private).sign(b"text")
        else:
            with pytest.raises(KeyFileError, match="not the passphrase"):
                read_private_key(private)


def test_a_pair_of_keys_never_replaces_another(tmp_path: Path) -> None:
    make_keys("editors", tmp_path)
    with pytest.raises(KeyFileError, match="is there already"):
        make_keys("editors", tmp_path)
