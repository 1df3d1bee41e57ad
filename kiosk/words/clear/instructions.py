"""How many things a sentence tells somebody to do, as far as a rule can see.

It sees verbs at the head of a clause: "Type your name, then press Next" are two. It does not see a way
through menus ("Press Settings, then General": one verb), nor what a sentence about you or another asks for
("You sign in, and the page opens"). A question asks, and tells nobody anything.
"""

import re
from functools import cache

from kiosk.catalog.plainness import Plainness
from kiosk.words.clear.cut import unquoted


def instructions(sentence: str, rules: Plainness) -> int:
    """How many clauses of a sentence begin with a verb that tells somebody to do something."""
    if sentence.rstrip().endswith("?"):
        return 0
    joint, head = _patterns(rules.joints, rules.before, rules.verbs)
    return sum(bool(head.match(clause.strip())) for clause in joint.split(unquoted(sentence)))


@cache
def _patterns(
    joints: tuple[str, ...], before: tuple[str, ...], verbs: tuple[str, ...]
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    joint = re.compile(rf"\s*[,;:()]\s*|\s+(?:{'|'.join(joints)})\s+", re.IGNORECASE)
    # An apostrophe may stand right before the verb: "n’ouvrez".
    head = rf"(?:(?:{'|'.join(before)})\s*)*\b(?:{'|'.join(verbs)})(?![\w’'-])"
    return joint, re.compile(head, re.IGNORECASE)
