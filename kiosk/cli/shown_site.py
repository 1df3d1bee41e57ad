"""Shows a Datasette site in the browser of one person, until Ctrl-C."""

import socket
import tempfile
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from html import escape
from pathlib import Path

import click
from msgspec import Struct

from kiosk.cli.datasette_site import SiteServer, build_site, has_datasette, install_command, listen
from kiosk.cli.one_time_link import OneTimeLink
from kiosk.cli.output import print_text
from kiosk.cli.shared import RefusalError

NOT_INSTALLED = "Datasette, which shows {what}, is not installed: run {command}"
NO_PORT = "No port of this computer is free ({fault}): close a program that uses many, then do this again."
OPEN_LINK = "Open this link in a browser on this computer. It opens once; press Ctrl-C here to end."
OPENING = "{what} opens in the browser; press Ctrl-C here to end. If no page opens, open this link:"
ENDED = "{what} is no longer shown."

LEADING_PAGE = """<!DOCTYPE html>
<meta charset="utf-8"><meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url={link}"><a href="{link}">{title}</a>
"""

no_open_option = click.option(
    "--no-open", is_flag=True, help="Only print the link; open no browser."
)


class ShownFile(Struct, frozen=True):
    """A SQLite file that is shown: under a name in its addresses, as a YAML file describes it, called `what`."""

    path: Path
    name: str
    described: Path
    what: str

    @property
    def title(self) -> str:
        """What it is called, at the beginning of a sentence."""
        return self.what[:1].upper() + self.what[1:]


def require_datasette(what: str) -> None:
    """Raise RefusalError, with the command that installs it, where there is no Datasette that fits."""
    if not has_datasette():
        raise RefusalError(NOT_INSTALLED.format(what=what, command=install_command()))


def show_file(shown: ShownFile, *, no_open: bool) -> None:
    """Show a file until a signal ends it, by a link that opens once."""
    link = OneTimeLink(start=shown.name)
    site = build_site(shown.path, shown.name, shown.described, link.base)
    server = SiteServer(link.guard(site))
    with _listening() as listening, server.ended_by_signals():
        url = link.url(listening.getsockname()[1])
        print_text(OPEN_LINK if no_open else OPENING.format(what=shown.title))
        print_text(url)
        with nullcontext() if no_open else _opened(url, shown):
            server.run(listening)
    print_text(ENDED.format(what=shown.title))


@contextmanager
def _listening() -> Iterator[socket.socket]:
    try:
        listening = listen()
    except OSError as fault:
        raise click.ClickException(NO_PORT.format(fault=fault.strerror)) from None
    with listening:
        yield listening


@contextmanager
def _opened(url: str, shown: ShownFile) -> Iterator[None]:
    """Open the link in a browser, by a page that leads to it.

    Other accounts can read the command line of a browser, and with the link in it could be the first to open it.
    """
    with tempfile.TemporaryDirectory(prefix="kiosk-view-") as folder:
        page = Path(folder, f"{shown.name}.html")
        leading = LEADING_PAGE.format(link=escape(url), title=escape(shown.title))
        page.write_text(leading, encoding="utf-8")
        # A browser that draws in the terminal returns when it is closed, and until then needs the server.
        threading.Thread(target=webbrowser.open, args=[page.as_uri()], daemon=True).start()
        yield
