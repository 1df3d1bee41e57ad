"""The journey, as a visit uses it: from a state to its page, and from a reply to the next state."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from msgspec.structs import replace

from kiosk.content.content import Content, Language
from kiosk.content.shared_records import DayNotice
from kiosk.events import FrontEndName
from kiosk.i18n.translator import Translator
from kiosk.journey.context import Context, Office
from kiosk.journey.page_draft import PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.reducer import TurnResult, apply_printer_result, apply_reply, start_state
from kiosk.journey.renderer import render_in_one_language
from kiosk.journey.router import build_page
from kiosk.journey.slip import printable_slip, resume_code_block
from kiosk.journey.state import State, is_welcome
from kiosk.view_model.page import Page
from kiosk.view_model.replies import Reply
from kiosk.visit_record import VisitRecord


class Journey:
    """Makes all decisions of a visit. It holds the office and the content, and nothing of the visit.

    `content` is first called when the welcome page is left or the voice is switched on there, so that reading the
    content delays nobody; `notices` are those of the day, which the welcome page may show.
    """

    def __init__(
        self,
        languages: Mapping[str, Language],
        content: Callable[[], Content],
        office: Office,
        words: Callable[[str], Translator],
        speaks: Callable[[str], bool] = bool,
        can_speak: Callable[[], bool] = lambda: True,
        prints: Callable[[], bool] = bool,
        row: Callable[[], VisitRecord] = VisitRecord,
        differing: Callable[[], Collection[str]] = tuple,
        notices: Mapping[str, DayNotice] | None = None,
    ) -> None:
        self._welcome = Content(languages=dict(languages), notices=dict(notices or {}))
        self._content = content
        self._office = office
        self._words = words
        self._speaks = speaks
        self._can_speak = can_speak
        self._prints = prints
        self._row = row
        self._differing = differing

    def start(self, language: str = "") -> State:
        """The beginning of a visit; a language that is not there is chosen on the welcome page."""
        return start_state(language if language in self._welcome.languages else "")

    def invitations(self) -> list[tuple[str, str]]:
        """For each language on offer its tag and how the voice is started; none where nothing is to be said."""
        if not (self._office.invites and self._can_speak()):
            return []
        known = self._welcome.languages
        offered = [known[tag] for tag in dict.fromkeys(self._office.languages) if tag in known]
        # One that lacks it must not say the English one in its own voice.
        return [(one.tag, text) for one in offered if (text := one.labels.get("invitation"))]

    def page(self, state: State, now: datetime, front_end: FrontEndName) -> Page:
        """The page of a state; where the content lacks it, the first question."""
        context = self._context(state, now, front_end)
        page = render_in_one_language(build_page, state, context)
        if page is None:
            state = replace(state, position=replace(state.position, node="intent"))
            page = render_in_one_language(build_page, state, context)
        assert page is not None
        return page

    def overlay(
        self, id: str, state: State, now: datetime, front_end: FrontEndName, **more: object
    ) -> Page:
        """The page `cover` or `warning`, which lies over any other and is no part of the journey."""
        context = replace(self._context(state, now, front_end), content=self._content())

        def build(texts: PageText) -> PageDraft:
            note = resume_code_block(texts, "end/write-number") if id == "warning" else ()
            return PageDraft(
                id=id,
                title=texts.title(id),
                blocks=texts.opening(id, **more) + note,
                choices=(texts.choice(id, "stay"),),
            )

        page = render_in_one_language(build, state, context)
        assert page is not None
        return page

    def answer(
        self, state: State, page: Page, reply: Reply, now: datetime, front_end: FrontEndName
    ) -> TurnResult:
        """What a reply to a page leads to."""
        return apply_reply(state, page, reply, self._context(state, now, front_end))

    def slip(self, state: State, now: datetime, front_end: FrontEndName) -> Page:
        """The slip of a visit as a page, for paper."""
        return printable_slip(state, self._context(state, now, front_end))

    def answer_printer(
        self, state: State, page: Page, word: str, now: datetime, front_end: FrontEndName
    ) -> TurnResult:
        """What a word of the printer, "printed" or "failed", leads to."""
        return apply_printer_result(state, page, word, self._context(state, now, front_end))

    def _context(self, state: State, now: datetime, front_end: FrontEndName) -> Context:
        # With the voice on, the welcome page may have to say that there is none for a language.
        is_bare = is_welcome(state.position.node) and not state.preferences.voice
        return Context(
            content=self._welcome if is_bare else self._content(),
            office=self._office,
            words=self._words,
            now=now,
            front_end=front_end,
            speaks=self._speaks,
            can_speak=self._can_speak,
            prints=self._prints,
            row=self._row,
            differing=self._differing,
        )
