"""What the installation tells the office about its computer."""

from pathlib import Path

import pytest

from tools.installer.advice import find_advice, unencrypted_swaps
from tools.installer.release import python_of, read_release

HEAD = "Filename\tType\tSize\tUsed\tPriority\n"


def swapping(root: Path, *devices: str) -> Path:
    """A tree whose swap space is on these devices."""
    (root / "proc").mkdir()
    lines = (f"/dev/{name}\tpartition\t8\t0\t-2\n" for name in devices)
    (root / "proc/swaps").write_text(HEAD + "".join(lines))
    return root


def device(root: Path, name: str, uuid: str, *below: str) -> None:
    """A mapped block device that rests on others."""
    (root / f"sys/class/block/{name}/dm").mkdir(parents=True)
    (root / f"sys/class/block/{name}/dm/uuid").write_text(uuid)
    for one in below:
        (root / f"sys/class/block/{name}/slaves/{one}").mkdir(parents=True)


def test_swap_on_a_bare_disk_is_named(tmp_path: Path) -> None:
    assert unencrypted_swaps(swapping(tmp_path, "sdx9")) == ["/dev/sdx9"]


def test_swap_in_compressed_memory_or_on_an_encrypted_disk_is_none(tmp_path: Path) -> None:
    root = swapping(tmp_path, "zram0", "dm-1")
    device(root, "dm-1", "LVM-x", "dm-0")
    device(root, "dm-0", "CRYPT-LUKS2-x", "sdx3")
    assert unencrypted_swaps(root) == []


def test_swap_on_volumes_of_a_bare_disk_is_named(tmp_path: Path) -> None:
    root = swapping(tmp_path, "dm-1")
    device(root, "dm-1", "LVM-x", "sdx3")
    assert unencrypted_swaps(root) == ["/dev/dm-1"]


def test_the_office_is_told_of_swap_a_desktop_and_small_letters(tmp_path: Path) -> None:
    root = swapping(tmp_path, "sdx9")
    (root / "etc/systemd/system").mkdir(parents=True)
    (root / "etc/systemd/system/display-manager.service").symlink_to("gdm.service")
    told = find_advice("console", ("debian", "12"), root)
    assert [
        word in line for word, line in zip(("swap", "desktop", "letters"), told, strict=True)
    ] == [True] * 3
    assert find_advice("shared", ("debian", "13"), tmp_path / "bare") == []


def test_a_system_that_nobody_has_tried_is_named(tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/os-release").write_text('ID=fedora\nVERSION_ID="42"\n')
    assert read_release(tmp_path) == ("fedora", "42")
    assert find_advice("shared", read_release(tmp_path), tmp_path)[0].startswith(
        "This is fedora 42: only"
    )


@pytest.mark.parametrize(
    ("of", "wanted"),
    [(("ubuntu", "22.04"), "/usr/bin/python3.11"), (("debian", "13"), "/usr/bin/python3")],
)
def test_each_release_gives_a_python_that_is_new_enough(of: tuple[str, str], wanted: str) -> None:
    assert python_of(of)[0] == wanted
