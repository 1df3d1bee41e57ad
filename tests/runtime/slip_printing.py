"""The way to a slip on paper, full screen and in French."""

from tests.runtime.kiosk import Kiosk


def print_slip(kiosk: Kiosk, digits: str) -> None:
    """Come back with the nine digits of a slip, and have another one printed."""
    kiosk.shows("Bienvenue. Welcome.")
    kiosk.press("1")
    kiosk.shows("Qu’est-ce qui vous amène")
    kiosk.press("3")
    kiosk.shows("Par exemple")
    kiosk.press(f"{digits}\r")
    kiosk.shows("Est-ce là que vous en étiez")
    kiosk.press("1")
    kiosk.shows(r"3  Rentrer chez moi")
    kiosk.press("3")
    kiosk.shows("Votre fiche EU Login")
    kiosk.press("\r")
    kiosk.shows(r"1  Imprimer cette fiche")
    kiosk.press("1")
    kiosk.shows("Votre fiche est imprimée")
