"""The key of the releases, and what is refused: changed files, changed checksums, another key."""

import os
import stat
import subprocess
from pathlib import Path

import pytest

from tests.conftest import needs
from tests.debian.package_tree import CHECKOUT
from tools.release.commands import ReleaseError
from tools.release.signature import make_key, public_key, sign, verify

VERIFY = (
    "openssl pkeyutl -verify -pubin -inkey release-key.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig",
    "sha256sum --check SHA256SUMS",
)
"""How a release is verified by hand, without a checkout."""


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A private key; its public one lies beside it as "trusted.pem"."""
    needs("openssl", "openssl")
    path = tmp_path / "keys" / "private.pem"
    make_key(path)
    (tmp_path / "trusted.pem").write_text(public_key(path))
    return path


@pytest.fixture
def trusted(key: Path, tmp_path: Path) -> Path:
    return tmp_path / "trusted.pem"


@pytest.fixture
def release(key: Path, tmp_path: Path) -> Path:
    """A signed release of two files."""
    folder = tmp_path / "a release"
    folder.mkdir()
    (folder / "kiosk_1_amd64.deb").write_bytes(b"a package" * 1000)
    (folder / "CHANGELOG-1.md").write_text("- The first.\n")
    sign(folder, key)
    return folder


def refusal(folder: Path, trusted: Path) -> str:
    """Why a release is refused."""
    with pytest.raises(ReleaseError) as error:
        verify(folder, trusted)
    assert "\n" not in str(error.value)
    return str(error.value)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_the_private_key_is_for_its_owner_s_eyes_whatever_the_umask(
    tmp_path: Path, umask: int
) -> None:
    needs("openssl", "openssl")
    os.umask(umask)
    path = tmp_path / "private.pem"
    make_key(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes().startswith(b"-----BEGIN PRIVATE KEY-----\n")


def test_the_folder_of_the_key_is_for_its_owner_too(key: Path) -> None:
    assert stat.S_IMODE(key.parent.stat().st_mode) == 0o700


def test_a_key_is_never_overwritten(key: Path) -> None:
    before = key.read_bytes()
    with pytest.raises(ReleaseError) as error:
        make_key(key)
    assert str(error.value) == (
        f"There is a key already: {key}. Move it away first; it is not overwritten."
    )
    assert key.read_bytes() == before


def test_a_key_that_could_not_be_made_leaves_no_empty_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "openssl").symlink_to("/bin/false")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReleaseError, match=r"^openssl failed"):
        make_key(tmp_path / "private.pem")
    assert not (tmp_path / "private.pem").exists()


def test_what_was_signed_is_verified_and_holds_the_public_key(release: Path, trusted: Path) -> None:
    verify(release, trusted)
    assert (release / "release-key.pem").read_bytes() == trusted.read_bytes()
    sums = (release / "SHA256SUMS").read_text().splitlines()
    assert [line.split("  ")[1] for line in sums] == [
        "CHANGELOG-1.md",
        "kiosk_1_amd64.deb",
        "release-key.pem",
    ]


def test_two_lines_of_the_shell_verify_it_and_notice_a_changed_file(release: Path) -> None:
    for line in VERIFY:
        subprocess.run(line, shell=True, cwd=release, check=True, stdout=subprocess.DEVNULL)
    with (release / "kiosk_1_amd64.deb").open("ab") as package:
        package.write(b"x")
    codes = [
        subprocess.run(line, shell=True, cwd=release, check=False, capture_output=True).returncode
        for line in VERIFY
    ]
    assert codes == [0, 1]


def test_the_guide_for_whoever_installs_it_names_these_lines() -> None:
    guide = (CHECKOUT / "docs/install.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in guide if line in VERIFY] == [*VERIFY]


def test_a_file_that_was_changed_is_named(release: Path, trusted: Path) -> None:
    with (release / "kiosk_1_amd64.deb").open("r+b") as package:
        package.write(b"A")
    assert refusal(release, trusted) == (
        "Not as it was signed: kiosk_1_amd64.deb. Install nothing of it, and fetch the release again."
    )


def test_a_file_that_is_missing_is_named(release: Path, trusted: Path) -> None:
    (release / "CHANGELOG-1.md").unlink()
    assert "Not as it was signed: CHANGELOG-1.md. " in refusal(release, trusted)


def test_a_file_that_nobody_signed_is_named(release: Path, trusted: Path) -> None:
    (release / "kiosk_2_amd64.deb").write_bytes(b"from somebody else")
    assert "Not as it was signed: kiosk_2_amd64.deb. " in refusal(release, trusted)


def test_a_checksum_that_was_changed_with_its_file_is_refused(release: Path, trusted: Path) -> None:
    package, sums = release / "kiosk_1_amd64.deb", release / "SHA256SUMS"
    package.write_bytes(b"from somebody else")
    line = subprocess.check_output(["sha256sum", package.name], cwd=release, text=True)
    others = [one for one in sums.read_text().splitlines(True) if package.name not in one]
    sums.write_text("".join([*others, line]))
    assert refusal(release, trusted) == not_signed(release, trusted)


def not_signed(release: Path, trusted: Path) -> str:
    """What is said of checksums that another signed, or that were changed."""
    return (
        f"The checksums in {release} were not signed with {trusted}: install nothing of it, and fetch the"
        " release again."
    )


def test_what_another_key_has_signed_is_refused_though_that_key_lies_beside_it(
    release: Path, trusted: Path, tmp_path: Path
) -> None:
    make_key(tmp_path / "another.pem")
    sign(release, tmp_path / "another.pem")
    verify(release, release / "release-key.pem")
    assert refusal(release, trusted) == not_signed(release, trusted)


def test_a_signature_that_was_cut_short_is_refused(release: Path, trusted: Path) -> None:
    signature = release / "SHA256SUMS.sig"
    signature.write_bytes(signature.read_bytes()[:-1])
    assert refusal(release, trusted) == not_signed(release, trusted)


@pytest.mark.parametrize("name", ["SHA256SUMS", "SHA256SUMS.sig"])
def test_a_folder_that_is_no_signed_release_is_named(
    release: Path, trusted: Path, name: str
) -> None:
    (release / name).unlink()
    assert refusal(release, trusted) == (
        f"There is no {name} in {release}: name the folder of a signed release."
    )


def test_a_key_to_verify_with_that_is_none_is_named(
    release: Path, key: Path, tmp_path: Path
) -> None:
    (tmp_path / "text").write_text("no key\n")
    for path in (tmp_path / "absent.pem", tmp_path / "text", tmp_path):
        assert refusal(release, path) == (
            f"{path} cannot be read as a public key: name the file that you have of whoever makes the releases."
        )


def test_a_key_to_sign_with_that_is_none_is_named(tmp_path: Path) -> None:
    needs("openssl", "openssl")
    (tmp_path / "text").write_text("no key\n")
    with pytest.raises(ReleaseError) as error:
        public_key(tmp_path / "text")
    assert str(error.value) == (
        f"{tmp_path / 'text'} is no private key that can be read without a password: name another with --key."
    )
