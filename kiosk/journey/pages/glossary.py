"""The glossary: all words that the kiosk explains, and each on a page of its own."""

from kiosk.journey.conditions import evaluate
from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.stage_progress import place_label
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position, open_over


def build_terms(texts: PageText) -> PageDraft:
    """The list of all words that the kiosk explains."""
    terms = texts.content.terms.items()
    return PageDraft(
        id="terms",
        title=texts.title("terms"),
        blocks=texts.opening("terms"),
        choices=tuple(DraftChoice(id, texts(term.title)) for id, term in terms),
        pace="question",
    )


def term_choices(ids: tuple[str, ...], texts: PageText) -> tuple[DraftChoice, ...]:
    """The words that a page explains, each as a question; without those of other devices than the member's."""
    terms = ((id, texts.content.terms[id]) for id in ids if id in texts.content.terms)
    return tuple(
        DraftChoice(id, texts(term.ask))
        for id, term in terms
        if evaluate(term.when, texts.position.facts) is not False
    )


def handle_terms(position: Position, answer: Answer, context: Context) -> Move:
    """Open the page of a word over the list."""
    return open_over(f"term/{answer.option}") if answer.option in context.content.terms else STAY


def build_term(texts: PageText) -> PageDraft | None:
    """One word: what it means, and the other names of the same thing."""
    id = texts.position.node.partition("/")[2]
    term = texts.content.terms.get(id)
    if term is None:
        return None
    first, *rest = term.means
    return PageDraft(
        id=f"term/{id}",
        title=texts(term.title),
        place=place_label(texts),
        blocks=texts.lead(first) + texts.paragraphs(tuple(rest)),
        choices=(texts.choice("trouble", "back-to-page"),),
    )


def handle_term(position: Position, answer: Answer, context: Context) -> Move:
    """Back to the page that used the word."""
    return CLOSE
