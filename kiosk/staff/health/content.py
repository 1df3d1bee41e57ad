"""Whether the installed texts and translations are whole, and how old they are; and the version of the kiosk."""

from datetime import timedelta

from kiosk import __version__
from kiosk.content.freshness import MAX_AGE, find_stale_entries
from kiosk.content.last_review import last_review
from kiosk.content.problem import Problem
from kiosk.i18n.po_file import catalog_path, read_catalog
from kiosk.i18n.validation import all_messages, check_language, find_unprintable_translations
from kiosk.journey.content_check import check_structure
from kiosk.packs.content_choice import find_pack, read_choice
from kiosk.packs.pack_store import PackStore
from kiosk.paths import CONTENT
from kiosk.staff.health.installation import Installation
from kiosk.staff.health.item import HealthItem, ToDoNote, problem_item


def look_at_version(kiosk: Installation) -> list[HealthItem]:
    """The version of the kiosk."""
    text, fields = f"This is version {__version__} of the kiosk.", (("number", __version__),)
    return [HealthItem(kind="version", note="version", text=text, fields=fields)]


def look_at_content(kiosk: Installation) -> list[HealthItem]:
    """Damaged files of the installation, and the age of the content; what waits for its editors is no fault."""
    found = check_structure(kiosk.content_folder)[1] + find_damaged_catalogs(kiosk)
    is_pack = kiosk.content_folder != CONTENT
    note: ToDoNote = "content-pack-damaged" if is_pack else "content-damaged"
    damaged = [problem_item("content", note, one, name=one.file) for one in found]
    return [*damaged, *_look_at_choice(kiosk), *_look_at_age(kiosk)]


def _look_at_choice(kiosk: Installation) -> list[HealthItem]:
    """Which content is in use; a pack that had to give way to that of the program, or that is gone."""
    choice = read_choice(kiosk.data)
    lost = choice.number if choice.number and not find_pack(kiosk.data, choice) else 0
    if refused := choice.refused or lost:
        fault = f"Content {refused} cannot be used with this program, which shows its own content."
        remedy = "Ask for a newer content pack, then run: kiosk content install FILE"
        problem = Problem("content", "", fault, remedy)
        return [problem_item("content", "content-refused", problem, number=refused)]
    edition = next((one.edition for one in PackStore(kiosk.data).list() if one.is_in_use), None)
    if edition is None:
        return []
    text = f"Content {edition.number} of {edition.dated} is in use."
    fields = (("number", edition.number), ("date", edition.dated))
    return [HealthItem(kind="content", note="content-number", text=text, fields=fields)]


def find_damaged_catalogs(kiosk: Installation) -> list[Problem]:
    """A problem for each translation catalog that cannot be read, and each translation that cannot be shown."""
    found: list[Problem] = []
    for tag in kiosk.content.languages:
        path = catalog_path(kiosk.locales, tag)
        file = f"locales/{path.relative_to(kiosk.locales).as_posix()}"
        try:
            if path.is_file():
                found += find_unprintable_translations(file, read_catalog(path))
        except (OSError, ValueError) as fault:
            remedy = "Install the kiosk again, which puts the file back."
            found.append(Problem(file, "", f"This file cannot be read: {fault}.", remedy))
    return found


def _look_at_age(kiosk: Installation) -> list[HealthItem]:
    reviewed, today = last_review(kiosk.content_folder), kiosk.today()
    if reviewed is None:
        return []
    text = f"The texts were last checked on {reviewed}"
    if today - reviewed > MAX_AGE:
        remedy = "Install a newer version of the kiosk, or ask the editor of the texts for one."
        old = Problem("content", "", f"{text}, more than a year ago.", remedy)
        since = reviewed + MAX_AGE + timedelta(days=1)
        return [problem_item("content", "content-old", old, since=since, date=reviewed)]
    stale = len(find_stale_entries(kiosk.content, kiosk.content_folder, today))
    if stale:
        return [
            HealthItem(
                kind="content",
                note="content-stale",
                text=f"{text}; the editors have things to check again: {stale}.",
                fields=(("date", reviewed), ("number", stale)),
            )
        ]
    return [
        HealthItem(
            kind="content", note="content-fresh", text=f"{text}.", fields=(("date", reviewed),)
        )
    ]


def look_at_translations(kiosk: Installation) -> list[HealthItem]:
    """How complete each language is; nothing of it can be changed in an office."""
    sourced = all_messages(kiosk.content_folder)
    items: list[HealthItem] = []
    for tag, language in kiosk.content.languages.items():
        # English needs no translations.
        found = None
        if tag != "en":
            found = check_language(kiosk.locales, tag, sourced, language.forms)
        if found is None or not found.missing + found.fuzzy:
            text = f"{language.name}: complete."
            items.append(
                HealthItem(kind="languages", note="languages-whole", text=text, name=language.name)
            )
            continue
        text = f"{language.name}: {found.missing} sentences are not translated, {found.fuzzy} to check again."
        fields = (("number", found.missing), ("of", found.fuzzy))
        items.append(
            HealthItem(
                kind="languages",
                note="languages-open",
                text=text,
                name=language.name,
                fields=fields,
            )
        )
    return items
