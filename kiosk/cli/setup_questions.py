"""The questions of `kiosk setup`, one after the other."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from kiosk.cli import setup_answers as answers
from kiosk.cli.setup_dialogue import SetupDialogue
from kiosk.content.content import Content
from kiosk.printable import describe_unprintable
from kiosk.services.cups import run_lpstat
from kiosk.settings.schema import MAX_LANGUAGES, OwnContact, SettingKey, Settings
from kiosk.settings.system_country import find_system_country

PMO_PREFIX = "pmo-"
"""How the ids of the PMO's settlement offices begin."""

PMO_OF_REGION = {"BE": "pmo-brussels", "LU": "pmo-luxembourg", "IT": "pmo-ispra"}
PMO_OF_OTHERS = "pmo-one-number"
OFFICE_CONTACTS = ("aiace-volunteers", "aiace-office")
"""Contacts that every office is answered about."""

LPSTAT_TIMEOUT = 5.0
"""Seconds for CUPS to name its print queues."""

Answers = dict[SettingKey, object]
"""Values by their place in kiosk.toml; None for what shall not stand there."""


def ask_all(
    dialogue: SetupDialogue,
    settings: Settings,
    tree: Mapping[str, Any],
    missing: Mapping[str, int],
    content: Content,
    day: date,
) -> Answers:
    """Ask all questions; the answers.

    `tree` is what stands in kiosk.toml, `missing` how many translations each language lacks, `day` the day on
    which contacts are confirmed.
    """
    answered: Answers = {}
    name = settings.office.name
    name = dialogue.ask("office-name", name, name, answers.parse_name)
    named = "id" in tree.get("office", ())
    id = settings.office.id if named else answers.propose_id(name)
    answered["office", "name"] = name
    answered["office", "id"] = _ask_id(dialogue, id)
    offered = settings.languages if "languages" in tree else ()
    languages = _ask_languages(dialogue, offered, missing, content)
    answered["languages",] = languages
    answered |= _ask_readers(dialogue, languages, settings.native_readers, content)
    own = settings.region if tree.get("region") == settings.region else None
    region = _ask_region(dialogue, own)
    answered["region",] = region
    answered |= _ask_contacts(dialogue, settings.contacts, region, content, day)
    days = settings.retention_days
    answered["retention_days",] = dialogue.ask(
        "retention", days, str(days), answers.parse_retention_days
    )
    answered["printer",] = _ask_printer(dialogue, settings.printer)
    answered["paper",] = dialogue.choose("paper", {"a4": "A4", "a5": "A5"}, settings.paper)
    return answered


def _ask_id(dialogue: SetupDialogue, usual: str) -> str:
    """Ask for the short name, and show it where it is not quite what was typed."""

    def parse(answer: str) -> str:
        id = answers.parse_id(answer)
        if id != answer:
            dialogue.say("id-made", name=id)
        return id

    return dialogue.ask("office-id", usual, usual, parse)


def _ask_region(dialogue: SetupDialogue, usual: str | None) -> str:
    """Ask for the country; `usual` is the office's own, None where this computer has to tell one."""
    if usual is None:
        found = find_system_country()
        usual = found.country if found else Settings().region
        name = found.name if found else ""
        country = f"{dialogue.words.country(usual)} ({usual})"
        source = found.source if found else "unknown"
        dialogue.say(f"region-{source}", name=name, country=country)
    return dialogue.ask("region", usual, usual, answers.parse_region)


def _ask_languages(
    dialogue: SetupDialogue, offered: tuple[str, ...], missing: Mapping[str, int], content: Content
) -> tuple[str, ...]:
    names = {tag: language.name for tag, language in content.languages.items()}
    complete = [tag for tag in names if not missing.get(tag)]
    dialogue.say("languages-known", names=", ".join(f"{tag} ({names[tag]})" for tag in complete))
    usual = [tag for tag in complete if content.languages[tag].offered]
    keep = offered or tuple(usual or complete)[:MAX_LANGUAGES]
    read = partial(answers.parse_languages, names=names, missing=missing)
    return dialogue.ask("languages", keep, " ".join(keep), read)


def _ask_readers(
    dialogue: SetupDialogue,
    languages: tuple[str, ...],
    readers: Mapping[str, str],
    content: Content,
) -> Answers:
    """Ask for the native reader of each language that is offered only with one."""
    answered: Answers = {}
    for tag in languages:
        language = content.languages.get(tag)
        if language is None or language.offered:
            continue
        dialogue.say("reader-wanted", name=language.name, names=tag)
        known = readers.get(tag)
        answered["native_readers", tag] = dialogue.ask(
            "reader", known, known or "", answers.parse_contact_name, name=language.name
        )
    return answered


def _ask_contacts(
    dialogue: SetupDialogue,
    contacts: Mapping[str, OwnContact],
    region: str,
    content: Content,
    day: date,
) -> Answers:
    dialogue.say("people")
    offices = {
        id: dialogue.words.say(contact.name)
        for id, contact in content.people.items()
        if PMO_PREFIX in id
    }
    usual = next((id for id in contacts if id in offices), "")
    if not usual and offices:
        usual = _propose_pmo(dialogue, region, offices)
    chosen = (dialogue.choose("pmo", offices, usual),) if offices else ()
    answered: Answers = {}
    for id in (*chosen, *OFFICE_CONTACTS):
        # The content may lack a contact by a fault, which `kiosk check` names.
        if id in content.people:
            answered |= _ask_contact(dialogue, id, contacts.get(id, OwnContact()), content, day)
    return answered


def _propose_pmo(dialogue: SetupDialogue, region: str, offices: Mapping[str, str]) -> str:
    """The settlement office of a country, or the number for everybody where it has none; says why."""
    usual = PMO_OF_REGION.get(region, PMO_OF_OTHERS)
    if usual not in offices:
        return next(iter(offices))
    note = "pmo-proposed" if region in PMO_OF_REGION else "pmo-none"
    country = f"{dialogue.words.country(region)} ({region})"
    dialogue.say(note, country=country, name=offices[usual])
    return usual


def _ask_contact(
    dialogue: SetupDialogue, id: str, own: OwnContact, content: Content, day: date
) -> Answers:
    """Ask about one contact; the answers if any was new, and then the contact counts as confirmed on `day`."""
    built_in = content.people[id]
    name = own.name or dialogue.words.say(built_in.name)
    lines = own.lines or tuple(dialogue.words.say(line) for line in built_in.lines)
    dialogue.heading(dialogue.words.say(built_in.name))
    new: dict[str, object] = {
        "name": dialogue.ask("person-name", own.name, name, answers.parse_contact_name),
        "lines": dialogue.ask(
            "person-lines", own.lines, "; ".join(lines), answers.parse_contact_lines
        ),
    }
    if (new["name"], new["lines"]) == (own.name, own.lines):
        return {}
    new["confirmed"] = day if any(new.values()) else None
    return {("contacts", id, field): value for field, value in new.items()}


def _ask_printer(dialogue: SetupDialogue, setting: str) -> str:
    options = {"": dialogue.option("usual")}
    options |= {queue: queue for queue in (*print_queues(), setting) if queue not in ("", "none")}
    return dialogue.choose("printer", options | {"none": dialogue.option("none")}, setting)


def print_queues() -> list[str]:
    """The names of the print queues of CUPS; none where there is no CUPS, or it does not answer in time.

    One whose name cannot be shown is left out: the settings would refuse it.
    """
    lines = run_lpstat("-a", LPSTAT_TIMEOUT).split("\n")
    names = [line.split()[0] for line in lines if line.strip()]
    return [name for name in names if not describe_unprintable([name])]
