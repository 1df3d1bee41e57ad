"""The German trial is a catalog that gettext accepts."""

import subprocess
from pathlib import Path

from kiosk.i18n.po_file import read_catalog
from kiosk.i18n.validation import all_messages, check_language
from kiosk.paths import CONTENT
from tests.conftest import needs
from tests.i18n.german_trial import FORMS, write_german


def test_the_trial_is_fifty_messages_and_more_that_gettext_accepts(tmp_path: Path) -> None:
    needs("msgfmt", "gettext")
    path, complaints = write_german(tmp_path)
    assert complaints == []
    assert len(read_catalog(path)) >= 50
    done = subprocess.run(
        ["msgfmt", "--check", "-o", "/dev/null", str(path)], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    found = check_language(tmp_path, "de", all_messages(CONTENT), FORMS)
    assert {one.fault for one in found.problems} == {"The translation is missing."}
