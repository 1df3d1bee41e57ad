"""What is said of a device besides its name counts as an answer on the screen does, or is told not to count."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from kiosk.content.lookup_records import DeviceQualifier
from kiosk.journey.device_lookup.known_words import NEGATIONS, SMALL_TALK
from kiosk.journey.device_lookup.lookup import look_up_device
from kiosk.journey.device_lookup.normalise import STOP_WORDS, normalise_words
from tests.journey.device_verdicts import method_verdict, verdict, verdict_for_words
from tests.journey.device_walks import answer
from tests.played_visit import shipped_content

DEVICES = (
    "iPhone 13", "iPad 9", "iPod touch 7", "Samsung Android 12", "Samsung tablet Android 12", "Windows 10",
    "Windows 11", "MacBook Air 2018", "Chromebook",
)  # fmt: skip
EDITIONS = ("familiale", "famille", "professionnel", "entreprise")
"""Words that name an edition right after "Windows 10"."""

PLACES = {"passkey": "passkey", "platform": "trusted_platform", "app": "app", "eid": "eid"}

SAID = {
    "Windows 10 without TPM": ("platform", "ask"),
    "Windows 10 sans puce TPM": ("platform", "ask"),
    "Windows 10 with TPM": ("platform", "yes"),
    "Windows 10, TPM is not there": ("platform", "ask"),
    "Windows 11, the TPM is disabled": ("platform", "ask"),
    "W10 TPM manquant": ("platform", "ask"),
    "Pixel Android 12 GrapheneOS": ("passkey", "ask"),
    "iPad 10 partagé entre mon mari et moi": ("passkey", "yes"),
    "iPad 10 that is not mine": ("passkey", "no"),
    "Windows 11 s'ouvre sans mot de passe": ("platform", "after"),
    "mon iPhone 13 s'ouvre sans code": ("passkey", "after"),
    "Mac macOS 14 sans mot de passe": ("passkey", "after"),
    "Windows 11 no Windows Hello": ("platform", "after"),
    "Windows 11 without PIN": ("platform", "after"),
    "Windows 11 sans code PIN": ("platform", "after"),
    "Windows 11 Hello is set up": ("platform", "yes"),
    "Windows 10 without TPM with Hello": ("platform", "ask"),
    "Windows 10 with TPM without Hello": ("platform", "after"),
    "Android 12 without screen lock": ("passkey", "after"),
    "Android 12 sans verrouillage d'écran": ("passkey", "after"),
    "Android 12 pas de code de verrouillage": ("passkey", "after"),
    "Android 12 doesn't have any screen lock": ("passkey", "after"),
    "Android 12 avec code": ("passkey", "yes"),
    "iPhone 13 shared with my wife": ("passkey", "yes"),
    "iPhone 13 lent by my son": ("passkey", "no"),
    "iPhone 13 prêté par mon fils": ("passkey", "no"),
    "my wife's iPhone 13": ("passkey", "no"),
    "l'iPhone 13 de ma femme": ("passkey", "no"),
    "iPhone 13, cadeau de mon fils": ("passkey", "yes"),
    "iPhone 13 not shared": ("passkey", "yes"),
    "PC de la bibliothèque Windows 11": ("platform", "no"),
    "the library's PC Windows 11": ("platform", "no"),
    "PC du bureau Windows 11": ("platform", "no"),
    "ordinateur de bureau Windows 11": ("platform", "yes"),
    "iPhone 13 keychain off": ("passkey", "after"),
    "iPhone 13 trousseau désactivé": ("passkey", "after"),
    "iPhone 13 le trousseau n'est pas activé": ("passkey", "after"),
    "iPhone 13 without two-factor authentication": ("passkey", "after"),
    "Samsung Android 12 no Google account": ("passkey", "after"),
    "Samsung Android 12 sans compte Google": ("passkey", "after"),
    "Samsung Android 12 no Play Store": ("passkey", "no"),
    "Android 12 sans Google": ("passkey", "no"),
    "iPhone 13 not updated any more": ("passkey", "ask"),
    "iPhone 13 n'est plus mis à jour": ("passkey", "ask"),
    "iPhone 7 without a second screen": ("app", "after"),
    "iPhone 7 sans ordinateur": ("app", "after"),
    "Windows 7 no smartphone": ("app", "no"),
    "Windows 7 with itsme": ("eid", "yes"),
    "Android 12 rooted": ("passkey", "ask"),
    "iPhone 13 jailbroken": ("passkey", "ask"),
    "iPhone 7 broken camera": ("app", "no"),
    "iPhone 7 caméra cassée": ("app", "no"),
}


@pytest.mark.parametrize("text", SAID)
def test_what_is_said_of_a_device_is_weighed(text: str) -> None:
    method, word = SAID[text]
    assert method_verdict(PLACES[method], verdict_for_words(text)).verdict == word
    assert look_up_device(text, shipped_content()).ignored == ()


@pytest.mark.parametrize(
    ("text", "ignored"),
    [
        ("my old iPhone 13", ("old",)),
        ("iPhone 13 très vieux", ("vieux",)),
        ("iPhone 13 no bluetooth", ("no", "bluetooth")),
        ("iPhone 13 with a cracked screen", ("cracked", "screen")),
        ("iPhone 13, écran fêlé", ("écran", "fêlé")),
        ("iPhone 13 without TPM", ("without", "TPM")),
        ("Windows 11 sans imprimante", ("sans", "imprimante")),
        ("ordinateur Windows 11 qui est lent", ("lente",)),
    ],
)
def test_what_counts_for_nothing_is_named(text: str, ignored: tuple[str, ...]) -> None:
    assert look_up_device(text, shipped_content()).ignored == ignored


def expected_facts(
    facts: dict[str, str], said: DeviceQualifier, absent: bool
) -> dict[str, str] | None:
    """The facts after the answers on the screen; None where this kind of device is not asked for them."""
    content = shipped_content()
    found = dict(facts)
    asked = False
    for id, choice in (said.absent if absent else said.present).items():
        question = content.questions.get(id)
        if question is None:
            held = facts["kind"] in said.kinds
            found |= {id: choice} if held else {}
        else:
            kinds = question.when.get("kind")
            held = kinds is None or facts["kind"] in (kinds.in_ or (kinds.is_,))
            if kinds is None and question.when:
                held = False
            found = answer(found, question, choice) if held else found
        asked = asked or held
    return found if asked else None


PHRASES = [
    (id, f"without {text}", True)
    for id, one in shipped_content().qualifiers.items()
    for text in one.subjects
    if one.absent
] + [
    (id, text, absent)
    for id, one in shipped_content().qualifiers.items()
    for texts, answers, absent in ((one.subjects, one.present, False), (one.phrases, one.absent, True))
    for text in texts
    if answers
]  # fmt: skip


@given(st.sampled_from(DEVICES), st.sampled_from(PHRASES))
@example("Windows 10", ("security-chip", "without tpm", True))
@example("Samsung Android 12", ("screen-lock", "without lock", True))
def test_a_condition_gives_the_verdict_of_the_answer_on_the_screen(
    device: str, phrase: tuple[str, str, bool]
) -> None:
    id, words, absent = phrase
    assume(not (device.startswith("Windows") and words in EDITIONS))
    content = shipped_content()
    plain, said = look_up_device(device, content), look_up_device(f"{device} {words}", content)
    assume(len(plain.candidates) == 1)
    assert [one.name for one in said.candidates] == [plain.candidates[0].name]
    expected = expected_facts(dict(plain.candidates[0].facts), content.qualifiers[id], absent)
    if expected is None:
        assert said.ignored
    else:
        assert verdict(said.candidates[0].facts) == verdict(expected)
        assert not said.ignored


@given(st.text("abcdefghijklmnopqrstuvwxyzéèœßñ", min_size=3, max_size=14))
def test_a_word_that_is_not_known_is_always_named(word: str) -> None:
    text = f"iPhone 13 {word}"
    assume(len(normalise_words(word)) == 1)
    assume(not {*normalise_words(word)} & {*SMALL_TALK, *STOP_WORDS, *NEGATIONS})
    plain, found = (look_up_device(one, shipped_content()) for one in ("iPhone 13", text))
    if found.candidates == plain.candidates and found.thing is None:
        mended = [one.typed for one in found.corrections]
        assert found.ignored == (word,) or mended


@pytest.mark.parametrize("one", [*shipped_content().qualifiers.values()])
def test_each_answer_of_a_qualifier_is_one_of_the_screen(one: DeviceQualifier) -> None:
    questions = shipped_content().questions
    for id, choice in (*one.present.items(), *one.absent.items()):
        if id in questions:
            assert choice in {other.id for other in questions[id].choice}
        else:
            assert one.kinds
            assert any(id in rule.when for rule in shipped_content().rules)


def test_what_is_not_read_of_a_long_text_is_told() -> None:
    assert look_up_device("iPhone 13 " + "x" * 600, shipped_content()).ignored[-1] == "…"
