"""The steps of a trial, each a few lines of shell in the root, with its duration and its result."""

import shutil
import subprocess
from pathlib import Path
from typing import TextIO

from tools.release_trial.tree_snapshot import Snapshot, compare_snapshots, take_snapshot
from tools.test_in_root import mirror_settings
from tools.test_in_root.debian_root import build_root, mount
from tools.test_in_root.steps import TERMINAL_CHECK, StepRunner

TIMEOUT = 3600
"""Seconds after which a step has failed."""

APT = "apt-get -qq -y --no-install-recommends"
VISIT = "printf '1\\n1\\n9\\n' | kiosk plain --language fr"
SCREEN = "python3 -I /srv/terminal_check.py 'Bienvenue. Welcome.' kiosk"
COUNT = """kiosk log list --json | grep -c '"outcome": "' || true"""
"""How many visits have ended, by the log."""

# With -e the shell does not end at "! grep".
CHECK_UNIT = """
systemd-analyze verify --man=no kiosk.service 2>&1 | tee /tmp/said
if grep kiosk /tmp/said; then exit 1; fi
systemd-analyze security --offline=yes /usr/lib/systemd/system/kiosk.service | tail -1
mkdir /tmp/normal /tmp/early /tmp/late
/usr/lib/systemd/system-generators/aiace-kiosk /tmp/normal /tmp/early /tmp/late
test "$(readlink /tmp/early/ctrl-alt-del.target)" = /dev/null
"""


def main(arguments: list[str]) -> int:
    """Run each step; 1 where one has failed."""
    checkout, top, suite, old, new, shape, kind = arguments
    trial = Trial(Path(checkout), Path(top), suite, shape)
    if not trial.prepare(Path(old), Path(new)):
        return 1
    trial.install("old")
    if kind == "upgrade":
        trial.upgrade_debian()
    else:
        trial.update_and_go_back()
        trial.remove()
    return 1 if trial.runner.failed else 0


class Trial:
    """One root of Debian in which the packages of one shape are tried."""

    def __init__(self, checkout: Path, top: Path, suite: str, shape: str) -> None:
        self.runner = StepRunner(top)
        self._checkout, self._suite, self._shape = checkout, suite, shape
        self._root = top / "root"
        self._before: Snapshot = {}
        self._dedicated = shape != "desktop"

    def prepare(self, old: Path, new: Path) -> bool:
        """Build the root, with what the packages depend on; only here it has the network."""

        def build(log: TextIO) -> bool:
            build_root(self._suite, (), self._root, log)
            mount(self._root, {})
            for name, folder in (("old", old), ("new", new)):
                (self._root / "srv" / name).mkdir()
                for package in ("aiace-kiosk", f"aiace-kiosk-{self._shape}"):
                    (deb,) = folder.glob(f"{package}_*.deb")
                    shutil.copy(deb, self._root / "srv" / name)
            shutil.copy(self._checkout / TERMINAL_CHECK, self._root / "srv")
            self._configure_apt()
            fetch = f"""
                apt-get -qq update
                mkdir -p /srv/debs/partial
                {APT} --download-only -o Dir::Cache::archives=/srv/debs install /srv/old/*.deb systemd
                {APT} -o Dir::Cache::archives=/srv/debs install $(ls /srv/debs/*.deb)
            """
            return self._run(fetch, log, online=True)

        if not self.runner.run(f"Debian {self._suite}, {self._shape}: what it depends on", build):
            return False
        self._before = take_snapshot(self._root)
        return True

    def _configure_apt(self) -> None:
        proxies = mirror_settings.apt_proxies()
        (self._root / "etc/apt/apt.conf.d/90proxies").write_text(proxies)
        # Keeps apt from starting services in the root.
        policy = self._root / "usr/sbin/policy-rc.d"
        policy.write_text("#!/bin/sh\nexit 101\n")
        policy.chmod(0o755)

    def install(self, release: str) -> None:
        """Install the packages without the network; check, and lead visits."""
        self._step("install", f"{APT} install /srv/{release}/*.deb")
        self._step("kiosk --version and kiosk check", "kiosk --version\nkiosk check")
        self._step("a visit, line by line", VISIT)
        self._step("a full-screen start, ended by SIGTERM", SCREEN)
        self._step("the visits are in the log", f"test $({COUNT}) -ge 1\n{self._owner()}")
        if self._dedicated:
            self._step("systemd-analyze verify and security, masks", CHECK_UNIT)

    def _owner(self) -> str:
        """Where the computer is the kiosk's, the log is for the eyes of its own user."""
        if not self._dedicated:
            return ""
        return 'test "$(stat -c "%U %a" /var/lib/kiosk/logbook.db)" = "kiosk 600"'

    def update_and_go_back(self) -> None:
        """Update to a release that changes the log, and go back to the one before, with a visit in each."""
        before = f"before=$({COUNT})"
        logged = f"test $({COUNT}) -eq $((before + 1))"
        self._step(
            "update, with a migration", f"{before}\n{APT} install /srv/new/*.deb\n{VISIT}\n{logged}"
        )
        newer = f"""
            {before}
            {APT} --allow-downgrades install /srv/old/*.deb
            {VISIT} 2>&1 | tee /tmp/said
            grep -q 'newer version' /tmp/said
            test $({COUNT}) -eq $before
        """
        self._step("downgrade: visits go on, unlogged", newer)
        restored = f"""
            kiosk restore --yes $(find /var/lib/kiosk /root/.local -name 'logbook-before-*.db')
            {before}
            {VISIT}
            {logged}
        """
        self._step("the log from before the update, restored", restored)
        self._step("update again", f"{before}\n{APT} install /srv/new/*.deb\n{VISIT}\n{logged}")

    def upgrade_debian(self) -> None:
        """Upgrade Debian 12 to 13 with the kiosk in it, which then starts."""

        def upgrade(log: TextIO) -> bool:
            for path in self._root.glob("etc/apt/sources.list*"):
                for file in [path, *path.glob("*")]:
                    if file.is_file():
                        file.write_text(file.read_text().replace("bookworm", "trixie"))
            fetch = "apt-get -qq update\napt-get -qq -y full-upgrade\npython3 --version\nkiosk --version"
            return self._run(fetch, log, online=True)

        self.runner.run("upgrade to Debian 13", upgrade)
        self._step("after it: kiosk check", "kiosk check")
        self._step("after it: a visit", f"before=$({COUNT})\n{VISIT}\ntest $({COUNT}) -gt $before")
        self._step("after it: a full-screen start", SCREEN)
        compiled = "ls /usr/lib/aiace-kiosk/common/kiosk/__pycache__/*.cpython-313.pyc"
        self._step("after it: modules compiled for the new Python", compiled)

    def remove(self) -> None:
        """Remove the packages, which leaves the data, then purge them, which leaves nothing."""
        names = f"aiace-kiosk aiace-kiosk-{self._shape}"
        kept = "test -e /var/lib/kiosk/logbook.db" if self._dedicated else ""
        self._step("remove: the log stays", f"{APT} remove {names}\n{kept}\n! command -v kiosk")
        self._step("purge", f"{APT} purge {names}")

        def compare(log: TextIO) -> bool:
            differences = compare_snapshots(self._before, take_snapshot(self._root))
            print("\n".join(differences), file=log)
            # The data of the desktop's own user are not the package's.
            own = "/root/.local"
            return not [line for line in differences if own not in line]

        self.runner.run("the tree is as it was before", compare)

    def _step(self, name: str, script: str) -> None:
        self.runner.run(name, lambda log: self._run(script, log))

    def _run(self, script: str, log: TextIO, *, online: bool = False) -> bool:
        """Run lines of shell as root in the root; 0 is the exit code of all of them."""
        alone: tuple[str, ...] = () if online else ("unshare", "--net")
        environment = (
            "env",
            "-i",
            "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME=/root",
            "LANG=C.UTF-8",
        )
        shell = ("DEBIAN_FRONTEND=noninteractive", "sh", "-euxc", script)
        command: list[str | Path] = [*alone, "chroot", self._root, *environment, *shell]
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            timeout=TIMEOUT,
            check=False,
        )
        return done.returncode == 0
