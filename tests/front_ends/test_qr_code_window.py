"""A QR code in the real window, and what is offered only where a window has room for one."""

from pathlib import Path

import pytest

from kiosk.journey.pages.leaving import QR_CODE_WINDOW
from kiosk.tui.widgets.qr_code import QrCodeWidget
from kiosk.view_model.page import CodeBoxes, WebAddress
from kiosk.view_model.plain_text import group_characters
from kiosk.view_model.replies import Chose
from kiosk.view_model.spoken_text import spoken_page
from tests.journey.test_qr_code_page import option_ids, page_of, state_at
from tests.played_visit import PlayedVisit
from tests.qr_scanner import DECODERS
from tests.tui.test_qr_code import read
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


@pytest.mark.parametrize("decoder", DECODERS)
def test_the_nine_digits_are_read_by_a_camera_in_the_smallest_window(
    decoder: str, tmp_path: Path
) -> None:
    visit = PlayedVisit(language="en")
    for option in ("come-back", "none", "access", "ipad", "access/open-rcam", "list", "home"):
        visit.choose(option)
    (code,) = (one for one in visit.page.blocks if isinstance(one, CodeBoxes) and one.text)
    digits = group_characters(code.text, code.groups)
    with Window(visit.session) as opened:
        opened.resize(*QR_CODE_WINDOW)
        last = str(len(option_ids(visit.page)))
        # A choice of the second part is shown before it is taken.
        opened.press(last)
        assert "to my phone" in opened.shown().text
        opened.press(last)
        assert visit.page.id == "square/slip"
        assert opened.screen.query(QrCodeWidget)
        assert read(opened.shown(), tmp_path, decoder) == f"EU LOGIN {digits}"
    assert "to my phone" not in spoken_page(visit.reply(Chose("back-to-page")))
