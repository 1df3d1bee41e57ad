"""The printers that this computer has."""

from kiosk.services.cups import lpstat

SECONDS = 5.0


def queues() -> list[str]:
    """The names of all print queues, as CUPS knows them; none where there is no CUPS, or it keeps silent."""
    return [line.split()[0] for line in lpstat("-a", SECONDS).splitlines() if line.strip()]
