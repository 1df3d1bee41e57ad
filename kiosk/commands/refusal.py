"""A question that cannot be answered: one plain sentence, exit 2."""

from typing import IO, Any

import click


class Refusal(click.ClickException):
    """Says on standard error what is wrong and what to do."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """The sentence alone, without a word about usage."""
        click.echo(self.format_message(), file=file, err=file is None)
