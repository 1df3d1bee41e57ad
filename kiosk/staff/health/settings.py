"""Whether the settings can be used as they stand, and the staff's PIN."""

from kiosk.content.content import Content
from kiosk.content.problem import Problem
from kiosk.paths import PIN_FILE, SETTINGS_FILE
from kiosk.settings.reader import read_settings
from kiosk.settings.validation import check_settings
from kiosk.staff.health.installation import Installation
from kiosk.staff.health.item import HealthItem, ToDoNote, problem_item
from kiosk.staff.health.language_offer import find_unoffered_languages
from kiosk.staff.health.paper_texts import find_texts_not_for_paper
from kiosk.staff.health.visit_log import day_of
from kiosk.staff.pin import find_pin_problems, pin_state


def look_at_settings(kiosk: Installation) -> list[HealthItem]:
    """Settings that are unknown or wrong, or that paper cannot show, and languages that cannot be offered."""
    settings, faults = read_settings(kiosk.data)
    letters = kiosk.console_letters
    found: list[tuple[ToDoNote, list[Problem]]] = [
        ("settings-wrong", faults + check_settings(settings, kiosk.content)),
        ("settings-paper", find_texts_not_for_paper(settings)),
        (
            "settings-languages",
            find_unoffered_languages(settings, kiosk.content, kiosk.locales, letters),
        ),
    ]
    since = day_of(kiosk.data / SETTINGS_FILE)
    items = [
        problem_item("settings", note, one, since=since, name=_name(one, kiosk.content))
        for note, problems in found
        for one in problems
    ]
    return items or [_without_problems(kiosk)]


def _without_problems(kiosk: Installation) -> HealthItem:
    """The settings can be used, but a kiosk without a file for them was not set up."""
    if (kiosk.data / SETTINGS_FILE).exists():
        return HealthItem(kind="settings", note="settings-ok", text="The settings can be used.")
    remedy = "Answer its questions: kiosk setup."
    problem = Problem(SETTINGS_FILE, "", "This kiosk was not set up.", remedy)
    return problem_item("settings", "settings-none", problem)


def _name(problem: Problem, content: Content) -> str:
    """What the page calls the setting: a language by its name, others by their key, a whole file by its name."""
    key, _, id = problem.key.partition(": ")
    if key == "languages" and id in content.languages:
        return content.languages[id].name
    return problem.key or problem.file


def look_at_pin(kiosk: Installation) -> list[HealthItem]:
    """Whether the PIN can be read, and by the kiosk alone; having none is worth a notice."""
    if pin_state(kiosk.data) == "none":
        problem = Problem(
            PIN_FILE, "", "The staff have no PIN.", "Choose one: kiosk setup --reset-pin."
        )
        return [problem_item("pin", "pin-none", problem)]
    note: ToDoNote = "pin-broken" if pin_state(kiosk.data) == "broken" else "pin-open"
    return [problem_item("pin", note, one) for one in find_pin_problems(kiosk.data)]
