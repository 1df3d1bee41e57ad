"""`scripts/release`: what it says where something is in its way, in one sentence, and that it leaves nothing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import forbidden, needs
from tools.release.commands import PACKAGES

COMMAND = (sys.executable, "-I", "-m", "tools.release")
SMALL_DISK = (
    'mount -t tmpfs -o size=1m tmpfs "$1" && cd "$1" && shift && "$@"; code=$?; ls -A; exit $code'
)


def release(*words: str | Path, folder: Path, **variables: str) -> tuple[int, str, str]:
    """The exit code of the command in a folder, what it prints, and what it complains of."""
    done = subprocess.run(
        [*COMMAND, *words],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8", **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_the_command_explains_itself(tmp_path: Path) -> None:
    code, said, complaint = release("--help", folder=tmp_path)
    assert (code, complaint) == (0, "")
    assert "--unsigned" in said
    assert "check the files and the signature of a release" in said


def test_programs_that_are_missing_are_named_with_their_packages(tmp_path: Path) -> None:
    said = release("--unsigned", "--into", "new", folder=tmp_path, PATH=str(tmp_path))
    packages = " ".join(sorted({*PACKAGES.values()}))
    assert packages == "debhelper dpkg-dev lintian openssl"
    assert said == (1, "", f"A release needs more programs: sudo apt install {packages}\n")
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("words", [["key"], ["verify", ".", "key.pem"]])
def test_without_openssl_its_package_is_named(tmp_path: Path, words: list[str]) -> None:
    said = release(*words, folder=tmp_path, PATH=str(tmp_path))
    assert said == (1, "", "A release needs more programs: sudo apt install openssl\n")


def test_without_a_key_the_three_remedies_are_told(tmp_path: Path) -> None:
    key = tmp_path / ".config/aiace-kiosk/release-private-key.pem"
    assert release("--into", "new", folder=tmp_path) == (
        1,
        "",
        f"There is no key to sign with in {key}: make one with scripts/release key, name another with --key, or"
        " add --unsigned to try it.\n",
    )
    assert [*tmp_path.iterdir()] == []


def test_a_key_that_is_none_is_named_before_anything_is_made(tmp_path: Path) -> None:
    needs("openssl", "openssl")
    (tmp_path / "key").write_text("no key\n")
    code, printed, complaint = release("--key", "key", "--into", "new", folder=tmp_path)
    assert (code, printed) == (1, "")
    assert complaint == (
        "key is no private key that can be read without a password: name another with --key.\n"
    )
    assert not (tmp_path / "new").exists()


def test_a_key_is_made_where_it_is_named_and_never_again(tmp_path: Path) -> None:
    needs("openssl", "openssl")
    (tmp_path / "keys").mkdir()
    assert release("--key", "keys/mine.pem", "key", folder=tmp_path) == (
        0,
        "The private key is keys/mine.pem: keep a copy of it in a safe place.\n",
        "",
    )
    before = (tmp_path / "keys/mine.pem").read_bytes()
    code, printed, complaint = release("--key", "keys/mine.pem", "key", folder=tmp_path)
    assert (code, printed) == (1, "")
    assert complaint.startswith("There is a key already: ")
    assert (tmp_path / "keys/mine.pem").read_bytes() == before


def test_a_folder_that_is_not_empty_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    assert release("--unsigned", "--into", ".", folder=tmp_path) == (
        1,
        "",
        f"There is something in {tmp_path}: name an empty folder with --into.\n",
    )
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    assert release("--unsigned", "--into", "file/new", folder=tmp_path) == (
        1,
        "",
        f"{tmp_path}/file/new cannot be used (Not a directory): put that right, then try again.\n",
    )


def test_a_full_disk_is_named_and_nothing_half_made_is_left(tmp_path: Path) -> None:
    require_programs()
    if os.geteuid():
        forbidden("only root mounts a small disk")
    (tmp_path / "disk").mkdir()
    words: list[str | Path] = [tmp_path / "disk", *COMMAND, "--unsigned", "--into", "new"]
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", SMALL_DISK, "sh", *words],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == "Making the sdist, and the wheel from it …\n"
    assert done.stderr.startswith("The disk is full: make some room, 1 GB or so, on that of the ")
    assert done.stderr.count("\n") == 1


def test_without_the_network_nothing_half_made_is_left(tmp_path: Path) -> None:
    require_programs()
    code, _, complaint = release(
        *("--unsigned", "--into", "new", "--wheels", "wheels"),
        folder=tmp_path,
        PIP_CONFIG_FILE=os.devnull,
        PIP_INDEX_URL="http://127.0.0.1:9/simple",
        PIP_RETRIES="1",
    )
    assert code == 1
    assert complaint == (
        "The libraries could not be fetched: connect this computer to the network, or name a folder of fetched"
        " ones with --wheels.\n"
    )
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_release_that_is_interrupted_leaves_nothing_and_ends_without_a_word(
    tmp_path: Path, number: signal.Signals
) -> None:
    require_programs()
    (tmp_path / "temporary").mkdir()
    with subprocess.Popen(
        [*COMMAND, "--unsigned", "--into", "new"],
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(tmp_path / "temporary")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "Making the sdist, and the wheel from it …\n"
        assert [*(tmp_path / "new").iterdir()]
        process.send_signal(number)
        assert process.communicate(timeout=60) == ("", "")
    assert process.returncode == 128 + number
    assert [path.name for path in tmp_path.iterdir()] == ["temporary"]
    assert [*(tmp_path / "temporary").iterdir()] == []


def require_programs() -> None:
    """Go on where the programs are there with which a release is made."""
    for name, package in PACKAGES.items():
        needs(name, package)


def test_verifying_takes_the_key_that_one_trusts_and_says_what_came_of_it(tmp_path: Path) -> None:
    needs("openssl", "openssl")
    code, _, complaint = release("verify", ".", folder=tmp_path)
    assert code == 2
    assert "the following arguments are required: key" in complaint
    assert release("verify", ".", "absent.pem", folder=tmp_path) == (
        1,
        "",
        "There is no SHA256SUMS in .: name the folder of a signed release.\n",
    )
    for name in ("SHA256SUMS", "SHA256SUMS.sig"):
        (tmp_path / name).touch()
    code, _, complaint = release("verify", ".", "absent.pem", folder=tmp_path)
    assert code == 1
    assert complaint.startswith("absent.pem cannot be read as a public key: name the file that ")
