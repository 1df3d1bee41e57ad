"""What a page builder works with: content, office, translator, day, front end; and the draft that it makes."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from msgspec import Struct, field

from kiosk.content.content import Content
from kiosk.events import FrontEndName, VisitRecord
from kiosk.i18n.translator import Translator


class Office(Struct, frozen=True, kw_only=True):
    """What an office has decided for its kiosk; `pin` says whether its staff have one,
    `days` for how many single visits are kept, `enlarges` whether its terminal can show larger text.

    `order` names the methods that it recommends first, `notes` its own words on a method.
    """

    name: str = "AIACE"
    languages: tuple[str, ...] = ("fr", "en")
    region: str = "BE"
    reopened: Collection[str] = ()
    closed: Collection[str] = ()
    order: tuple[str, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    mark: str = ""
    pin: bool = False
    days: int = 30
    enlarges: bool = False


class Context(Struct, frozen=True, kw_only=True):
    """All that a room may look at; `now` is a parameter, never read from a clock here.

    `speaks` says whether there is a voice for a language, `prints` whether there is a printer,
    `row` what the logbook will hold of this visit.
    """

    content: Content
    office: Office
    words: Callable[[str], Translator]
    now: datetime
    front_end: FrontEndName
    speaks: Callable[[str], bool] = bool
    prints: Callable[[], bool] = bool
    row: Callable[[], VisitRecord] = VisitRecord
