"""The catalog: everything that the content says, read once and frozen."""

from datetime import date

from msgspec import Struct, field

from kiosk.catalog.devices import Apple, Kind, Question, Rule
from kiosk.catalog.labels import Label
from kiosk.catalog.paths import Path
from kiosk.catalog.people import Code, Person, Problem, Term, Trouble, Words
from kiosk.catalog.screens import Screen
from kiosk.catalog.sentence import Said
from kiosk.catalog.steps import Method, Stage


class Language(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A language as it names itself, with the few sentences of the welcome page in it."""

    tag: str
    # In the files `name` is a sentence to translate, and a language's own name is none.
    name: Said = field(name="own_name")
    greeting: Said
    about: Said
    privacy: Said
    comfort: dict[str, Said] = field(default_factory=dict)
    furniture: dict[str, Said] = field(default_factory=dict)


class Url(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An internet address of EU Login or of a service behind it.

    `scan` is the same address with capitals before its path, where only so a code of it is small enough.
    """

    url: str
    scan: str = ""
    source: str
    dated: date


class Catalog(Struct, frozen=True, kw_only=True):
    """Everything that the content says, by id; dicts keep the order of the files."""

    languages: dict[str, Language] = field(default_factory=dict)
    addresses: dict[str, Url] = field(default_factory=dict)
    labels: dict[str, Label] = field(default_factory=dict)
    kinds: dict[str, Kind] = field(default_factory=dict)
    before: dict[str, Question] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    apple: tuple[Apple, ...] = ()
    methods: dict[str, Method] = field(default_factory=dict)
    stages: dict[str, Stage] = field(default_factory=dict)
    troubles: dict[str, Trouble] = field(default_factory=dict)
    paths: dict[str, Path] = field(default_factory=dict)
    screens: dict[str, Screen] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    codes: dict[str, Code] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    problems: dict[str, Problem] = field(default_factory=dict)
    pages: dict[str, Words] = field(default_factory=dict)
