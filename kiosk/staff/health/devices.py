"""The printer and the voice of the office."""

from kiosk.content.problem import Problem
from kiosk.services.printer import PrinterHealth
from kiosk.staff.health.installation import Installation
from kiosk.staff.health.item import HealthItem, ToDoNote, problem_item

STOPPED_REMEDY = (
    "Look whether it has paper and ink, then switch it off and on. If that does not help, see what CUPS says:"
    " lpstat -p"
)
PRINTER_PROBLEMS: dict[PrinterHealth, tuple[ToDoNote, str, str]] = {
    "stopped": ("printer-stopped", "The printer “{name}” has stopped.", STOPPED_REMEDY),
    "missing": (
        "printer-missing",
        "There is no printer called “{name}” on this computer.",
        "To choose another one, run: kiosk setup",
    ),
    "silent": (
        "printer-silent",
        "The print system of this computer (CUPS) does not answer, so nothing is printed on “{name}”.",
        "Start it: sudo systemctl start cups",
    ),
}
"""The sentence of the page, what is wrong, and what to do about it, by the health of the printer."""


def look_at_printer(kiosk: Installation) -> list[HealthItem]:
    """How the printer of the office is; CUPS may take seconds to say so."""
    health, name, since = kiosk.printer_status(kiosk.settings().printer)
    if health == "none":
        return [HealthItem(kind="printer", note="printer-none", text="This kiosk has no printer.")]
    if health == "ready":
        text = f"The printer “{name}” is ready."
        return [HealthItem(kind="printer", note="printer-ready", text=text, name=name)]
    note, fault, remedy = PRINTER_PROBLEMS[health]
    problem = Problem("printer", "", fault.format(name=name), remedy)
    return [problem_item("printer", note, problem, since=since, name=name)]


def look_at_voice(kiosk: Installation) -> list[HealthItem]:
    """In which of the languages on offer pages can be read aloud; the programs that speak are asked."""
    known = kiosk.content.languages
    wanted = [tag for tag in kiosk.settings().languages if tag in known]
    spoken = [known[tag].name for tag in wanted if kiosk.speaks(tag)]
    silent = [known[tag].name for tag in wanted if known[tag].name not in spoken]
    names = ", ".join(spoken)
    if not spoken:
        return [HealthItem(kind="voice", note="voice-none", text="This kiosk has no voice.")]
    if silent:
        missing = ", ".join(silent)
        remedy = "Install one, as in: sudo apt install espeak-ng"
        problem = Problem("voice", "", f"There is no voice for: {missing}.", remedy, notice=True)
        return [problem_item("voice", "voice-partly", problem, name=missing)]
    text = f"There is a voice for: {names}."
    return [HealthItem(kind="voice", note="voice-ok", text=text, name=names)]
