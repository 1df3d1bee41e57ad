"""Whatever is pressed, clicked and resized, the page stays whole, and only what it offers is answered."""

from hypothesis import given, settings
from hypothesis import strategies as st
from kiosk.tui.sheet import LEAST
from kiosk.tui.stand import choices

from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Typed
from tests.tui.pages import COVER, PAGES
from tests.tui.test_desk import Door

KEYS = st.sampled_from(
    [*"0123456789+ -éa", "enter", "up", "down", "left", "right", "tab", "shift+tab", "backspace"]
)
CLICKS = st.tuples(st.integers(0, 79), st.integers(0, 23))
SIZES = st.sampled_from([(60, 18), (80, 24), (120, 40), (40, 12)])
ACTS = st.lists(st.one_of(KEYS, CLICKS, st.just("cover"), SIZES.map(lambda size: ("to", size))))


@settings(deadline=None, max_examples=150)
@given(ACTS, st.floats(0.0, 2.0))
def test_any_presses_leave_a_page_that_can_be_answered(acts: list[object], pause: float) -> None:
    front_end = Door(*PAGES)
    known = {one.id for page in PAGES for one in choices(page).options}
    for act in acts:
        match act:
            case "cover":
                front_end.visit.overlay = COVER
                front_end.desk.show_current_page()
            case ("to", (int(width), int(height))):
                front_end.desk.resize(width, height)
            case (int(x), int(y)):
                front_end.now += pause
                front_end.presses.click((x, y), (x, y))
            case str(key):
                front_end.press(key, after=pause)
        sheet = front_end.desk.sheet
        small = sheet.parts == 0
        assert small or sheet.part < sheet.parts
        assert small or not sheet.focus or sheet.focus in {one.key for one in sheet.targets}
        assert small == (front_end.desk._size[0] < LEAST[0])
    for reply in front_end.visit.replies:
        assert isinstance(reply, Chose | Typed | Back | Again | Help | Onward)
        assert not isinstance(reply, Chose) or reply.option in known
        assert not isinstance(reply, Typed) or any(map(str.isdigit, reply.text))
