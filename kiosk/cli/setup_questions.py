"""The questions of `kiosk setup`, one after the other."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from kiosk.cli import setup_answers as answers
from kiosk.cli.setup_answers import print_queues
from kiosk.cli.setup_dialogue import SetupDialogue
from kiosk.content.content import Content
from kiosk.settings.schema import OwnContact, Settings
from kiosk.settings.writer import SettingKey

PMO = "pmo-"
"""How the ids of the settlement offices begin."""

SETTLES = {"BE": "pmo-brussels", "LU": "pmo-luxembourg", "IT": "pmo-ispra"}
EVERYBODY = "pmo-one-number"
OTHERS = ("aiace-volunteers", "aiace-office")

Asked = dict[SettingKey, object]


def ask_all(
    talk: SetupDialogue,
    settings: Settings,
    tree: Mapping[str, Any],
    open_: Mapping[str, int],
    content: Content,
    day: date,
) -> Asked:
    """What was answered, by its place in kiosk.toml; `tree` is what stands there."""
    asked: Asked = {}
    name = settings.office.name
    name = talk.ask("office-name", name, name, answers.parse_name)
    named = "id" in tree.get("office", ())
    id = settings.office.id if named else answers.proposed_id(name)
    asked["office", "name"] = name
    asked["office", "id"] = talk.ask("office-id", id, id, answers.parse_id)
    offered = settings.languages if "languages" in tree else ()
    asked["languages",] = _languages(talk, offered, open_, content)
    region = talk.ask("region", settings.region, settings.region, answers.parse_region)
    asked["region",] = region
    asked |= _people(talk, settings.contacts, region, content, day)
    days = settings.retention_days
    asked["retention_days",] = talk.ask("retention", days, str(days), answers.parse_days)
    asked["printer",] = _printer(talk, settings.printer)
    asked["paper",] = talk.choose("paper", {"a4": "A4", "a5": "A5"}, settings.paper)
    return asked


def _languages(
    talk: SetupDialogue, offered: tuple[str, ...], open_: Mapping[str, int], content: Content
) -> tuple[str, ...]:
    names = {tag: one.name for tag, one in content.languages.items()}
    whole = [tag for tag in names if not open_.get(tag)]
    talk.say("languages-known", names=", ".join(f"{tag} ({names[tag]})" for tag in whole))
    keep = offered or tuple(whole)[: answers.MOST_LANGUAGES]
    read = partial(answers.parse_languages, names=names, open_=open_)
    return talk.ask("languages", keep, " ".join(keep), read)


def _people(
    talk: SetupDialogue,
    contacts: Mapping[str, OwnContact],
    region: str,
    content: Content,
    day: date,
) -> Asked:
    talk.say("people")
    offices = {id: talk.words.say(one.name) for id, one in content.people.items() if PMO in id}
    usual = next((id for id in contacts if id in offices), SETTLES.get(region, EVERYBODY))
    if offices and usual not in offices:
        usual = next(iter(offices))
    chosen = (talk.choose("pmo", offices, usual),) if offices else ()
    asked: Asked = {}
    for id in (*chosen, *OTHERS):
        # Whom the content lost, nobody is asked about: `kiosk check` names it.
        if id in content.people:
            asked |= _person(talk, id, contacts.get(id, OwnContact()), content, day)
    return asked


def _person(talk: SetupDialogue, id: str, own: OwnContact, content: Content, day: date) -> Asked:
    """Only what was answered anew; who gives an answer has confirmed it on this day."""
    built_in = content.people[id]
    name = own.name or talk.words.say(built_in.name)
    lines = own.lines or tuple(talk.words.say(one) for one in built_in.lines)
    talk.heading(talk.words.say(built_in.name))
    fresh: dict[str, object] = {
        "name": talk.ask("person-name", own.name, name, answers.parse_line),
        "lines": talk.ask("person-lines", own.lines, "; ".join(lines), answers.parse_lines),
    }
    if (fresh["name"], fresh["lines"]) == (own.name, own.lines):
        return {}
    fresh["confirmed"] = day if any(fresh.values()) else None
    return {("contacts", id, field): value for field, value in fresh.items()}


def _printer(talk: SetupDialogue, setting: str) -> str:
    options = {"": talk.option("usual")}
    options |= {queue: queue for queue in (*print_queues(), setting) if queue not in ("", "none")}
    return talk.choose("printer", options | {"none": talk.option("none")}, setting)
