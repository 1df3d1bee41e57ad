"""Programs such as the voice are looked for only where nobody else can put one."""

import os
import stat
from pathlib import Path

import pytest

from kiosk.services.hardening import trusted_path
from tests.conftest import forbidden
from tests.runtime.kiosk import Kiosk, supervisor_command


def test_the_folders_of_the_system_and_of_this_user_stay_in_their_order(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    path = os.pathsep.join((str(tmp_path), "/usr/bin", "/bin"))
    assert trusted_path(path) == path


@pytest.mark.parametrize("folder", ["", ".", "bin", "/nowhere", "/tmp"])
def test_a_folder_in_which_others_may_put_a_program_is_left_out(folder: str) -> None:
    assert os.stat("/tmp").st_mode & stat.S_IWOTH
    assert trusted_path(f"{folder}{os.pathsep}/usr/bin") == "/usr/bin"


def test_a_folder_of_another_user_is_left_out(tmp_path: Path) -> None:
    if os.getuid() != 0:
        forbidden("only root can give a folder to another user")
    os.chown(tmp_path, 12345, 12345)
    assert trusted_path(f"{tmp_path}:/usr/bin") == "/usr/bin"


def test_a_visit_gets_the_trusted_folders_alone(tmp_path: Path) -> None:
    open_to_all = tmp_path / "open"
    open_to_all.mkdir()
    open_to_all.chmod(0o777)
    path = os.pathsep.join((str(open_to_all), os.environ["PATH"]))
    command = supervisor_command(
        tmp_path, ["/bin/sh", "-c", 'printf "PATH=<%s>\\n" "$PATH"; sleep 60']
    )
    with Kiosk(command, PATH=path) as kiosk:
        kiosk.shows("PATH=<")
        assert str(open_to_all) not in kiosk.appearance()


def test_a_path_with_no_trusted_folder_is_not_the_folder_where_the_kiosk_was_started() -> None:
    assert trusted_path("bin:/tmp") == os.defpath
