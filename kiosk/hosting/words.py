"""The words that the logbook may hold: all ids of the content."""


def words() -> frozenset[str]:
    """Read the content; only the logbook's thread needs it, and only once."""
    from kiosk.catalog.reader import read
    from kiosk.flow.vocabulary import vocabulary
    from kiosk.paths import CONTENT

    return vocabulary(read(CONTENT)[0])
