"""Brings a text into the kiosk by each way in, as its own code reads it: what then would be shown or printed."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import tomlkit

from kiosk.cli import setup_questions
from kiosk.cli.output import print_text
from kiosk.cli.setup_dialogue import SetupDialogue
from kiosk.content.loader import ContentReader
from kiosk.content.shared_records import PageTexts, Sentence
from kiosk.i18n.catalogs import compile_catalog
from kiosk.i18n.po_file import po_path
from kiosk.i18n.translator import Translator
from kiosk.paths import SETTINGS_FILE
from kiosk.runtime.out_of_service import OFFICE_CONTACTS, OutOfService
from kiosk.runtime.staff_messages import StaffMessages, describe_fault
from kiosk.settings.reader import read_settings
from kiosk.staff import destinations
from kiosk.staff.pages import save
from kiosk.view_model.page import (
    BarChart,
    ChartRow,
    Choices,
    CodeBoxes,
    ContactDetails,
    Digits,
    DrawingLine,
    Notice,
    Option,
    Page,
    QrCode,
    ScreenDrawing,
    SelectableTable,
    StepList,
    StepRow,
    Table,
    Text,
    Wait,
    WebAddress,
)
from kiosk.view_model.replies import Typed
from tests.pages import YES_NO, page
from tests.played_visit import PlayedVisit
from tests.printable.hostile_text import as_name, as_text, as_toml
from tests.staff.pins import with_pin
from tests.staff.played_staff import PlayedStaffSession, with_visit_log

PageWay = Callable[[bytes, Path], list[Page]]
"""The pages on which some bytes come to stand; the folder is empty."""


def every_block(data: bytes, folder: Path) -> list[Page]:
    """Pages that hold the text in every field of every kind of block, whatever way it came."""
    say = as_text(data)
    blocks = (
        Text(say),
        StepList((StepRow(1, say, "now", say),), say),
        Notice(say, sign=say),
        CodeBoxes(say, (3, 3), say),
        Wait(say, say, say, say),
        Table(((say, say),), (say, say)),
        ContactDetails(say, (say,), say, say),
        ScreenDrawing(say, (DrawingLine(say), DrawingLine(say, "button", True)), say, say),
        WebAddress(say, say),
        QrCode(say, say),
    )
    choices = Choices((Option(1, say, say), Option(2, "no", "No")), "no")
    field = Digits(say, say, YES_NO)
    charts = (BarChart(say, (ChartRow(say, say, 0.5),)),)
    rows = SelectableTable((say, say), ((say, say),), (say,))
    return [
        page(title=say, place=say, blocks=blocks, ask=choices, mark=say),
        page(title=say, blocks=charts, broad=True),
        page(title=say, blocks=(rows,), broad=True),
        page(ask=field),
    ]


def settings(data: bytes, folder: Path) -> list[Page]:
    """The office's name, contacts and notes in kiosk.toml."""
    text = as_toml(data)
    contact = {"name": text, "lines": [text]}
    tree = {
        "office": {"name": text[:50] or "x"},
        "contacts": dict.fromkeys(OFFICE_CONTACTS, contact),
        "notes": {"passkey": text},
    }
    (folder / SETTINGS_FILE).write_text(tomlkit.dumps(tree), encoding="utf-8")
    found, _ = read_settings(folder)
    closed = OutOfService(found, lambda event: None)
    notes = tuple(Text(note) for note in found.notes.values())
    return [closed.page(), page(title=found.office.name, blocks=notes)]


def content(data: bytes, folder: Path) -> list[Page]:
    """The texts of a page in a file of the content."""
    tree = {"page": {"x": {"title": as_toml(data) or "x", "say": [as_toml(data) or "x"]}}}
    file = folder / "x.toml"
    file.write_text(tomlkit.dumps(tree), encoding="utf-8")
    reader = ContentReader(folder)
    reader.read_file(file, {"page": ("pages", dict[str, PageTexts])})
    texts: PageTexts = reader.records["pages"]["x"]
    words = Translator("en")
    assert texts.title is not None
    return [
        page(title=words.say(texts.title), blocks=tuple(Text(words.say(one)) for one in texts.say))
    ]


def translation(data: bytes, folder: Path) -> list[Page]:
    """A translation in a catalog."""
    from babel.messages.pofile import escape

    file = po_path(folder, "fr")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgctxt "a"\nmsgid "Hello."\n'
        f"msgstr {escape(as_toml(data).replace(chr(0), ''))}\n",
        encoding="utf-8",
        newline="\n",
    )
    try:
        words = Translator("fr", lambda: compile_catalog(file))
        return [page(title=words.say(Sentence("a", "Hello.")))]
    except Exception:
        # As load_translations does where a catalog cannot be read.
        return [page()]


def typed(data: bytes, folder: Path) -> list[Page]:
    """What a member types for a telephone number; a page repeats only what it can read as one."""
    visit = PlayedVisit()
    for option in ("en", "something-else", "phone"):
        visit.choose(option)
    return [visit.reply(Typed(as_text(data)))]


def file_names(data: bytes, folder: Path) -> list[Page]:
    """Names of the data folder, of sticks, of copies of the settings and of damaged visit logs."""
    name = as_name(data)
    inner = os.fsencode(folder) + b"/" + name
    home = Path(os.fsdecode(inner))
    (home / "export").mkdir(parents=True)
    stick = folder / "sticks" / as_text(name)
    stick.mkdir(parents=True)
    odd = as_text(name)[:2].ljust(2, "x")
    copy = home / "export" / f"kiosk-settings-2026-11-{odd}.toml"
    copy.write_text("retention_days = 4711\n")
    with_visit_log(with_pin(home), 1)
    (home / as_text(b"logbook-damaged-2026-11-01-" + name + b".db")).touch()
    staff = PlayedStaffSession(home)
    staff.enter()
    pages = [staff.choose("care", "copies"), staff.choose(str(copy))]
    copy.write_text("retention_days = 20\n")
    pages += [staff.choose(str(copy)), staff.choose("yes"), staff.choose("yes")]
    roots = (str(folder / "sticks"),)
    found = destinations.list_destinations

    def on_this_stick(kiosk_folder: Path) -> list[destinations.Destination]:
        return found(kiosk_folder, roots)

    with (
        patch.object(destinations, "_is_mounted", lambda path, rights: True),
        patch.object(save, "list_destinations", on_this_stick),
    ):
        pages += [staff.choose("save"), staff.choose(str(stick))]
    staff = PlayedStaffSession(home)
    staff.enter()
    return [*pages, staff.choose("health"), staff.choose("all")]


PAGE_WAYS: tuple[PageWay, ...] = (every_block, settings, content, translation, typed, file_names)


PrintWay = Callable[[bytes, Path], None]
"""Prints what comes of some bytes on standard output or standard error; the folder is empty."""


def print_queues(data: bytes, folder: Path) -> None:
    """The question of `kiosk setup` for a printer, where CUPS has a queue of that name."""
    answer = f"{as_text(data)} accepting requests since Mon\noffice accepting requests since Mon\n"
    dialogue = SetupDialogue(Translator("en"), {})
    with (
        patch.object(setup_questions, "run_lpstat", lambda option, seconds: answer),
        patch("kiosk.cli.setup_dialogue.read_line", lambda prompt: ""),
    ):
        setup_questions._ask_printer(dialogue, "")


def staff_message(data: bytes, folder: Path) -> None:
    """A sentence of the supervisor that quotes a path, and a fault that does."""
    messages = StaffMessages()
    messages.show(f"The visit log in {as_text(data)} cannot be written.")
    messages.show(describe_fault(ValueError(f"KIOSK_TODAY is {as_text(data)}")))


def content_problems(data: bytes, folder: Path) -> None:
    """The problems of a file of the content whose name, keys and texts are hostile."""
    file = folder / as_text(as_name(data) + b".toml")
    text = as_toml(data) or "x"
    file.write_text(
        tomlkit.dumps({text: 1, "page": {text: {"title": text, text: 1}}}), encoding="utf-8"
    )
    reader = ContentReader(folder)
    reader.read_file(file, {"page": ("pages", dict[str, PageTexts])})
    print_text("\n".join(map(str, reader.problems)))


PRINT_WAYS: tuple[PrintWay, ...] = (print_queues, staff_message, content_problems)


Command = tuple[list[str], dict[str, str]]
"""The words after `kiosk`, and variables of the environment."""


def commands(data: bytes, folder: Path) -> Iterator[Command]:
    """Commands that print something of a path, of the settings or of the environment."""
    text, name = as_text(data.replace(b"\0", b"")), as_text(as_name(data))
    odd = folder / name
    odd.mkdir(exist_ok=True)
    copy = odd / "kiosk-settings-2026-11-21.toml"
    copy.write_text(
        tomlkit.dumps({"office": {"name": as_toml(data)[:50] or "x"}}), encoding="utf-8"
    )
    usual = ["--data", str(folder / "data")]
    yield ["setup", "--restore", str(copy), *usual], {}
    yield ["setup", "--restore", str(odd / "none"), *usual], {}
    yield ["setup", "--export", str(odd), *usual], {}
    yield ["slip", "--method", "passkey", "--stage", "1", "--to", str(odd / "x" / "slip.pdf")], {}
    yield ["log", "list", "--data", str(copy)], {}
    yield ["check", "--data", str(copy)], {}
    yield ["check", *usual], {"KIOSK_TODAY": text or "x"}
    yield ["log", "export", "--csv", str(odd / "out"), *usual], {}
    (odd / "file").touch()
    yield ["log", "export", "--csv", str(odd / "file" / "out"), *usual], {}
    words = {"COMP_WORDS": f"kiosk slip --to x{text}", "COMP_CWORD": "3"}
    yield ["completion", "bash"], {"_KIOSK_COMPLETE": "bash_complete", **words}


def quiet_commands(data: bytes, folder: Path) -> Iterator[Command]:
    """Commands whose arguments and environment are read and never repeated, or only in Python's quotes."""
    text = as_text(data.replace(b"\0", b""))
    usual = ["--data", str(folder / "data")]
    yield [text, *usual], {}
    yield ["device", "--", text], {}
    yield ["phone", "--", text], {}
    yield ["code", "--", text], {}
    yield ["resume", "--", text], {}
    yield ["guide", "--", text], {}
    yield ["device", f"--{text}", "x"], {}
    yield ["device", "--language", text, "iPad"], {}
    yield ["slip", "--method", text, "--stage", "1", "--text"], {}
    yield ["slip", "--method", "passkey", "--stage", text, "--text"], {}
    yield ["slip", "--method", "passkey", "--stage", "1", "--paper", text], {}
    yield ["log", "show", text, *usual], {}
    yield ["log", "export", "--since", text, *usual], {}
    words = dict.fromkeys(("LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "TERM", "COLORTERM"), text)
    yield ["check", *usual], words
    yield ["device", "iPad"], {"KIOSK_TODAY": text}
    yield (
        ["slip"],
        {
            "_KIOSK_COMPLETE": "bash_complete",
            "COMP_WORDS": f"kiosk slip --to x{text}",
            "COMP_CWORD": "3",
        },
    )
