"""`kiosk log view`: the visit log in Datasette, read-only, and for whoever started it alone."""

import html
import os
import re
import signal
import stat
import tomllib
from contextlib import closing
from datetime import date
from http.client import HTTPConnection
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urljoin

import pytest
from click.testing import CliRunner

from kiosk.cli import datasette_site, log_view_command, shown_site
from kiosk.cli.one_time_link import COOKIE, REFUSED, USED
from kiosk.events import Event
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.log_sentences import DAMAGED
from kiosk.store.purge import purge
from tests.chromium import Chromium
from tests.cli.shown_log import OTHER_ACCOUNT, Reader, ShownLog, shown_log
from tests.conftest import needs
from tests.runtime.waiting import wait_until
from tests.sampling import sampled
from tests.store.logs import query_sql, write_visits
from tests.visit_logs import copy_log

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 30)
PAGES = (
    *("", "logbook", "logbook.json", "logbook.db", "logbook/visit", "logbook/visit.json"),
    *("logbook/visit.csv?_stream=1", "logbook/visits", "logbook/visits.json", "logbook/rounding_key"),
    *("logbook?sql=select+1", "-/metadata.json", "-/databases.json", "-/static/app.css", "-/plugins"),
    *("-/auth-token?token=", "-/allow-debug", "_internal", "favicon.ico", "nothing", "../logbook"),
    *("open", "open?token=", "open?token=wrong", "%6fpen"),
)  # fmt: skip
VISIT = [
    Event(0, "choice", "welcome", "fr"),
    Event(3, "fact", "language", "fr"),
    Event(9, "end", "intent", "left"),
]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a log of synthetic visits; its path holds signs that mean something in an address."""
    folder = tmp_path_factory.mktemp("log") / "50% of? #1 é"
    copy_log(folder, 200, 20, 40, 5, TODAY)
    return folder


@pytest.fixture(scope="module")
def shown(data: Path) -> Any:
    """That log as it is shown."""
    with shown_log(data, "--no-open") as log:
        yield log


@pytest.fixture(scope="module")
def reader(shown: ShownLog) -> Reader:
    """Whoever opened the link of that log."""
    return shown.reader()


def call(folder: Path, *options: str) -> tuple[int, str]:
    """What the command says, within this process."""
    done = CliRunner().invoke(
        log_view_command.view_log, options, env={"KIOSK_DATA": str(folder)}, standalone_mode=False
    )
    assert done.exception is not None
    fault: Any = done.exception
    return fault.exit_code, fault.format_message()


def test_whoever_opens_the_link_reads_the_log(reader: Reader, shown: ShownLog, data: Path) -> None:
    status, page = reader.get(f"{shown.base}logbook")
    assert status == 200
    assert "How many visits were there?" in page
    (counted,) = query_sql(data, "SELECT sum(visits) FROM daily_visits")
    assert sum(row["visits"] for row in reader.rows(f"{shown.base}logbook/visits")) == counted[0]
    assert counted == (200,)


def test_every_link_of_the_first_pages_leads_somewhere(reader: Reader, shown: ShownLog) -> None:
    first = links(reader, f"{shown.base}logbook", shown.base)
    second = {link for page in first for link in links(reader, page, shown.base)}
    # One of those that differ in values alone, or in the row of a table, stands for the others.
    kinds = {kind_of(link, shown.base): link for link in {*first, *second}}
    assert len(kinds) > 100
    asked = sampled(sorted(kinds.values()), 4)
    assert {link: reader.get(link)[0] for link in asked} == dict.fromkeys(asked, 200)


def kind_of(link: str, base: str) -> tuple[str, ...]:
    """A link without the row of a table and without values of options."""
    path, _, options = link.removeprefix(base).partition("?")
    return (*path.split("/")[:2], str(path.count("/")), re.sub(r"=[^&]*", "", options))


def links(reader: Reader, page: str, base: str) -> list[str]:
    """The addresses below a base that a page names."""
    found = re.findall(r'(?:href|src)="([^"]+)"', reader.get(page)[1])
    addresses = [urljoin(page, html.unescape(one)).partition("#")[0] for one in found]
    return [address for address in addresses if address.startswith(base)]


def test_another_account_gets_403_on_every_path(shown: ShownLog) -> None:
    base = shown.base.partition(str(shown.port))[2]
    paths = [f"{base}{page}" for page in PAGES] + [f"/{page}" for page in PAGES]
    cookies = ("", f"{COOKIE}=", f"{COOKIE}=wrong", "ds_actor=root", COOKIE)
    requests: list[tuple[str, str, dict[str, str]]] = [
        (method, path, {"Cookie": cookie} if cookie else {})
        for method in ("GET", "HEAD", "POST")
        for cookie in cookies
        for path in paths
    ]
    answers = shown.visit(requests)
    assert len(answers) == len(requests) > 600
    assert {status for status, *_ in answers} == {403}
    assert {text for _, text, *_ in answers} == {REFUSED, ""}
    assert not any("set-cookie" in headers for *_, headers, _ in answers)
    account = os.getuid() or OTHER_ACCOUNT
    assert {account for *_, account in answers} == {account}


def test_the_link_opens_once_and_says_so(data: Path) -> None:
    with shown_log(data, "--no-open") as log:
        path = log.link.partition(str(log.port))[2]
        # Asking for its head, as programs do that show where a link leads, uses nothing up.
        assert [one[0] for one in log.visit([("HEAD", path, {})])] == [403]
        reader = log.reader()
        assert reader.url == f"{log.base}logbook"
        assert [one[:2] for one in log.visit([("GET", path, {})])] == [[403, USED]]
        assert reader.get(log.link)[0] == 200


def test_the_cookie_is_for_this_path_and_no_script_and_nothing_is_stored(data: Path) -> None:
    with shown_log(data, "--no-open") as log:
        base, path = (one.partition(str(log.port))[2] for one in (log.base, log.link))
        ((status, _, headers, _),) = log.visit([("GET", path, {})])
        cookie = headers["set-cookie"].partition("; ")
        assert (status, headers["location"]) == (303, f"{base}logbook")
        assert cookie[2] == f"Path={base}; HttpOnly; SameSite=Lax"
        ((status, _, headers, _),) = log.visit([("GET", f"{base}logbook", {"Cookie": cookie[0]})])
        assert status == 200
    assert (headers["cache-control"], headers["referrer-policy"]) == ("no-store", "no-referrer")


def test_nobody_reads_the_key_of_the_rounding(reader: Reader, shown: ShownLog, data: Path) -> None:
    key = query_sql(data, "SELECT hex(key) FROM rounding_key")[0][0]
    pages = [
        *("logbook/rounding_key", "logbook/rounding_key.json", "logbook/rounding_key.csv?_stream=1"),
        *(f"logbook/rounding_key/{key}", "logbook.db", "_internal"),
        "logbook?sql=select+hex(key)+from+rounding_key",
        "logbook.json?sql=select+hex(key)+from+rounding_key",
        "logbook/visit?_where=(select+hex(key)+from+rounding_key)=1",
        "logbook/visit.json?_where=1=1",
    ]  # fmt: skip
    assert {page: reader.get(shown.base + page)[0] for page in pages} == dict.fromkeys(pages, 403)
    assert reader.get(f"{shown.base}logbook/ROUNDING_KEY")[0] == 404
    listed = reader.get(f"{shown.base}logbook.json?_show_hidden=1")[1]
    assert '"monthly_count"' in listed
    assert '"rounding_key"' not in listed
    # What a query is given is a value, and no SQL.
    asked = f"{shown.base}logbook/visits.json?_shape=array&month='+union+select+hex(key),1,1,1+from+rounding_key--"
    assert reader.get(asked) == (200, "[]")


def test_two_are_shown_at_once_on_ports_of_their_own(shown: ShownLog, data: Path) -> None:
    with shown_log(data, "--no-open") as another:
        assert another.port != shown.port
        assert another.reader().get(shown.base)[0] == 403


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_with_a_sentence_while_a_browser_has_it_open(
    data: Path, number: int
) -> None:
    with shown_log(data, "--no-open") as log:
        assert log.said == shown_site.OPEN_LINK
        # As a browser does, it keeps its connection.
        with closing(HTTPConnection("127.0.0.1", log.port)) as kept:
            kept.request("GET", log.link.partition(str(log.port))[2])
            assert kept.getresponse().read() == b""
            assert kept.sock is not None
            assert log.end(number) == (0, f"{shown_site.ENDED.format(what='The visit log')}\n", "")


def test_nothing_of_the_log_is_written(tmp_path: Path) -> None:
    copy_log(tmp_path, 200, 20, 40, 5, TODAY)
    before = (tmp_path / LOG_FILE).read_bytes()
    with shown_log(tmp_path, "--no-open") as log:
        reader = log.reader()
        assert reader.get(f"{log.base}logbook/visit")[0] == 200
        assert len(reader.rows(f"{log.base}logbook/stops")) > 1
        assert log.end(signal.SIGINT)[0] == 0
    assert (tmp_path / LOG_FILE).read_bytes() == before
    beside = {path.name: path.stat().st_size for path in tmp_path.iterdir()}
    assert set(beside) <= {LOG_FILE, f"{LOG_FILE}-wal", f"{LOG_FILE}-shm"}
    assert not beside.get(f"{LOG_FILE}-wal")


def test_it_is_shown_where_sqlite_cannot_make_its_files_beside_it(tmp_path: Path) -> None:
    copy_log(tmp_path, 200, 20, 40, 5, TODAY)
    (tmp_path / f"{LOG_FILE}-shm").mkdir()
    with shown_log(tmp_path, "--no-open") as log:
        rows = log.reader().rows(f"{log.base}logbook/visits")
    assert sum(row["visits"] for row in rows) == 200


def test_a_kiosk_writes_and_deletes_visits_meanwhile(tmp_path: Path) -> None:
    write_visits(tmp_path, [(date(2026, 10, 1), VISIT)] * 2)
    with shown_log(tmp_path, "--no-open") as log:
        reader, visits = log.reader(), f"{log.base}logbook/visit"
        assert len(reader.rows(visits)) == 2
        (new,) = write_visits(tmp_path, [(TODAY, VISIT)])
        assert len(reader.rows(visits)) == 3
        done = purge(tmp_path, date(2026, 11, 1), TODAY)
        assert (done.visits, done.clean) == (2, True)
        assert [row["id"] for row in reader.rows(visits)] == [new]


def test_the_command_line_of_the_browser_does_not_hold_the_link(data: Path, tmp_path: Path) -> None:
    browser, told, opened = tmp_path / "browser", tmp_path / "told", tmp_path / "opened"
    opened.mkdir()
    browser.write_text(f'#!/bin/sh\nprintf "%s" "$*" >"{told}.new"; mv "{told}.new" "{told}"\n')
    browser.chmod(0o755)
    given = os.environ | {"BROWSER": str(browser), "TMPDIR": str(opened)}
    with shown_log(data, environment=given) as log:
        assert log.said == shown_site.OPENING.format(what="The visit log")
        line = wait_until(lambda: told.exists() and told.read_text())
        page = Path(line.removeprefix("file://"))
        assert opened in page.parents
        rights = [stat.S_IMODE(path.stat().st_mode) for path in (page, page.parent)]
        assert rights == [0o600, 0o700]
        (link,) = re.findall(r'href="(.+?)"', page.read_text())
        assert html.unescape(link) == log.link
        assert Reader().get(log.link)[0] == 200
        assert log.end(signal.SIGINT)[0] == 0
    assert not [*opened.iterdir()]


@pytest.mark.parametrize("installed", [None, "1.0"])
def test_without_a_datasette_that_fits_it_says_how_to_install_one(
    data: Path, monkeypatch: pytest.MonkeyPatch, installed: str | None
) -> None:
    def version(name: str) -> str:
        if installed is None:
            raise PackageNotFoundError(name)
        return installed

    monkeypatch.setattr(datasette_site, "version", version)
    code, sentence = call(data)
    assert (code, sentence.count("\n")) == (2, 0)
    assert sentence.endswith(f" --requirement {ROOT / 'requirements-view.txt'}")
    monkeypatch.setattr(datasette_site, "PINS", ROOT / "nothing")
    assert call(data)[1].endswith("-m pip install 'datasette>=0.65,<1'")
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert datasette_site.REQUIREMENT in extras["optional-dependencies"]["view"]


def test_a_log_that_is_missing_or_damaged_is_told_in_a_sentence(tmp_path: Path) -> None:
    assert call(tmp_path) == (2, log_view_command.NO_LOG)
    (tmp_path / LOG_FILE).write_bytes(b"no log" * 1000)
    assert call(tmp_path) == (1, DAMAGED)


def test_where_no_port_is_free_a_sentence_says_so(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def listen() -> NoReturn:
        raise OSError(98, "Address already in use")

    monkeypatch.setattr(shown_site, "listen", listen)
    assert call(data, "--no-open") == (
        1,
        shown_site.NO_PORT.format(fault="Address already in use"),
    )


@pytest.mark.slow("chromium")
def test_chromium_opens_the_link_and_reads_a_figure(data: Path, tmp_path: Path) -> None:
    needs("chromium", "chromium")
    counted = query_sql(
        data,
        "SELECT label, sum(visits) FROM reasons_by_month GROUP BY reason ORDER BY 2 DESC, reason",
    )
    assert sum(int(str(visits)) for _, visits in counted) == 200
    with shown_log(data, "--no-open") as log, Chromium(tmp_path) as browser:
        browser.open(log.link)
        assert browser.evaluate("document.querySelector('h1').textContent") == "Visit log"
        browser.click("a[href$='/logbook/reasons']")
        assert browser.evaluate("document.querySelector('h1').textContent.trim()") == (
            "Why did members come?"
        )
        rows = browser.evaluate(
            "[...document.querySelectorAll('table.rows-and-columns tbody tr')]"
            ".map(row => [1, 2].map(cell => row.cells[cell].textContent.trim()))"
        )
        assert rows == [[label, str(visits)] for label, visits in counted]
