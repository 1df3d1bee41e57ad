"""The environment that a visit is given: what terminals, languages, sound and paper need, and nothing else."""

KEPT = frozenset(
    {
        "TERM", "COLORTERM", "TERM_PROGRAM", "TERMINFO", "NO_COLOR", "ACCESSIBLE",
        "LANG", "TZ", "KIOSK_TODAY", "PATH", "HOME", "XDG_RUNTIME_DIR", "PULSE_SERVER",
        "CUPS_SERVER",
        "SYSTEMROOT", "WT_SESSION",
    }
)  # fmt: skip


def cleaned(environment: dict[str, str]) -> dict[str, str]:
    """Those variables of an environment that a visit may see."""
    return {
        name: value for name, value in environment.items() if name in KEPT or name.startswith("LC_")
    }
