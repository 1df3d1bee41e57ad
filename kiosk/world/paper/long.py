"""A page that one sheet cannot hold."""

from kiosk.world.paper.measure import Size


class TooLongError(Exception):
    """Says which page is too long for which paper, and by how many lines."""

    def __init__(self, page: str, size: Size, lines: int) -> None:
        super().__init__(f"The page {page} is {lines} lines too long for one sheet of {size}.")
        self.lines = lines
