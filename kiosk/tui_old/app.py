"""The full-screen front end: one visit shown on the terminal."""

import gc
import threading
from collections.abc import Callable

from kiosk.tui.kiosk_app import Kiosk
from kiosk.tui.lean import let_in
from kiosk.view_model.session import Session
from kiosk.worker_messages import ErrorLocation, locate_error

__all__ = ["Kiosk", "run"]

let_in()


def run(
    visit: Session,
    guard_ms: int = 500,
    on_crash: Callable[[ErrorLocation], None] | None = None,
    on_ready: Callable[[], None] = lambda: None,
) -> None:
    """Show a visit on the terminal until it is over, wants the other front end, or a signal ends it.

    A crash ends it too, without a word on the terminal: `on_crash` is told where it was; without
    one, SystemExit is raised. `on_ready` is called once the first page is painted.
    """
    gc.disable()
    threading.excepthook = lambda _: None
    try:
        app = Kiosk(visit, guard_ms, on_ready=on_ready)
        app.run()
        crashed = app.crash
    except Exception as error:
        crashed = locate_error(error)
    finally:
        gc.enable()
    if crashed is None:
        if not (visit.outcome or visit.requested_front_end):
            visit.end("signal")
    elif on_crash is None:
        raise SystemExit(1)
    else:
        on_crash(crashed)
