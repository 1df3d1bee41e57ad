"""What a spare leaves open until its visit begins, and what it loads again."""

import subprocess
import sys

CODE = """
import json, os
from kiosk.runtime.spare_worker import SpareWorker
from kiosk.runtime.supervisor_link import SupervisorLink
from kiosk.runtime.worker_config import WorkerConfig
from kiosk.services.speech import has_voice
from kiosk.settings.schema import OwnContact, Settings

config_read, config_write = os.pipe()
events_read, events_write = os.pipe()
terminal = os.open(os.devnull, os.O_RDWR)
arguments = {"events": str(events_write), "config": str(config_read), "terminal": f"{terminal},{os.dup(terminal)}"}
os.write(config_write, b'{"dumpable":true}\\n')
spare = SpareWorker(SupervisorLink(arguments), "screen", "", arguments["terminal"])
spare._prepare()
print(os.read(events_read, 1000))
print(has_voice.cache_info().currsize, spare._content.printer.there())
before = spare._content.load()
spare._content.renew(WorkerConfig(log_failed=True))
print(spare._content.load() is before)
contacts = {"aiace-office": OwnContact(name="Bureau de Virton")}
spare._content.renew(WorkerConfig(settings=Settings(contacts=contacts)))
print(spare._content.load().people["aiace-office"].name.english)
"""


def test_a_spare_starts_no_voice_and_no_printer_and_sends_no_event_before_its_turn() -> None:
    command = [sys.executable, "-I", "-c", CODE]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    ready, asked, same, name = done.stdout.splitlines()
    assert ready == "b'\\n'"
    assert asked == "0 False"
    # What the settings have changed is loaded again, and nothing else.
    assert same == "True"
    assert name == "Bureau de Virton"
