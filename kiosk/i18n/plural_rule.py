"""Which of its forms a language uses for a number: the rule of CLDR, and the one that a catalog declares."""

import re
from gettext import c2py

from msgspec import Struct

DECLARATION = re.compile(r'"Plural-Forms:((?:[^"\\]|"\s*")*)\\n"')
"""The line of a catalog's header that declares its rule, which gettext may break over several lines."""

RULE = re.compile(r"\s*nplurals\s*=\s*(\d{1,2})\s*;\s*plural\s*=\s*([^;]+?)\s*;?\s*")

EXAMPLES = (*range(202), 1_000, 1_000_000)
"""Numbers by which two rules are compared; no rule of CLDR looks at more than the last two digits and millions."""


class PluralRule(Struct, frozen=True):
    """How many forms a language has, and the C expression that gives the number of the form for `n`."""

    count: int
    expression: str

    def __str__(self) -> str:
        return f"nplurals={self.count}; plural={self.expression};"

    def means_the_same(self, other: "PluralRule") -> bool:
        """Whether both choose the same form for every number, however they are written."""
        if self.count != other.count:
            return False
        if self.expression == other.expression:
            return True
        try:
            mine, theirs = c2py(self.expression), c2py(other.expression)
            return all(mine(n) == theirs(n) for n in EXAMPLES)
        except (ValueError, ArithmeticError, RecursionError):
            return False

    def numbers_of_form(self, form: int) -> list[int]:
        """The examples that take a form."""
        choose = c2py(self.expression)
        return [n for n in EXAMPLES if choose(n) == form]


def plural_rule(tag: str) -> PluralRule:
    """The rule of a language by CLDR; that of English for a language that Babel does not know."""
    from babel import UnknownLocaleError
    from babel.messages.plurals import DEFAULT_PLURAL, get_plural

    try:
        count, expression = get_plural(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        count, expression = DEFAULT_PLURAL
    return PluralRule(count, expression)


def declared_rule(text: str) -> PluralRule | str | None:
    """The rule in the text of a catalog; what stands there if that is no rule; None where nothing does."""
    found = DECLARATION.search(text)
    if found is None:
        return None
    declared = re.sub(r'"\s*"', "", found[1])
    rule = RULE.fullmatch(declared)
    return PluralRule(int(rule[1]), rule[2]) if rule else declared.strip()


def declare_rule(text: str, rule: PluralRule) -> str:
    """The text of a catalog with this rule in place of the one that it declares."""
    return DECLARATION.sub(lambda _: f'"Plural-Forms: {rule}\\n"', text, count=1)
