"""A stick is mounted without a desktop: for the kiosk alone, and nothing on it can be started."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import forbidden, needs
from tests.debian.package_tree import (
    CHECKOUT,
    DEDICATED,
    control_fields,
    package_files,
    shape_package,
)

RULES = "usr/lib/udev/rules.d/80-aiace-kiosk-stick.rules"
SAFE = {"nosuid", "nodev", "noexec", "sync"}
"""What any file system knows; the owner is said to vfat and exfat alone, which have none."""

LOOK = """
import sys
from pathlib import Path
sys.path.insert(0, {checkout!r})
from kiosk.staff.destinations import list_destinations
from kiosk.staff.pack_files import list_pack_files
roots = ({media!r},)
print([path.name for path in list_pack_files(Path("/nowhere"), roots)])
print([one.stick for one in list_destinations(Path("/nowhere"), roots) if one.stick])
"""

TRY = """
set -e
mount -t tmpfs none {media}
mkdir {media}/stick
mount -o loop {image} {media}/stick
echo x > {media}/stick/aiace-content-8.zip
cp /bin/true {media}/stick/program
umount {media}/stick
mount -o loop,{options} {image} {media}/stick
{python} -I -c "$LOOK"
touch {media}/stick/new
! {media}/stick/program 2>/dev/null
umount {media}/stick
{python} -I -c "$LOOK"
"""


def rules() -> list[str]:
    """The lines of the rules, without comments."""
    path = package_files(shape_package("console"))[RULES]
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def mount_command() -> list[str]:
    """The words of the command that mounts a stick."""
    (line,) = [line for line in rules() if line.startswith("RUN{program}+=")]
    return line.partition("=")[2].strip('"').split()


@pytest.mark.parametrize("shape", DEDICATED)
def test_the_shapes_without_a_desktop_mount_sticks(shape: str) -> None:
    assert RULES in package_files(shape_package(shape))
    depends = control_fields()[shape_package(shape)]["Depends"].split(", ")
    assert {"udev", "systemd"} <= {*depends}


def test_only_a_file_system_of_sticks_on_usb_is_mounted() -> None:
    conditions = [line.partition(",")[0] for line in rules() if "GOTO" in line]
    assert conditions == [
        'ACTION!="add"',
        'SUBSYSTEM!="block"',
        'ENV{ID_BUS}!="usb"',
        'ENV{ID_FS_USAGE}!="filesystem"',
        'ENV{ID_FS_TYPE}!="vfat|exfat"',
    ]
    assert rules().index('LABEL="aiace_kiosk_stick_end"') == len(rules()) - 1


def test_nothing_on_a_stick_is_a_program_and_it_goes_with_its_device() -> None:
    program, *words = mount_command()
    (options,) = [word.removeprefix("--options=") for word in words if "--options=" in word]
    assert program == "/usr/bin/systemd-mount"
    assert {*options.split(",")} == {*SAFE, "uid=kiosk", "gid=kiosk", "umask=0077"}
    assert {"--no-block", "--collect"} <= {*words}
    # No word of the stick itself, such as its label, is in the name of the folder.
    assert words[-1] == "/media/stick-%k"
    assert any('ENV{SYSTEMD_MOUNT_DEVICE_BOUND}="1"' in line for line in rules())


def test_on_an_image_that_is_mounted_so_staff_find_a_pack_and_can_save_files(
    tmp_path: Path,
) -> None:
    needs("mkfs.ext4", "e2fsprogs")
    needs("unshare", "util-linux")
    if os.geteuid() != 0:
        forbidden("only root mounts an image")
    image, media = tmp_path / "stick.img", tmp_path / "media"
    media.mkdir()
    image.write_bytes(bytes(8_000_000))
    subprocess.run(["mkfs.ext4", "-q", image], check=True)
    options = ",".join(sorted(SAFE))
    script = TRY.format(media=media, image=image, options=options, python=sys.executable)
    look = LOOK.format(checkout=str(CHECKOUT), media=str(media))
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script],
        env={**os.environ, "LOOK": look},
        capture_output=True,
        text=True,
        check=False,
    )
    if "mount" in done.stderr and "permission" in done.stderr.lower():
        forbidden("no image can be mounted here")
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["['aiace-content-8.zip']", "['stick']", "[]", "[]"]
