"""Records for the words about a device: things that will not do, and what is said of a device besides its name."""

from msgspec import Struct, field

from kiosk.content.shared_records import Ids, Sentence


class UnsuitableThing(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A thing that no method works on, such as a smart watch, and why.

    `also` are the words for it. A thing that is `beside` a device, such as a security key, is meant only where
    the words name no device.
    """

    name: Sentence
    say: Sentence
    also: Ids
    beside: bool = False
    source: str


class DeviceQualifier(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something said of a device besides its name, such as "without TPM", and the answers that it stands for.

    `subjects` are words for what a device may have: named, it is `present`, after a "without" it is `absent`.
    `phrases` say by themselves that it is `absent`. Both are answers by the ids of their questions; a name that
    is no question's is a fact with its value, and holds for `kinds` alone. Where nothing is said for a case, words
    for it are not understood. Of two qualifiers that answer one question, the first in the file counts.
    """

    subjects: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    present: dict[str, str] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    source: str
