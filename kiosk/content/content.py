"""Everything that the content says, read once and frozen."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct, field

from kiosk.content.button_labels import ButtonLabel
from kiosk.content.device_models import AndroidModel, AppleModel
from kiosk.content.device_records import DeviceKind, DeviceQuestion, DeviceRule
from kiosk.content.lookup_records import DeviceQualifier, UnsuitableThing
from kiosk.content.shared_records import (
    CodeFormat,
    Contact,
    DayNotice,
    EuLoginScreen,
    HelpTopic,
    NonBlank,
    PageTexts,
    Term,
    Trouble,
)
from kiosk.content.step_records import Method, Situation, Stage

FormName = Annotated[str, Meta(pattern=r"^[a-z][a-z-]*$")]
"""The name of a form of nouns, as it stands in braces behind a dot."""


class Language(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A language as it names itself, with the texts of the welcome page and the labels around every page in it.

    The welcome page is shown before a language is chosen, so these texts are not in the gettext catalogs.
    `choices` are texts of the welcome page by their ids, `labels` the fields of `PageLabels`. `forms` names the
    forms that nouns have in it besides the basic one, such as "dative" (`kiosk/i18n/nouns.py`). `offered` says
    that native readers have read it; until then an office names its own reader before members are offered it.
    `roles` say with {label} what a name on the member's screen belongs to, by the ids of `ControlRole`; line mode
    says so after the words of `role_after`, in small letters. A language may have neither.
    """

    tag: str
    offered: bool = False
    # In the files `name` is a sentence to translate, and a language's own name is none.
    name: NonBlank = field(name="own_name")
    greeting: NonBlank
    about: NonBlank
    privacy: NonBlank
    choices: dict[str, NonBlank] = field(default_factory=dict)
    labels: dict[str, NonBlank] = field(default_factory=dict)
    forms: tuple[FormName, ...] = ()
    roles: dict[str, NonBlank] = field(default_factory=dict)
    role_after: tuple[NonBlank, ...] = ()


class Url(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An internet address of EU Login or of a service behind it.

    `scan` is the same address with its host in capitals, where only then its QR code is small enough: capitals
    are encoded in fewer bits (ISO/IEC 18004, alphanumeric mode), and the host is the same in capitals.
    """

    url: str
    scan: str = ""
    source: str
    dated: date


class ControlRole(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What some names on the screen of EU Login belong to, such as buttons: the ids of these labels."""

    labels: tuple[str, ...]


class Content(Struct, frozen=True, kw_only=True):
    """Everything that the content says, by id; each dict keeps the order of the files, or of the entries' numbers.

    The ids of `situations` stand in targets, events and resume codes after "path:" or "path/": what these hold
    must not change, so they keep that older word.
    """

    languages: dict[str, Language] = field(default_factory=dict)
    addresses: dict[str, Url] = field(default_factory=dict)
    labels: dict[str, ButtonLabel] = field(default_factory=dict)
    kinds: dict[str, DeviceKind] = field(default_factory=dict)
    before: dict[str, DeviceQuestion] = field(default_factory=dict)
    questions: dict[str, DeviceQuestion] = field(default_factory=dict)
    rules: tuple[DeviceRule, ...] = ()
    apple: tuple[AppleModel, ...] = ()
    unsuitable: dict[str, UnsuitableThing] = field(default_factory=dict)
    qualifiers: dict[str, DeviceQualifier] = field(default_factory=dict)
    android: dict[str, AndroidModel] = field(default_factory=dict)
    methods: dict[str, Method] = field(default_factory=dict)
    stages: dict[str, Stage] = field(default_factory=dict)
    troubles: dict[str, Trouble] = field(default_factory=dict)
    situations: dict[str, Situation] = field(default_factory=dict)
    screens: dict[str, EuLoginScreen] = field(default_factory=dict)
    roles: dict[str, ControlRole] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    codes: dict[str, CodeFormat] = field(default_factory=dict)
    people: dict[str, Contact] = field(default_factory=dict)
    problems: dict[str, HelpTopic] = field(default_factory=dict)
    notices: dict[str, DayNotice] = field(default_factory=dict)
    pages: dict[str, PageTexts] = field(default_factory=dict)
