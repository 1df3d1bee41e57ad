"""An installation or a removal that is cut short at any of its steps leaves no trace once the next has run."""

import os
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.installer.computer_tree import Picture, computer, picture
from tools.installer.apply_plan import apply_plan, remove_files
from tools.installer.manifest import MANIFEST_PATH
from tools.installer.plan import make_plan
from tools.installer.shapes import shape_entries

pytestmark = pytest.mark.slow("installer")

STEPS = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.chmod", "os.chown"}
"""What changes a tree, as Python's audit calls it; a file that is opened to be written counts, too."""


class Interrupted(BaseException):
    """Handled by nothing, like a power cut."""


class Countdown:
    """Lets so many steps be taken, and no limit where it is None."""

    left: int | None = None

    def watch(self, event: str, said: tuple[object, ...]) -> None:
        """Hear of each step before it is taken."""
        if self.left is None or not (event in STEPS or (event == "open" and writes(said))):
            return
        if self.left == 0:
            raise Interrupted
        self.left -= 1


def writes(said: tuple[object, ...]) -> bool:
    """Whether a file is opened to be written."""
    flags = said[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


countdown = Countdown()
sys.addaudithook(countdown.watch)


def cut(
    folder: Path, work: Callable[[Path], object], *before: Callable[[Path], None]
) -> Iterator[Path]:
    """Computers on which a work was cut short at its first step, at its second, and so on to its last."""
    for steps in count():
        root = theirs(folder / str(steps))
        for one in before:
            one(root)
        countdown.left = steps
        try:
            work(root)
        except Interrupted:
            countdown.left = None
            yield root
        else:
            return
        finally:
            countdown.left = None


def theirs(root: Path) -> Path:
    """A computer with files of others where ours are to stand."""
    (computer(root) / "etc/systemd/system/kiosk.service").write_text("theirs\n")
    (root / "etc/systemd/system/default.target").symlink_to("/lib/systemd/system/graphical.target")
    return root


def install(root: Path) -> None:
    """Install as with --replace."""
    apply_plan(make_plan(root, shape_entries("graphical")))


def become_console(root: Path) -> None:
    """Change the shape."""
    apply_plan(make_plan(root, shape_entries("console")))


def without_ledger(root: Path) -> Picture:
    """What a tree holds; the ledger may know one folder less, which is removed all the same."""
    return {path: held for path, held in picture(root).items() if path != str(MANIFEST_PATH)}


@pytest.mark.parametrize(
    ("work", "first", "min_size"),
    [(install, (), 60), (remove_files, (install,), 40), (become_console, (install,), 20)],
)
def test_whatever_is_cut_short_at_any_step_is_taken_away_whole(
    tmp_path: Path,
    work: Callable[[Path], object],
    first: tuple[Callable[[Path], None]],
    min_size: int,
) -> None:
    before = picture(theirs(tmp_path / "before"))
    roots = 0
    for root in cut(tmp_path, work, *first):
        remove_files(root)
        assert picture(root) == before
        roots += 1
    assert roots > min_size


def test_an_installation_cut_short_at_any_step_is_completed_by_the_next(tmp_path: Path) -> None:
    before = picture(theirs(tmp_path / "before"))
    install(theirs(tmp_path / "whole"))
    whole = without_ledger(tmp_path / "whole")
    roots = 0
    for root in cut(tmp_path, install):
        install(root)
        assert without_ledger(root) == whole
        assert remove_files(root) == []
        assert picture(root) == before
        roots += 1
    assert roots > 60


def test_a_change_of_shape_cut_short_at_any_step_is_completed_by_the_next(tmp_path: Path) -> None:
    become_console(theirs(tmp_path / "whole"))
    whole = without_ledger(tmp_path / "whole")
    roots = 0
    for root in cut(tmp_path, become_console, install):
        assert make_plan(root, shape_entries("console")).foreign == ()
        become_console(root)
        assert without_ledger(root) == whole
        roots += 1
    assert roots > 20
