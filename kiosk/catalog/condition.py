"""When an entry holds: plain comparisons of facts, joined by *and*."""

from msgspec import Struct, field


class Test(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One comparison with one fact, by exactly one of the four; `before` and `from` compare versions."""

    is_: str | None = field(name="is", default=None)
    in_: tuple[str, ...] | None = field(name="in", default=None)
    before: str | None = None
    from_: str | None = field(name="from", default=None)


When = dict[str, Test]
