"""The report of an attack: the faults that were found, and figures."""

from msgspec import Struct, field


class AttackReport(Struct, kw_only=True):
    """Of one attempt or of many: how many, each fault in a sentence, and measured values by their names."""

    runs: int = 0
    faults: list[str] = field(default_factory=list)
    figures: dict[str, list[float]] = field(default_factory=dict)

    def add_fault(self, fault: str) -> None:
        """Note a fault."""
        self.faults.append(fault)

    def add_figure(self, name: str, value: float) -> None:
        """Note a measured value."""
        self.figures.setdefault(name, []).append(value)

    def merge(self, other: "AttackReport") -> None:
        """Add what another report holds."""
        self.runs += other.runs
        self.faults += other.faults
        for name, values in other.figures.items():
            self.figures.setdefault(name, []).extend(values)

    def lines(self) -> list[str]:
        """The report as it is printed."""
        figures = [f"  {name}: {_summary(values)}" for name, values in sorted(self.figures.items())]
        return [*figures, *(f"  FAULT {fault}" for fault in self.faults)]


def _summary(values: list[float]) -> str:
    # Ones alone are a count of something that happened.
    if set(values) == {1}:
        return str(len(values))
    if len(values) == 1:
        return f"{values[0]:g}"
    ordered = sorted(values)
    middle = ordered[len(ordered) // 2]
    return f"median {middle:.3g}, most {ordered[-1]:.3g}, of {len(ordered)}"
