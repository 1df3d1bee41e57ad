"""Random visits, for rules that hold for all."""

from datetime import date, timedelta

from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.events import Event
from tests.store.logs import OUTCOMES, PAGES, SIDE_PAGES, STAGES, DatedVisit

FACTS = {
    "language": ("fr", "en"),
    "method": ("passkey", "sms"),
    "stage": STAGES,
    "helped": ("yes",),
    "verdict": ("yes", "after", "ask", "no"),
    "weeks": ("0", "3", "12"),
    "resumed": PAGES,
}

# Built once: to build strategies for each event takes longer than all that the tests do with the events.
EVENTS = st.one_of(
    st.builds(Event, st.just(0), st.just("page"), st.sampled_from((*PAGES, *SIDE_PAGES))),
    st.builds(Event, st.just(0), st.just("page"), st.just("finished/account")),
    st.builds(Event, st.just(0), st.just("help"), st.sampled_from((*PAGES, *SIDE_PAGES))),
    st.builds(
        Event,
        st.just(0),
        st.just("choice"),
        st.sampled_from(("step/account/add-key", "else/account/add-key", "screens/account/add-key")),
        st.sampled_from(("else", "unknown", "done")),
    ),
    *(
        st.builds(Event, st.just(0), st.just("fact"), st.just(name), st.sampled_from(values))
        for name, values in FACTS.items()
    ),
)  # fmt: skip
"""Any event that a visit may have before its end, in its first second."""


@st.composite
def ended_visits(draw: st.DrawFn) -> DatedVisit:
    """A visit on some day that was touched at once and has ended."""
    day = date(2026, 10, 1) + timedelta(days=draw(st.integers(0, 40)))
    events = [Event(0, "choice", "welcome", "fr")]
    second = 0
    for _ in range(draw(st.integers(0, 14))):
        second += draw(st.sampled_from((0, 1, 30, 59, 61, 200, 4000)))
        events.append(replace(draw(EVENTS), second=second))
    outcome = draw(st.sampled_from(OUTCOMES))
    return day, [*events, Event(second, "end", draw(st.sampled_from((*PAGES, ""))), outcome)]
