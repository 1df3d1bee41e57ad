"""Which door whoever set up a terminal wants."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def prefers_lines(environment: "Mapping[str, str]") -> bool:
    """Whether whoever set up this terminal wants lines: by ACCESSIBLE, or because it can show no pages."""
    wish = environment.get("ACCESSIBLE", "").strip().lower()
    return wish not in ("", "0", "no", "false") or environment.get("TERM") == "dumb"
