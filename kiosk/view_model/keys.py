"""What both front ends make of a keyboard: the digits that a French or Belgian one types without Shift."""

AZERTY_DIGITS = {
    "&": "1", "é": "2", '"': "3", "'": "4", "(": "5", "-": "6", "§": "6", "è": "7",
    "_": "8", "!": "8", "ç": "9", "à": "0", "É": "2", "È": "7", "Ç": "9", "À": "0",
}  # fmt: skip
"""The unshifted top row of French and Belgian keyboards, and the same with Caps Lock."""
