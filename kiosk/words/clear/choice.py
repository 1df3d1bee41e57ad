"""Which words a sentence uses: one for each thing, digits for numbers, no pointing, no doer put last."""

from collections.abc import Iterator

from kiosk.catalog.plainness import Plainness
from kiosk.words.clear.cut import names_a_button, unquoted, whole_words


def ill_chosen(sentence: str, rules: Plainness) -> Iterator[tuple[str, str]]:
    """What is wrong with the words of a sentence, each with its remedy.

    The names of buttons are EU Login's own words. A sentence that names a button may also say where it is.
    """
    own = unquoted(sentence)
    for word in rules.words:
        for other in whole_words(word.never).findall(own):
            yield f"It says “{other}”: one word for one thing.", f"Write “{word.use}”."
    for name, number in rules.numbers.items():
        if whole_words((name,)).search(own):
            yield f"It writes the number {number} in letters.", "Write it in digits."
    if not names_a_button(sentence) and (found := whole_words(rules.cues).search(own)):
        yield f"It points by “{found[0]}” alone.", "Name or describe the thing in words."
    if found := whole_words(rules.passive).search(own):
        yield f"Whoever acts comes last: “{found[0]}”.", "Begin with whoever acts."
