"""Whatever one file of the content holds, both checks come to their end and name what is wrong."""

import itertools
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.cli.check_command import run_checks
from kiosk.content.toml import read_toml
from kiosk.paths import SETTINGS_FILE
from tests.content.small_content import TABLES, SmallContent
from tests.content.strategies import RAW, TREES, nearly, written
from tests.sampling import sampled
from tools.content_check.report import ContentReport, check_content, report_lines

DAY = date(2027, 1, 1)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> SmallContent:
    """Some files of the content, to be broken."""
    return SmallContent(tmp_path_factory.mktemp("check"))


def checked(content: SmallContent, file: str, data: bytes) -> ContentReport:
    """What is said of the content with other bytes in one file."""
    nowhere = content.folder.with_name("nowhere")
    with content.holding(file, data):
        report = check_content(content.folder, nowhere, DAY)
        office = run_checks(content.folder, nowhere, nowhere)
    # Without languages in the content, those of the settings are not known; the content check reads no settings.
    of_content = {one for one in office.problems if one.file != SETTINGS_FILE}
    assert of_content <= set(report.problems)
    for one in (*report.problems, *report.notices):
        assert one.file
        assert one.fault
        assert one.remedy
    assert "\n".join(report_lines(report)).encode()
    return report


@pytest.mark.slow("attack")
@settings(max_examples=25)
@given(st.data())
def test_any_bytes_that_are_no_toml_are_named(content: SmallContent, data: st.DataObject) -> None:
    file, raw = data.draw(st.sampled_from([*content.files, *TABLES])), data.draw(RAW)
    report = checked(content, file, raw)
    try:
        read_toml(raw.decode())
    except ValueError:
        assert Path(file).name in {Path(one.file).name for one in report.problems}


@pytest.mark.slow("attack")
@settings(max_examples=60)
@given(st.data())
def test_any_tree_comes_to_an_end(content: SmallContent, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(content.files))
    checked(content, file, written(data.draw(nearly(content.folder, file) | TREES)))


KEYS = ("imperatives", "joints", "verbs", "loose", "passive", "cues")
PATTERNS = ("(", "a)", "(a)", "(?P<x>a)", "\\1", "(?i)a", "a{9999999999}")


@pytest.mark.parametrize(("key", "pattern"), sampled(itertools.product(KEYS, PATTERNS), 3))
def test_a_pattern_of_plain_language_that_cannot_be_used_is_named(
    content: SmallContent, key: str, pattern: str
) -> None:
    tree = read_toml((content.folder / "plain/en.toml").read_text())
    tree[key] = [*tree[key], pattern]
    report = checked(content, "plain/en.toml", written(tree))
    (found,) = (one for one in report.problems if one.file == "plain/en.toml")
    assert found.key == key
    assert pattern in found.fault
