"""Answers typed in a terminal, or read from a pipe line by line; a secret is shown in neither."""

import sys

import click


def line(prompt: str) -> str:
    """An answer, without the blanks around it; EOFError at the end of input."""
    click.echo(f"{prompt} ", nl=False)
    return _read()


def secret(prompt: str) -> str:
    """An answer that is not shown while it is typed."""
    if sys.stdin is not None and sys.stdin.isatty():
        from getpass import getpass

        return getpass(f"{prompt} ").strip()
    return line(prompt)


def _read() -> str:
    said = sys.stdin.readline() if sys.stdin is not None else ""
    if sys.stdin is None or not sys.stdin.isatty():
        # Nobody pressed Enter on this screen.
        click.echo()
    if not said:
        raise EOFError
    # A file that was saved with a byte order mark may be the input.
    return said.removeprefix("\ufeff").strip()
