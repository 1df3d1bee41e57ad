"""Which keys may sign a pack: those of the program, and those that root has added."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kiosk.packs import key_ring
from kiosk.packs.archive import read_pack
from kiosk.packs.errors import PackError
from kiosk.packs.key_ring import is_signed, only_root_writes, trusted_keys
from kiosk.settings.schema import Settings
from tests.conftest import forbidden
from tests.packs.made_packs import make_pack, write_public_key


@pytest.fixture
def as_root() -> None:
    """The rights of root, who owns the folder of keys."""
    if os.geteuid() != 0:
        forbidden("only root adds a key")


def test_two_different_keys_come_with_the_program() -> None:
    keys = {key.public_bytes_raw() for key in trusted_keys()}
    assert len(keys) == len(list(key_ring.SHIPPED_KEYS.glob("*.pem"))) == 2


def test_no_private_key_lies_in_the_project() -> None:
    root = Path(__file__).parents[2]
    names = ("kiosk", "tools", "docs", "scripts", "locales", "styles")
    files = [path for name in names for path in (root / name).rglob("*") if path.is_file()]
    marks = (b"BEGIN PRIVATE KEY", b"BEGIN ENCRYPTED PRIVATE KEY")
    assert len(files) > 500
    assert [path for path in files if any(mark in path.read_bytes() for mark in marks)] == []


def test_no_setting_of_the_office_names_a_key() -> None:
    assert [name for name in Settings.__struct_fields__ if "key" in name or "sign" in name] == []


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for keys of the IT, below folders of root alone."""
    folder = Path("/etc") / f"aiace-kiosk-test-{os.getpid()}"
    monkeypatch.setattr(key_ring, "OWN_KEYS", folder)
    return folder


@pytest.mark.usefixtures("as_root")
def test_a_key_that_root_has_added_is_trusted_and_one_that_others_can_change_is_not(
    own: Path, tmp_path: Path
) -> None:
    key = Ed25519PrivateKey.generate()
    pack = tmp_path / "aiace-content-8.zip"
    pack.write_bytes(make_pack(key=key))
    own.mkdir(mode=0o755)
    try:
        path = write_public_key(own, key)
        path.chmod(0o644)
        assert read_pack(pack).manifest.number == 8
        for target, mode, owner in (
            (path, 0o664, 0),
            (own, 0o777, 0),
            (path, 0o644, 65534),
            (own, 0o755, 65534),
        ):
            target.chmod(mode)
            os.chown(target, owner, owner)
            with pytest.raises(PackError, match="not signed"):
                read_pack(pack)
            os.chown(path, 0, 0)
            os.chown(own, 0, 0)
            path.chmod(0o644)
            own.chmod(0o755)
        assert read_pack(pack).manifest.number == 8
        path.rename(tmp_path / "editors.pem")
        path.symlink_to(tmp_path / "editors.pem")
        with pytest.raises(PackError, match="not signed"):
            read_pack(pack)
    finally:
        path.unlink(missing_ok=True)
        own.rmdir()


@pytest.mark.usefixtures("as_root")
def test_a_folder_that_everybody_writes_to_is_above_no_trusted_key(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    path.write_text("x")
    assert not only_root_writes(path)
    assert not only_root_writes(tmp_path / "missing.pem")


@pytest.mark.parametrize("text", [b"", b"no key", b"\xff" * 100, b"-----BEGIN PUBLIC KEY-----\n"])
def test_a_file_that_holds_no_key_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: bytes
) -> None:
    key = Ed25519PrivateKey.generate()
    write_public_key(tmp_path, key, "good")
    (tmp_path / "a-bad.pem").write_bytes(text)
    other = ec.generate_private_key(ec.SECP256R1()).public_key()
    (tmp_path / "b-other.pem").write_bytes(
        other.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    )
    monkeypatch.setattr(key_ring, "SHIPPED_KEYS", tmp_path)
    assert is_signed(b"text", key.sign(b"text"), trusted_keys())
    assert not is_signed(b"text", key.sign(b"other"), trusted_keys())


@pytest.mark.parametrize(
    "module",
    ["kiosk.runtime.supervisor_loop", "kiosk.runtime.visit_worker", "kiosk.packs.current_pack"],
)
def test_neither_the_supervisor_nor_a_visit_loads_the_library_of_signatures(module: str) -> None:
    code = f"import sys, {module}, kiosk.runtime.wiring; print('cryptography' in sys.modules)"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"False"
