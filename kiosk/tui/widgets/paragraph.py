"""A paragraph of text, which may hang from a prefix such as a number or a sign."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual.css.styles import RulesMap
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from kiosk.tui.widgets.row_marks import marked_row
from kiosk.tui.widgets.unscrolled import Unscrolled
from kiosk.tui.wrap import wide, wrap


class Span(NamedTuple):
    """A piece of a prefix; `style` names a component class of the page screen without "page--", "" for none."""

    text: str
    style: str = ""


class HangingText(Visual):
    """Text under which every further line begins where the text of the first one did.

    Textual's own Content breaks lines at spaces that must not break (U+00A0, U+202F), and has no hanging indent.
    """

    def __init__(self, text: str, prefix: Sequence[Span] = (), suffix: Sequence[Span] = ()) -> None:
        self.text = text
        self.prefix = tuple(prefix)
        self.suffix = tuple(suffix)
        self.indent = sum(wide(span.text) for span in self.prefix)

    def lines(self, width: int) -> list[str]:
        """The lines of the text, without the prefix, for `width` cells in all."""
        room = max(1, width - self.indent - sum(wide(span.text) for span in self.suffix))
        return [line for part in self.text.split("\n") for line in wrap(part, room) or [""]]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The cells of the longest line, unwrapped."""
        ending = sum(wide(span.text) for span in self.suffix)
        return self.indent + ending + max(map(wide, self.text.split("\n")))

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The lines that the text takes."""
        return len(self.lines(width))

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The lines, each filled to the width, in the widget's style; spans of the prefix in their own."""
        base = style.rich_style
        align_right = options.rules.get("text_align") == "right"

        def segment(span: Span) -> Segment:
            if not span.style:
                return Segment(span.text, base)
            return Segment(
                span.text, (style + options.get_style(f".page--{span.style}")).rich_style
            )

        strips: list[Strip] = []
        for number, line in enumerate(self.lines(width)):
            before = [Segment(" " * self.indent, base)] if number else map(segment, self.prefix)
            after = [] if number else [segment(span) for span in self.suffix]
            used = self.indent + wide(line) + sum(wide(one.text) for one in after)
            rest = Segment(" " * max(0, width - used), base)
            text = Segment(line, base)
            ordered = (
                [*before, rest, text, *after] if align_right else [*before, text, *after, rest]
            )
            # Neighbours in the same style become one: each costs its colours on the terminal.
            strips.append(Strip([one for one in ordered if one.text], max(width, used)).simplify())
        return strips


def text_rows(text: str, width: int) -> int:
    """The rows that a text takes in so many cells."""
    return len(HangingText(text).lines(width))


class Paragraph(Unscrolled):
    """One paragraph of a page.

    `joined` says that the next widget follows without a blank row, `kept` that it never stands on another part.
    """

    ALLOW_SELECT = False

    def __init__(
        self,
        text: str = "",
        *,
        prefix: Iterable[Span] = (),
        classes: str = "",
        joined: bool = False,
        kept: bool = False,
    ) -> None:
        super().__init__(classes=classes)
        self.content = HangingText(text, tuple(prefix))
        self.joined = joined
        self.kept = kept
        self.is_marked = False
        self.set_class(joined, "-joined", update=False)

    @property
    def text(self) -> str:
        """The text without its prefix."""
        return self.content.text

    def render(self) -> HangingText:
        """The text with its prefix."""
        return self.content

    def render_line(self, y: int) -> Strip:
        """One row of cells; on every other page it is marked. `is_marked` is how it was painted last."""
        self.is_marked = getattr(self.screen, "is_marked", False)
        row = super().render_line(y)
        return marked_row(row) if self.is_marked else row

    def rows_in(self, width: int) -> int:
        """The rows that it takes in so many cells."""
        return len(self.content.lines(width))

    def fill_up(self, rows: int, width: int) -> None:
        """Add blank rows up to this number, in so many cells."""
        missing = rows - self.rows_in(width)
        if missing > 0:
            old = self.content
            self.content = HangingText(old.text + "\n" * missing, old.prefix, old.suffix)

    def replace(self, content: HangingText) -> None:
        """Show another text, where it differs."""
        old = self.content
        if (old.text, old.prefix, old.suffix) != (content.text, content.prefix, content.suffix):
            self.content = content
            self.refresh(layout=True)

    def replace_in_place(self, content: HangingText) -> None:
        """Show another text on a page that stays: where it takes the same cells, nothing is laid out anew."""
        old, width = self.content, self.size.width
        same_cells = (
            width > 0
            and old.get_optimal_width({}, 0) == content.get_optimal_width({}, 0)
            and len(old.lines(width)) == len(content.lines(width))
        )
        if not same_cells:
            self.replace(content)
        elif old.text != content.text:
            self.content = content
            self.refresh(Region(0, 0, *self.size))

    def become(self, other: "Paragraph") -> None:
        """Show what another paragraph, not yet mounted, would show: cheaper than mounting that one."""
        self.joined, self.kept = other.joined, other.kept
        if self.classes != other.classes:
            self.set_classes(other.classes)
        self.replace(other.content)
