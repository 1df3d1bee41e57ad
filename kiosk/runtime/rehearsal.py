"""Shows a first page to nobody, so that the first one that somebody sees comes sooner."""

import gc

from kiosk.view_model.session import Session


def rehearse_first_page(session: Session, size: tuple[int, int]) -> None:
    """Show the page of a `session` that is then thrown away, on a terminal of this size that does not exist.

    It fills the caches of Textual and has Python adapt the code that a first page runs through: most of what
    makes a first page slower than the others. What breaks here breaks in a visit as well, and is told there.
    """
    from kiosk.tui.app import KioskApp

    app = KioskApp(session, on_ready=lambda: app.exit())
    app.run(headless=True, size=size)
    # The front end has told the collector never to look at what was made for its first page: this one is gone.
    gc.unfreeze()
    gc.collect()
    gc.freeze()
