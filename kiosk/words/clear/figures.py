"""How long the sentences of a language are, in figures."""

from collections.abc import Iterable

from msgspec import Struct

from kiosk.words.clear.cut import sentences, words

AIM = 12
"""Words of a sentence that one reads without effort."""

LONGEST = 20
"""Words of a sentence; one that is longer is hard to keep in mind."""


class Figures(Struct, frozen=True):
    """How many sentences there are, their words on average, and how many go beyond the aim and the limit.

    Only what ends like a sentence counts: a title or a choice is no sentence, and would flatter the rest.
    """

    sentences: int
    mean: float
    over_aim: int
    over_longest: int

    def __str__(self) -> str:
        share = self.over_aim / self.sentences if self.sentences else 0
        return (
            f"{self.sentences} sentences of {self.mean:.1f} words, "
            f"{share:.0%} over {AIM}, {self.over_longest} over {LONGEST}"
        )


def figures(texts: Iterable[str]) -> Figures:
    """The figures of some texts."""
    ended = (one for text in texts for one in sentences(text) if one.rstrip()[-1:] in (*".!?…",))
    counts = [words(one) for one in ended]
    return Figures(
        len(counts),
        sum(counts) / len(counts) if counts else 0.0,
        sum(count > AIM for count in counts),
        sum(count > LONGEST for count in counts),
    )
