"""`kiosk log view`: the visit log in the browser, for whoever wants to look for themselves."""

import socket
import sqlite3
import tempfile
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from html import escape
from pathlib import Path

import click

from kiosk.cli.datasette_site import SiteServer, build_site, has_datasette, install_command, listen
from kiosk.cli.log_shared import plain_log_errors
from kiosk.cli.one_time_link import OneTimeLink
from kiosk.cli.output import print_text
from kiosk.cli.shared import RefusalError
from kiosk.paths import data_folder
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.read_only import query_log

NOT_INSTALLED = "Datasette, which shows the visit log, is not installed: run {command}"
NO_LOG = "There is no visit log yet: start the kiosk, which begins one."
NO_PORT = "No port of this computer is free ({fault}): close a program that uses many, then do this again."
OPEN_LINK = "Open this link in a browser on this computer. It opens once; press Ctrl-C here to end."
OPENING = "The visit log opens in the browser; press Ctrl-C here to end. If no page opens, open this link:"
ENDED = "The visit log is no longer shown."

LEADING_PAGE = """<!DOCTYPE html>
<meta charset="utf-8"><meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url={link}"><a href="{link}">The visit log</a>
"""


@click.command("view")
@click.option("--no-open", is_flag=True, help="Only print the link; open no browser.")
def view_log(no_open: bool) -> None:
    """Show the visit log in the browser, to you alone, until Ctrl-C."""
    folder = data_folder()
    if not has_datasette():
        raise RefusalError(NOT_INSTALLED.format(command=install_command()))
    with plain_log_errors():
        if not query_log(folder, _has_counts, False):
            raise RefusalError(NO_LOG)
    link = OneTimeLink(start=Path(LOG_FILE).stem)
    server = SiteServer(link.guard(build_site(folder, link.base)))
    with _listening() as listening, server.ended_by_signals():
        url = link.url(listening.getsockname()[1])
        print_text(OPEN_LINK if no_open else OPENING)
        print_text(url)
        with nullcontext() if no_open else _opened(url):
            server.run(listening)
    print_text(ENDED)


def _has_counts(conn: sqlite3.Connection) -> bool:
    """Whether the log can be read, with the tables of this version."""
    conn.execute("SELECT 1 FROM monthly_count").fetchone()
    return True


@contextmanager
def _listening() -> Iterator[socket.socket]:
    try:
        listening = listen()
    except OSError as fault:
        raise click.ClickException(NO_PORT.format(fault=fault.strerror)) from None
    with listening:
        yield listening


@contextmanager
def _opened(url: str) -> Iterator[None]:
    """Open the link in a browser, by a page that leads to it.

    Other accounts can read the command line of a browser, and with the link in it could be the first to open it.
    """
    with tempfile.TemporaryDirectory(prefix="kiosk-log-") as folder:
        page = Path(folder, "visit-log.html")
        page.write_text(LEADING_PAGE.format(link=escape(url)), encoding="utf-8")
        # A browser that draws in the terminal returns when it is closed, and until then needs the server.
        threading.Thread(target=webbrowser.open, args=[page.as_uri()], daemon=True).start()
        yield
