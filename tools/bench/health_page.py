"""Prints the milliseconds until the page of health stands in a fresh process, whose printer and log take too long.

The printer does not answer and the check of the visit log does not end, until the page has been measured.
"""

import sys
from pathlib import Path
from threading import Event
from time import perf_counter

from kiosk import clock
from kiosk.content.loader import load_content
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Context, Office
from kiosk.paths import CONTENT
from kiosk.services.printer import PrinterStatus
from kiosk.staff.context import StaffContext, StaffServices, add_staff_pages
from kiosk.staff.health.installation import Installation
from kiosk.staff.health.item import HealthItem
from kiosk.staff.health.looks import LOOKS, HealthLooks
from kiosk.staff.health.visit_log import look_at_log
from kiosk.staff.state import MENU, StaffState
from kiosk.staff.turn import build_page, handle_reply
from kiosk.view_model.replies import Chose


def time_page(folder: Path) -> float:
    """The milliseconds from the choice in the menu until the page is built; the folder has a visit log."""
    content, go = load_content(CONTENT)[0], Event()

    def slow_printer(setting: str) -> PrinterStatus:
        go.wait()
        return PrinterStatus("silent", setting)

    def slow_log(kiosk: Installation) -> list[HealthItem]:
        go.wait()
        return []

    kiosk = Installation(data=folder, content=content, printer_status=slow_printer, has_run=True)
    looks = [one._replace(look=slow_log) if one.look is look_at_log else one for one in LOOKS]
    health = HealthLooks(lambda: kiosk, looks=looks)
    services = StaffServices(folder=folder, report_attempt=lambda attempt: None, health=health)
    journey_context = Context(
        content=add_staff_pages(content),
        office=Office(languages=("fr", "en")),
        words=load_translator,
        now=clock.now(),
        front_end="screen",
    )

    def context(state: StaffState) -> StaffContext:
        return StaffContext(journey_context, state, clock.running_time(), services)

    menu = StaffState(trail=(MENU,))
    page = build_page(context(menu))
    began = perf_counter()
    turn = handle_reply(page, Chose("health"), context(menu))
    shown = build_page(context(turn.state))
    took = (perf_counter() - began) * 1000
    if shown.id != "staff/health" or not health.count_pending():
        raise RuntimeError("The page of health did not come, or it has waited.")
    go.set()
    return took


if __name__ == "__main__":
    print(time_page(Path(sys.argv[1])))
