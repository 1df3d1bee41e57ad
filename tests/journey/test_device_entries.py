"""What volunteers type, a line each, and what must be answered: tests/journey/device_entries.tsv."""

from pathlib import Path

import pytest
from msgspec import Struct

from kiosk.journey.device_lookup.deciding_question import sentence_to_ask
from kiosk.journey.device_lookup.lookup import look_up_device
from kiosk.journey.device_lookup.merged_verdict import merge_verdicts
from kiosk.journey.verdict import is_unclear
from tests.journey.device_verdicts import method_verdict, verdict
from tests.played_visit import shipped_content


class Entry(Struct, frozen=True):
    """A line of the table."""

    text: str
    means: str
    more: str
    passkey: str
    platform: str
    app: str
    recommended: str
    ask: str
    ignored: str
    models: str


def entries() -> list[Entry]:
    """All lines of the table."""
    text = (Path(__file__).parent / "device_entries.tsv").read_text("utf-8")
    rows = [line for line in text.splitlines() if not line.startswith("#")]
    return [Entry(*line.split("\t")) for line in rows[1:]]


KINDS = [one for one in entries() if not one.models]


@pytest.mark.parametrize("entry", KINDS, ids=[one.text for one in KINDS])
def test_the_words_of_volunteers_are_answered_as_they_should_be(entry: Entry) -> None:
    content = shipped_content()
    found = look_up_device(entry.text, content)
    if entry.means.startswith("-"):
        assert not found.candidates
        assert (found.thing.name.english if found.thing else "") == entry.means[1:]
        return
    judged = merge_verdicts(found.candidates, content, verdict)
    ask = sentence_to_ask(found.candidates, judged, content)
    answer = Entry(
        text=entry.text,
        means=found.candidates[0].name,
        more=str(len(found.candidates) - 1),
        passkey=method_verdict("passkey", judged).verdict,
        platform=method_verdict("trusted_platform", judged).verdict,
        app=method_verdict("app", judged).verdict,
        recommended=judged.recommended or "",
        ask=ask[0].context.split(".")[1] if ask else "",
        ignored=", ".join(found.ignored),
        models="",
    )
    assert answer == entry


@pytest.mark.parametrize("entry", entries(), ids=[one.text for one in entries()])
def test_a_device_without_a_recommendation_is_asked_about(entry: Entry) -> None:
    content = shipped_content()
    candidates = look_up_device(entry.text, content).candidates
    if candidates:
        judged = merge_verdicts(candidates, content, verdict)
        ask = sentence_to_ask(candidates, judged, content)
        assert (judged.recommended is None) == bool(ask)
        # A key to buy is never recommended while a free method is to be found out.
        assert judged.recommended != "security_key" or not is_unclear(judged.methods)


NAMED = [one for one in entries() if one.models == "named"]


@pytest.mark.parametrize("entry", NAMED, ids=[one.text for one in NAMED])
def test_a_model_of_the_android_table_is_answered_by_its_row(entry: Entry) -> None:
    content = shipped_content()
    found = look_up_device(entry.text, content)
    judged = merge_verdicts(found.candidates, content, verdict)
    assert all("model" in one.facts for one in found.candidates)
    assert method_verdict("passkey", judged).verdict == entry.passkey
    assert (judged.recommended or "") == entry.recommended
    assert found.ignored == ()
