"""The dialogue of `kiosk setup` in a terminal or through a pipe: a question, its default, the answer."""

import sys
from collections.abc import Callable, Mapping
from typing import TypeVar

from kiosk.cli.output import print_text
from kiosk.content.content import Content
from kiosk.content.shared_records import PageTexts, Sentence, readable
from kiosk.i18n.translator import Translator
from kiosk.printable import printable
from kiosk.view_model.plain_text import with_colon

T = TypeVar("T")

DIALOGUE_PAGES = ("setup", "setup-wrong", "setup-end", "staff-languages")
"""The pages of which the dialogue says sentences."""

NO_TEXTS = PageTexts()
"""In the place of a page that the content lacks."""


def read_line(prompt: str) -> str:
    """Print a prompt and read a line, without the blanks around it; EOFError at the end of input."""
    print_text(f"{prompt} ", nl=False)
    return _read_input()


def read_secret(prompt: str) -> str:
    """Read a line that is not shown while it is typed, where input is a terminal."""
    if sys.stdin is not None and sys.stdin.isatty():
        from getpass import getpass

        return getpass(printable(f"{prompt} ")).strip()
    return read_line(prompt)


def _read_input() -> str:
    line = sys.stdin.readline() if sys.stdin is not None else ""
    if sys.stdin is None or not sys.stdin.isatty():
        # Input from a pipe is not echoed, nor is its Enter.
        print_text()
    if not line:
        raise EOFError
    # A file that was saved with a byte order mark may be the input.
    return line.removeprefix("\ufeff").strip()


class WrongAnswerError(ValueError):
    """An answer that cannot be used: the id of the note that says why, on the page setup-wrong, and its fields."""

    def __init__(self, note: str, **fields: object) -> None:
        super().__init__(note)
        self.note = note
        self.fields = fields


class SetupDialogue:
    """Prints sentences and asks questions; their texts stand on the pages of DIALOGUE_PAGES."""

    def __init__(self, words: Translator, pages: Mapping[str, PageTexts]) -> None:
        self.words = words
        self._pages = pages

    def note(self, name: str, page: str = "setup", /, **fields: object) -> str:
        """One of the named sentences."""
        return printable(self._render(self._page(page).note.get(name), name, fields))

    def try_all(self, content: Content) -> None:
        """Say all sentences of a set-up to nobody: the translator notes those that are not translated."""
        for person in content.people.values():
            for sentence in (person.name, *person.lines):
                self.words.say(sentence)
        for page in (self._page(id) for id in DIALOGUE_PAGES):
            texts = (page.title, page.lead, *page.say, *page.note.values(), *page.choice.values())
            for sentence in filter(None, texts):
                self.words.say(sentence)

    def option(self, name: str) -> str:
        """One of the named choices."""
        return self._render(self._page("setup").choice.get(name), name, {})

    def greet(self) -> None:
        """Say what this is, and how to answer."""
        page = self._page("setup")
        lines = [self.words.say(one) for one in (page.title, page.lead, *page.say) if one]
        print_text("\n" + "\n".join(lines) + "\n")

    def say(self, name: str, page: str = "setup", /, **fields: object) -> None:
        """Print one of the named sentences."""
        print_text(self.note(name, page, **fields))

    def heading(self, text: str) -> None:
        """Print what the next questions are about."""
        print_text(self._with_colon(text))

    def ask(
        self, name: str, keep: T, shown: str, parse: Callable[[str], T], /, **fields: object
    ) -> T:
        """Ask until `parse` takes the answer; Enter keeps the value `keep`, which is `shown` in the prompt.

        `fields` stand in the braces of the question.
        """
        while True:
            answer = read_line(self._prompt(name, shown, **fields))
            if not answer:
                return keep
            try:
                return parse(answer)
            except WrongAnswerError as wrong:
                self.say(wrong.note, "setup-wrong", **wrong.fields)

    def choose(self, name: str, options: Mapping[str, str], keep: str) -> str:
        """The id of one of the options, which are shown with numbers; their ids are answers too."""
        self.heading(self.note(name))
        ids = list(options)
        for number, id in enumerate(ids, 1):
            print_text(f"  {number}  {options[id]}")

        def parse(answer: str) -> str:
            if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(ids):
                return ids[int(answer) - 1]
            if answer in options:
                return answer
            raise WrongAnswerError("choice")

        return self.ask("choice", keep, str(ids.index(keep) + 1), parse)

    def ask_pin(
        self,
        is_valid: Callable[[str], bool],
        is_easy: Callable[[str], bool],
        *,
        required: bool = False,
    ) -> str:
        """Ask for a new PIN, typed twice; empty where Enter leaves it as it is, unless one is `required`."""
        while True:
            first = read_secret(self._prompt("pin"))
            if not first and not required:
                return ""
            if not is_valid(first):
                self.say("pin", "setup-wrong")
            elif is_easy(first):
                self.say("pin-easy", "setup-wrong")
            elif read_secret(self._prompt("pin-again")) == first:
                return first
            else:
                self.say("pin-again", "setup-wrong")

    def _page(self, id: str) -> PageTexts:
        return self._pages.get(id, NO_TEXTS)

    def _render(self, sentence: Sentence | None, name: str, fields: Mapping[str, object]) -> str:
        """The sentence; where the content lacks it, its name made readable."""
        if sentence is None:
            return readable(name, fields.values())
        return self.words.say(sentence, **fields)

    def _prompt(self, name: str, shown: str = "", /, **fields: object) -> str:
        kept = f" [{shown}]" if shown else ""
        return self._with_colon(f"{self.note(name, **fields)}{kept}")

    def _with_colon(self, text: str) -> str:
        return with_colon(text, self.words.tag)
