"""A QR code in the real window, and what is offered only where a window has room for one."""

from kiosk.journey.pages.leaving import QR_CODE_WINDOW
from kiosk.tui.widgets.qr_code import QrCodeWidget
from kiosk.view_model.page import QrCode, WebAddress
from kiosk.view_model.replies import Chose
from kiosk.view_model.spoken_text import spoken_page
from tests.journey.test_qr_code_page import option_ids, page_of, state_at
from tests.played_visit import PlayedVisit
from tests.tui.window import Window, window


def test_the_address_stands_in_words_beside_its_painted_code_in_the_smallest_window() -> None:
    page = page_of(state_at("square/eu-login"))
    with window(page) as opened:
        shown = opened.shown()
        (code,) = opened.screen.query(QrCodeWidget)
        assert (code.region.width, code.region.height) == (code.width, code.height)
        assert opened.screen.region.contains_region(code.region)
        words = [block.url for block in page.blocks if isinstance(block, WebAddress)]
        assert "".join(words) in "".join(row[: code.region.x].strip() for row in shown.rows)


def test_a_slip_that_has_no_room_is_a_sentence() -> None:
    page = page_of(state_at("square/slip", at="access/wait-for-code"))
    said = [block.small for block in page.blocks if isinstance(block, QrCode) and block.small]
    with window(page) as opened:
        assert " ".join(" ".join(said).split()) in opened.shown().text
        assert not opened.screen.query(QrCodeWidget)


def test_what_needs_a_window_is_offered_neither_in_a_small_one_nor_in_words() -> None:
    visit = PlayedVisit(language="en")
    for option in ("come-back", "none", "access", "ipad", "access/open-rcam", "list", "home"):
        visit.choose(option)
    with Window(visit.session) as opened:
        for size in (
            (60, 18),
            (QR_CODE_WINDOW[0], QR_CODE_WINDOW[1] - 1),
            (QR_CODE_WINDOW[0] - 1, QR_CODE_WINDOW[1]),
        ):
            opened.resize(*size)
            assert "square" not in option_ids(opened.screen.page)
            assert "on my phone" not in opened.shown().text
            opened.press("5")
            assert visit.page.id == "home"
        last = str(len(option_ids(visit.page)))
        opened.resize(*QR_CODE_WINDOW)
        assert "square" in option_ids(opened.screen.page)
        opened.press("tab")
        assert "on my phone" in opened.shown().text
        opened.press(last)
        assert visit.page.id == "square/slip"
        assert opened.screen.query(QrCodeWidget)
    assert "on my phone" not in spoken_page(visit.reply(Chose("back-to-page")))
