"""A CUPS of its own for each test that asks for one."""

from collections.abc import Iterator

import pytest

from tests.cups import PrintShop, print_shop


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintShop]:
    """A CUPS that the kiosk finds."""
    with print_shop() as shop:
        monkeypatch.setenv("CUPS_SERVER", str(shop.socket))
        yield shop
