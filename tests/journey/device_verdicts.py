"""Short ways for tests to ask for verdicts and to read them."""

from collections.abc import Collection, Mapping
from datetime import date

from kiosk.journey.device_lookup.lookup import look_up_device
from kiosk.journey.device_lookup.merged_verdict import merge_verdicts
from kiosk.journey.verdict import MethodVerdict, Verdict, judge_device
from tests.played_visit import shipped_content
from tests.spaces import plain_spaces

TODAY = date(2026, 11, 20)
FIRST_METHODS = ("passkey", "trusted_platform", "sms")
OTHER_METHODS = ("app", "eid", "security_key")
ALL_ON = {"owner": "own", "lock": "yes", "keychain": "yes", "two-factor": "yes", "play": "yes"}


def verdict(
    facts: Mapping[str, str], today: date = TODAY, reopened: Collection[str] = ()
) -> Verdict:
    """The verdict for facts."""
    return judge_device(facts, shipped_content(), today, reopened)


def method_verdict(method: str, found: Verdict) -> MethodVerdict:
    """One method of a verdict."""
    return next(one for one in found.methods if one.method == method)


def words(found: Verdict) -> tuple[str, ...]:
    """The verdict's first words: passkey, trusted platform, SMS."""
    return tuple(one.verdict for one in found.methods if one.method in FIRST_METHODS)


def verdict_for_words(text: str) -> Verdict:
    """The verdict for words about a device."""
    return merge_verdicts(
        look_up_device(text, shipped_content()).candidates, shipped_content(), verdict
    )


def names(text: str) -> list[str]:
    """The devices that words can mean."""
    return [one.name for one in look_up_device(text, shipped_content()).candidates]


def reasons(one: MethodVerdict) -> str:
    """Why, in one string."""
    return plain_spaces(" ".join(say.english for say in one.because))


def caveats(one: MethodVerdict) -> str:
    """What to watch for, in one string."""
    return plain_spaces(" ".join(say.english for say in one.caveats))
