"""The click group `kiosk`: its commands are imported when they are asked for; errors are one plain sentence."""

import os
import sys
import traceback
from contextlib import suppress
from copy import copy
from importlib import import_module
from typing import TypeVar

import click

from kiosk import __version__
from kiosk.cli.output import print_text
from kiosk.closed_pipe import ReaderGoneError, UnprintedError, drop_output
from kiosk.content.folders_in_use import folders_in_use, use_pack
from kiosk.journey.context import Office
from kiosk.packs.current_pack import current_pack
from kiosk.paths import NoHomeError, data_folder
from kiosk.settings.countries import iso_code
from kiosk.settings.reader import read_settings
from kiosk.settings.schema import Settings

AnyCommand = TypeVar("AnyCommand", bound=click.Command)

COMMANDS = {
    "plain": "run_commands:plain",
    "device": "device_command:device",
    "phone": "phone_command:phone",
    "code": "code_command:code",
    "guide": "guide_command:guide",
    "page": "page_command:page",
    "slip": "slip_command:slip",
    "resume": "resume_command:resume",
    "check": "check_command:check",
    "log": "log_commands:log",
    "notice": "notice_command:notice",
    "content": "content_commands:content",
    "setup": "setup_command:setup",
    "staff": "run_commands:staff",
    "backup": "backup_commands:backup",
    "restore": "backup_commands:restore",
    "offices": "offices_commands:offices",
    "completion": "completion_command:completion",
}
"""Each command by its module in kiosk.cli and its function there."""

PRACTICE_ALONE = "Only kiosk --practice and kiosk plain --practice begin in practice."


def run_command(arguments: list[str]) -> int:
    """Run a command line; the exit code. Errors become one sentence on standard error, unless it has --debug."""
    # Files made from here on are for this user alone, whatever the shell's umask is.
    os.umask(0o077)
    debug = "--debug" in arguments
    try:
        # Click's own completion stays off: it would print what is typed as it is. See completion_command.
        code = kiosk.main(arguments, prog_name="kiosk", standalone_mode=False, complete_var="")
    except click.UsageError as fault:
        _complain(f"{fault.format_message()} See: {_command_path(fault)} --help")
        return fault.exit_code
    except click.ClickException as fault:
        _complain(fault.format_message())
        return fault.exit_code
    except NoHomeError as fault:
        _complain(str(fault))
        return 2
    except click.Abort:
        return 130
    except (BrokenPipeError, ReaderGoneError):
        # What click prints by itself, such as help and questions, raises the first.
        drop_output(sys.stdout, sys.stderr)
        return 1
    except UnprintedError as fault:
        drop_output(sys.stdout)
        _complain(str(fault))
        return 1
    except Exception as fault:
        plain = f"That did not work ({type(fault).__name__}): add --debug to see where."
        # By the same filter as all else: the text of an exception may quote a file.
        _complain(traceback.format_exc() if debug else plain)
        return 1
    return code if isinstance(code, int) else 0


class LazyGroup(click.Group):
    """A group that loads a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name with the common options; imports its module."""
        if name not in COMMANDS:
            return None
        module, _, function = COMMANDS[name].partition(":")
        command: click.Command = getattr(import_module(f"kiosk.cli.{module}"), function)
        return with_common_options(command)


def _use_data(ctx: click.Context, option: click.Parameter, value: str | None) -> None:
    """Callback of --data: wherever it stands it holds for all commands; loads the office's settings from there."""
    if value:
        os.environ["KIOSK_DATA"] = value
    if ctx.parent is None or value:
        try:
            settings, _ = read_settings(data_folder())
            _use_content()
        except NoHomeError:
            # The folder may be named behind the command; commands that need one say so themselves.
            settings = Settings()
        ctx.obj = Office(
            name=settings.office.name,
            languages=settings.languages,
            region=iso_code(settings.region),
            reopened=settings.reopened,
            closed=settings.closed,
            order=settings.order,
            notes=settings.notes,
            notice=settings.notice,
        )


def with_common_options(command: AnyCommand) -> AnyCommand:
    """A copy of a command that takes --data and --debug behind its name, as do those under it."""
    command = copy(command)
    command.params = [*command.params]
    names = {name for option in command.params for name in option.opts}
    if "--data" not in names:
        command.params.append(
            click.Option(
                ["--data"],
                metavar="DIR",
                expose_value=False,
                is_eager=True,
                callback=_use_data,
                help="The data folder.",
            )
        )
    if "--debug" not in names:
        command.params.append(
            click.Option(
                ["--debug"], is_flag=True, expose_value=False, help="Show where a fault came from."
            )
        )
    if isinstance(command, click.Group):
        command.commands = {
            name: with_common_options(subcommand) for name, subcommand in command.commands.items()
        }
    return command


def _use_content() -> None:
    """Read the content that the data folder names as the one in use; NoHomeError where there is no such folder."""
    use_pack(current_pack(data_folder()))


def _print_version(ctx: click.Context, option: click.Parameter, value: bool) -> None:
    """Callback of --version: print one line and end."""
    if not value or ctx.resilient_parsing:
        return
    from kiosk.content.last_review import last_review

    with suppress(NoHomeError):
        _use_content()
    day = last_review(folders_in_use().content)
    # An editor may have taken all dates out.
    content = f", content of {day.day} {day:%B %Y}" if day else ""
    print_text(f"kiosk {__version__}{content}")
    ctx.exit()


@click.group(cls=LazyGroup, invoke_without_command=True)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_print_version,
    help="Show the version, and from which day its content is.",
)
@click.option("--practice", is_flag=True, help="Begin in practice: nothing is counted for an hour.")
@click.pass_context
def kiosk(ctx: click.Context, practice: bool) -> int:
    """Lead former EU officials through EU Login; without a command, full screen until staff leave."""
    if ctx.invoked_subcommand is not None:
        if practice:
            raise click.UsageError(PRACTICE_ALONE)
        return 0
    from kiosk.runtime.supervisor import run

    return run(practice=practice)


kiosk = with_common_options(kiosk)


def _command_path(fault: click.UsageError) -> str:
    return fault.ctx.command_path if fault.ctx else "kiosk"


def _complain(sentence: str) -> None:
    print_text(sentence, err=True)
