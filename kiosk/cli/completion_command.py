"""`kiosk completion`: the script by which a shell completes the words of `kiosk`, and what it asks for."""

import os
from contextlib import suppress

import click
from click.shell_completion import ShellComplete, get_completion_class

from kiosk.cli.output import print_text

VARIABLE = "_KIOSK_COMPLETE"
"""The variable that the script sets when it asks for words; `kiosk completion` alone heeds it."""


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that completes commands and options in a shell."""
    kind = get_completion_class(shell)
    assert kind is not None
    completer = kind(ctx.find_root().command, {}, "kiosk", VARIABLE)
    if os.environ.get(VARIABLE) == f"{shell}_complete":
        # A wrong word before the one that is completed is no reason to write over what is being typed.
        with suppress(click.ClickException):
            print_text(completer.complete())
        return
    print_text(_script(completer, shell))


def _script(completer: ShellComplete, shell: str) -> str:
    """Click's script, which has this command asked instead of the kiosk itself: what it prints is filtered."""
    # The method of the base: that of bash looks for the bash of this computer, which need not be the one meant.
    script = ShellComplete.source(completer)
    for program in ("$1", "kiosk"):
        script = script.replace(f" {program})", f" {program} completion {shell})")
    return script
