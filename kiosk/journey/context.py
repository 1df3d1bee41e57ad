"""What the journey knows besides the answers: the content, the office, the time, the front end."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from msgspec import Struct, field

from kiosk.content.content import Content
from kiosk.events import FrontEndName
from kiosk.i18n.translator import Translator
from kiosk.settings.schema import StandingNotice
from kiosk.visit_record import VisitRecord


class Office(Struct, frozen=True, kw_only=True):
    """What an office has decided for its kiosk.

    `languages` are tags, the first one is the default; `region` is the country of telephone numbers without one.
    `reopened`, `closed` and `order` hold ids of methods, `order` those that the office recommends first; `notes`
    are its own words on a method, by id. `mark` is a sign for staff on the welcome page, `pin` says whether they
    have one. `days` is for how many days single visits are kept, `enlarges` whether the terminal can show larger
    text. `notice` is the notice of the day, `invites` whether the first key of a visit brings
    the spoken invitation. In `practice` each page says so, and no resume code is given.
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
    notice: StandingNotice = StandingNotice()
    invites: bool = True
    practice: bool = False


class Context(Struct, frozen=True, kw_only=True):
    """All that a page builder may use besides the position; `now` is given, never read from a clock here.

    `words` gives the translator of a language tag. `speaks` says whether there is a voice for a language, which
    may take a moment to find out, `can_speak` whether there is any voice, `prints` whether there is a printer,
    `row` what the visit log will hold of this visit, `differing` the pages of steps at which the member's screen
    was different.
    """

    content: Content
    office: Office
    words: Callable[[str], Translator]
    now: datetime
    front_end: FrontEndName
    speaks: Callable[[str], bool] = bool
    can_speak: Callable[[], bool] = lambda: True
    prints: Callable[[], bool] = bool
    row: Callable[[], VisitRecord] = VisitRecord
    differing: Callable[[], Collection[str]] = tuple
