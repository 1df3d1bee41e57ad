"""Telegrams: sentences that are clipped, and whole ones that look like them, in English and French."""

from collections.abc import Iterable, Mapping

import pytest

from kiosk.i18n.button_names import quote
from tests.content_check.language_rules import rules
from tools.plain_language.rules import PlainLanguageRules
from tools.plain_language.telegrams import (
    find_clipped_questions,
    find_stray_pronoun,
    find_verbless,
    is_label,
)

WITHOUT_A_VERB = {
    "en": (
        "2 fields for a new password.",
        "Not your user name, nor a sample from a guide.",
        "A square picture of small black and white dots.",
        "Windows 10 or 11 with Windows Hello, or macOS 13 or later.",
        "Accepted by the PMO before?",
        "Nothing to type, and nothing else to carry.",
        "E-mail address, then password.",
        "My IntraComm: within 48 hours.",
        "Your own smartphone or tablet, with a screen lock.",
        "Still not offered?",
        "Then “Submit”.",
    ),
    "fr": (
        "2 cases pour le nouveau mot de passe.",
        "Ni nom d’utilisateur, ni exemple d’un guide.",
        "Un carré de petits points noirs et blancs.",
        "Votre smartphone ou tablette, avec écran verrouillé.",
        f"Puis {quote('Soumettre', 'fr')}.",
        "Sinon, non.",
        "Application EU Login : pour un appareil plus ancien.",
        "Pas de nouveau code.",
        "Toujours rien ?",
        "Rien à taper ni à retenir.",
        "Votre adresse, et une case vide.",
    ),
}

WITH_A_VERB = {
    "en": (
        "Press “Next”.",
        "If not, ask a volunteer.",
        "On the first page press “Lost your password?”.",
        "Do not open the link.",
        "The answer comes by e-mail.",
        "Older screens write number as n°.",
        "Thank you for your help.",
        "Does the screen ask for a password?",
        "Whose device is it?",
        "A password lasts 6 months.",
        "It’s a key that your phone keeps.",
        "Afterwards, and only then, please sign in.",
        "Yes.",
        "a mobile phone.",
    ),
    "fr": (
        f"Appuyez sur {quote('Suivant', 'fr')}.",
        "N’ouvrez pas le lien.",
        "Si besoin, connectez-vous là.",
        "La réponse vient par courriel.",
        "D’anciens écrans écrivent n° au lieu de numéro.",
        "Merci pour votre aide.",
        "L’écran demande un mot de passe ?",
        "Quel Mac est-ce ?",
        "Un mot de passe dure 6 mois.",
        "C’est une clé que garde votre téléphone.",
        "Effacer maintenant les visites ?",
        "Oui.",
        "un téléphone portable.",
    ),
}

CLIPPED = {
    "en": (
        "2 entrances? Take the one through the internet.",
        "A picture? Copy its characters.",
        "Not there? Press the cogwheel first.",
        "Forgotten? Press “Lost your password?”.",
        "No account yet? Then choose between you.",
        "Phone lost or stolen? Delete it today.",
        "Device of others? Use a private window.",
        "Asked where to keep it? Choose security key, not this device.",
        "An unexpected e-mail? Do not follow its link.",
        "Wait. Still unsure? Show it to a volunteer.",
    ),
    "fr": (
        "2 entrées ? Prenez celle par internet.",
        "Une image ? Recopiez ses signes.",
        "Pas de roue dentée ? Fermez la page.",
        f"Oublié ? Appuyez sur {quote('Mot de passe perdu ?', 'fr')}.",
        "Pas encore de compte ? Choisissez ensemble.",
        "Perdu ou volé ? Supprimez-le dès aujourd’hui.",
        "L’appareil d’un autre ? Prenez une fenêtre privée.",
        "Où la garder ? Choisissez clé de sécurité, pas cet appareil.",
        "Un courriel inattendu ? Ne suivez pas son lien.",
        "Attendez. Toujours rien ? Montrez votre écran à un bénévole.",
    ),
}

NOT_CLIPPED = {
    "en": (
        "Does the screen ask for a password? Choose “Lost your password?”.",
        "It asks for a password? Type the one from then.",
        "Is there a list of methods? Choose “Password”.",
        "You did not ask for it? Ignore it.",
        "Do you see 2 entrances? Take the first.",
        "Has the PMO accepted you before? Then you need no new code.",
        "Which device is yours? Choose it below.",
        "2 entrances? The first one is for the office.",
        "Take the first. Do you see a second?",
        "What happened? We do not know.",
    ),
    "fr": (
        f"L’écran demande un mot de passe ? Choisissez {quote('Mot de passe perdu ?', 'fr')}.",
        "La page propose 2 entrées ? Choisissez l’accès par internet.",
        "Vous ne l’avez pas demandé ? Ne suivez pas son lien.",
        "Y a-t-il une image ? Recopiez ses signes.",
        "Cela ne marche pas encore ? Montrez votre écran à un bénévole.",
        "On vous demande où garder la clé ? Choisissez clé de sécurité.",
        "Est-ce le vôtre ? Gardez-le.",
        "2 entrées ? La première est pour le bureau.",
        "Prenez la première. En voyez-vous une seconde ?",
        "Que s’est-il passé ? Nous ne le savons pas.",
    ),
}

STRAY = {
    "en": (
        "Type it once more, slowly.",
        "Pull it out.",
        "It was a sign-in code by SMS.",
        "Only they can help now.",
        "Its help desk looks after your account.",
        "Put it away: it is an old code.",
        "Often it is one wrong character.",
        "Write to them.",
        "They come by e-mail.",
        "Their address ends in europa.eu.",
    ),
    "fr": (
        "Inventez-le.",
        "Retirez-la.",
        "Lisez-le avec l’application.",
        "Ne la laissez pas dans l’ordinateur.",
        "Vous les ouvrez.",
        "Elle seule peut aider.",
        "Il est peut-être en route.",
        "Ils viennent par courriel.",
        "Achetez-en une.",
        "Elles sont gratuites.",
    ),
}

NOT_STRAY = {
    "en": (
        "Invent a password, and type it twice.",
        "Pull the key out, and put it in again.",
        "This code was for signing in, and it is old.",
        "“Next” is at the bottom: press it.",
        "The PMO sends it by e-mail.",
        "What is it about?",
        "Press Enter.",
        "Your password is old. Change it.",
        "2 codes may come: keep them apart.",
        "Wait here.",
    ),
    "fr": (
        "Inventez un mot de passe, et tapez-le 2 fois.",
        "Retirez la clé, puis remettez-la.",
        "Ce code est ancien : il servait à la connexion.",
        f"{quote('Suivant', 'fr')} est en bas : choisissez-le.",
        "Le PMO l’envoie par courriel.",
        "Il faut attendre.",
        "Il y a une autre solution.",
        "Votre mot de passe est ancien. Changez-le.",
        "Ouvrez la page.",
        "EU Login peut vous le dire.",
    ),
}


def cases(texts: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    """Each text with its language."""
    return [(language, text) for language, every in texts.items() for text in every]


@pytest.mark.parametrize(("language", "text"), cases(WITHOUT_A_VERB))
def test_a_sentence_without_a_verb_is_found(language: str, text: str) -> None:
    assert list(find_verbless(text, rules(language))) == [text]


@pytest.mark.parametrize(("language", "text"), cases(WITH_A_VERB))
def test_a_sentence_with_a_verb_a_greeting_and_a_part_of_a_sentence_are_none(
    language: str, text: str
) -> None:
    assert list(find_verbless(text, rules(language))) == []


@pytest.mark.parametrize(("language", "text"), cases(CLIPPED))
def test_a_question_without_a_verb_before_an_instruction_is_found_once(
    language: str, text: str
) -> None:
    (found,) = find_clipped_questions(text, rules(language))
    assert text.endswith(found)
    assert list(find_verbless(text, rules(language))) == []


@pytest.mark.parametrize(("language", "text"), cases(NOT_CLIPPED))
def test_a_whole_question_may_stand_before_an_instruction(language: str, text: str) -> None:
    assert list(find_clipped_questions(text, rules(language))) == []


@pytest.mark.parametrize(("language", "text"), cases(STRAY))
def test_a_page_that_begins_with_a_pronoun_is_found(language: str, text: str) -> None:
    found = find_stray_pronoun(["", text, "The end."], rules(language))
    assert found is not None
    assert found in text


@pytest.mark.parametrize(("language", "text"), cases(NOT_STRAY))
def test_a_pronoun_behind_its_noun_is_none(language: str, text: str) -> None:
    assert find_stray_pronoun([text], rules(language)) is None


@pytest.mark.parametrize("text", ["2 fields.", "2 entrances? Take one.", "Type it."])
def test_a_language_without_rules_has_no_pronouns(text: str) -> None:
    assert find_stray_pronoun([text], PlainLanguageRules()) is None


@pytest.mark.parametrize(
    ("context", "label"),
    [
        ("mail.no-sms.title", True),
        ("mail.no-sms.wrong.0.see", True),
        ("before.account.choice.yes.say", True),
        ("stages.step.choice.done", True),
        ("mail.no-sms.jumps.1.say", True),
        ("mail.no-sms.lead", False),
        ("mail.no-sms.say.0", False),
        ("help.help.note.device", False),
    ],
)
def test_titles_and_choices_may_be_a_noun_alone(context: str, label: bool) -> None:
    assert is_label(context) is label
