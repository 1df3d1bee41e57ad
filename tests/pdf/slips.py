"""Slips for the tests of paper: one as members take it home, and short ones in other letters."""

from kiosk.view_model.page import (
    Block,
    Choices,
    CodeBoxes,
    ContactDetails,
    Notice,
    Page,
    PageLabels,
    StepList,
    StepRow,
    Text,
)

NO_LABELS = PageLabels(*("" for _ in PageLabels.__struct_fields__))
DIGITS = "482915730"


def slip(title: str, *blocks: Block, language: str = "fr") -> Page:
    """A page with nothing to answer."""
    return Page("slip", language, title, "", blocks, Choices(()), NO_LABELS)


FRENCH = slip(
    "Votre retour à la maison",
    StepList(
        (
            StepRow(1, "Créer votre compte et votre clé", "done", "FAIT"),
            StepRow(2, "Demander l’accès", "done", "FAIT"),
            StepRow(3, "Taper votre code final", "not-yet", "PAS ENCORE"),
        )
    ),
    Text("Le PMO vous envoie un code, à partir du vendredi 27 novembre.", lead=True),
    Notice("Étape 3, point 1 : Revenir avec le code", sign="→"),
    Text("Apportez votre iPad, chargé, et ce papier."),
    CodeBoxes("Votre code final · 4 groupes de 3 caractères", (3, 3, 3, 3)),
    CodeBoxes("Pour revenir, tapez ces 9 chiffres :", (3, 3, 3), DIGITS, qr=True),
    ContactDetails(
        "PMO, bureau liquidateur de Bruxelles",
        (
            "Téléphone : +32 2 297 68 88",
            "Du lundi au vendredi, de 9 h 30 à 12 h 30",
            "Bureau : MERO, avenue de Tervueren 41",
        ),
        dated="Information du 5 août 2024",
    ),
    Notice("L’AIACE ne demande jamais votre mot de passe.", sign="!"),
)

GREEK = slip(
    "Η κάρτα σας για το EU Login",
    Text("Επιστρέψτε από την Παρασκευή 27 Νοεμβρίου, με τον κωδικό σας.", lead=True),
    Text("Ώρες: Δευτέρα έως Παρασκευή, ΐ και ΰ."),
    language="el",
)

BULGARIAN = slip(
    "Вашата бележка за EU Login",
    Text("Върнете се от петък, 27 ноември, с окончателния код.", lead=True),
    Text("Не казвайте паролата си на никого. Ѝ ѝ щъркел, юг, ягода."),
    language="bg",
)

LATIN = slip(
    "Příliš žluťoučký kůň, Zażółć gęślą jaźń",
    Text("Árvíztűrő tükörfúrógép. Țară și școală. Ħobż u għasel."),
    Text("Įlinkdama fechtuotojo špaga. Glāžšķūņa rūķīši. Õunapuu. Smørrebrød på ø."),
    Text("Çà et là, l’œuvre : « Noël » – 5 € à ½ prix. Großmaß, GROẞ. Ḃó, ṁáthair."),
    language="cs",
)

SLIPS = (FRENCH, GREEK, BULGARIAN, LATIN)
