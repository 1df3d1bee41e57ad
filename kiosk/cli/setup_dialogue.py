"""The dialogue of `kiosk setup` in a terminal or through a pipe: a question, its default, the answer."""

import sys
from collections.abc import Callable, Mapping
from typing import TypeVar

import click

from kiosk.content.records import PageTexts as PageWords
from kiosk.content.records import Sentence, readable
from kiosk.i18n.translator import Translator
from kiosk.view_model.plain_text import with_colon


def read_line(prompt: str) -> str:
    """An answer, without the blanks around it; EOFError at the end of input."""
    click.echo(f"{prompt} ", nl=False)
    return _read()


def read_secret(prompt: str) -> str:
    """An answer that is not shown while it is typed."""
    if sys.stdin is not None and sys.stdin.isatty():
        from getpass import getpass

        return getpass(f"{prompt} ").strip()
    return read_line(prompt)


def _read() -> str:
    said = sys.stdin.readline() if sys.stdin is not None else ""
    if sys.stdin is None or not sys.stdin.isatty():
        # Nobody pressed Enter on this screen.
        click.echo()
    if not said:
        raise EOFError
    # A file that was saved with a byte order mark may be the input.
    return said.removeprefix("\ufeff").strip()


T = TypeVar("T")
ABSENT = PageWords()


class WrongAnswerError(ValueError):
    """An answer that will not do: the note that says why, and its fields."""

    def __init__(self, note: str, **fields: object) -> None:
        super().__init__(note)
        self.note = note
        self.fields = fields


class SetupDialogue:
    """Says and asks what stands on the pages setup, setup-wrong and setup-end."""

    def __init__(self, words: Translator, pages: Mapping[str, PageWords]) -> None:
        self.words = words
        self._pages = pages

    def note(self, name: str, page: str = "setup", /, **fields: object) -> str:
        """One of the named sentences."""
        return self._said(self._page(page).note.get(name), name, fields)

    def option(self, name: str) -> str:
        """One of the named choices."""
        return self._said(self._page("setup").choice.get(name), name, {})

    def greet(self) -> None:
        """Say what this is, and how to answer."""
        page = self._page("setup")
        said = [self.words.say(one) for one in (page.title, page.lead, *page.say) if one]
        click.echo("\n" + "\n".join(said) + "\n")

    def say(self, name: str, page: str = "setup", /, **fields: object) -> None:
        """Print one of the named sentences."""
        click.echo(self.note(name, page, **fields))

    def heading(self, text: str) -> None:
        """Print what the next questions are about."""
        click.echo(self._with_colon(text))

    def ask(self, name: str, keep: T, shown: str, read: Callable[[str], T]) -> T:
        """What is answered; Enter keeps what is `shown`, and WrongError from `read` asks again."""
        while True:
            said = read_line(self._prompt(name, shown))
            if not said:
                return keep
            try:
                return read(said)
            except WrongAnswerError as wrong:
                self.say(wrong.note, "setup-wrong", **wrong.fields)

    def choose(self, name: str, options: Mapping[str, str], keep: str) -> str:
        """The id of one of the options, which are shown with numbers; their ids are answers too."""
        self.heading(self.note(name))
        ids = list(options)
        for number, id in enumerate(ids, 1):
            click.echo(f"  {number}  {options[id]}")

        def read(said: str) -> str:
            if said.isascii() and said.isdigit() and 1 <= int(said) <= len(ids):
                return ids[int(said) - 1]
            if said in options:
                return said
            raise WrongAnswerError("choice")

        return self.ask("choice", keep, str(ids.index(keep) + 1), read)

    def pin(
        self, good: Callable[[str], bool], easy: Callable[[str], bool], *, needed: bool = False
    ) -> str:
        """A new PIN, typed twice; nothing where Enter leaves it as it is."""
        while True:
            first = read_secret(self._prompt("pin"))
            if not first and not needed:
                return ""
            if not good(first):
                self.say("pin", "setup-wrong")
            elif easy(first):
                self.say("pin-easy", "setup-wrong")
            elif read_secret(self._prompt("pin-again")) == first:
                return first
            else:
                self.say("pin-again", "setup-wrong")

    def _page(self, id: str) -> PageWords:
        return self._pages.get(id, ABSENT)

    def _said(self, sentence: Sentence | None, name: str, fields: Mapping[str, object]) -> str:
        """The sentence; where the content lacks it, its name made readable."""
        if sentence is None:
            return readable(name, fields.values())
        return self.words.say(sentence, **fields)

    def _prompt(self, name: str, shown: str = "") -> str:
        kept = f" [{shown}]" if shown else ""
        return self._with_colon(f"{self.note(name)}{kept}")

    def _with_colon(self, text: str) -> str:
        return with_colon(text, self.words.tag)
