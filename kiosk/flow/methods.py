"""Which methods can be followed today in this office."""

from kiosk.flow.kit import Kit


def open_methods(kit: Kit) -> tuple[str, ...]:
    """The ids of the methods that hold today or that the office reopened, less those it closed."""
    today = kit.now.date()
    return tuple(
        id
        for id, method in kit.catalog.methods.items()
        if id not in kit.office.closed
        and (
            id in kit.office.reopened
            or (
                (method.valid_from is None or method.valid_from <= today)
                and (method.valid_until is None or today <= method.valid_until)
            )
        )
    )
