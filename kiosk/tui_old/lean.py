"""What a kiosk never needs is never loaded: Textual's command palette, and Python's network encryption.

A palette that is not there cannot open, and the first page comes a tenth sooner. Both are looked for
by import alone: Textual 8.2.8 takes names from its palette for types and as bases of what it offers
there; asyncio goes without ssl where it is missing.
"""

import sys
from types import ModuleType

PALETTE = "textual.command"
NAMES = (
    "CommandPalette",
    "CommandListItem",
    "DiscoveryHit",
    "Hit",
    "Hits",
    "Provider",
    "SimpleProvider",
)


def slim() -> None:
    """Put an empty palette and no ssl before Textual's import; too late, it does nothing."""
    if "textual.app" in sys.modules or PALETTE in sys.modules:
        return
    palette = ModuleType(PALETTE, "No command palette in a kiosk.")
    for name in NAMES:
        setattr(palette, name, type(name, (), {}))
    sys.modules[PALETTE] = palette
    if "asyncio" not in sys.modules:
        sys.modules.setdefault("ssl", None)  # type: ignore[arg-type]


def let_in() -> None:
    """Once Textual is loaded, let others load ssl: what draws paper asks for it, and does nothing with it."""
    if sys.modules.get("ssl", sys) is None:
        del sys.modules["ssl"]
