"""Which builder makes the page of a node, by the first part of the node."""

from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace

from kiosk.journey.context import Context
from kiosk.journey.page_draft import PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.pages import (
    ask_first,
    code_shape,
    finished,
    glossary,
    help,
    intent,
    language,
    leaving,
    method_choice,
    other_screens,
    people,
    phone_number,
    qr_code,
    questions,
    reader,
    resume_by_code,
    resume_by_questions,
    safety,
    second_method,
    staff_exit,
    stages,
    step,
    troubles,
    verdict,
    visit_record,
    welcome,
)
from kiosk.journey.renderer import number_draft_choices
from kiosk.journey.slip_sheets import SLIP_SHEETS, handle_sheet, sheet_builder
from kiosk.journey.state import STAY, Answer, Move, Position, is_welcome, open_over

HELP_OPTION = "@help"
"""The option that every page has besides its own."""


OFFSET_FACT = "offset"
"""The fact that holds which part of a long list help was called on."""


class PageBuilder(NamedTuple):
    """What makes the pages of one kind of node, and what their answers do.

    `build` returns None where the content has no such page; `skip` names the node to go on to where there is
    nothing left to ask, and an empty string where there is.
    """

    build: Callable[[PageText], PageDraft | None]
    handle: Callable[[Position, Answer, Context], Move]
    skip: Callable[[Position, Context], str] = lambda position, context: ""


def build_help_page(texts: PageText) -> PageDraft | None:
    """The help for the page below, whose choices it names as they are numbered there."""
    position = texts.position
    below = replace(
        position,
        node=position.node.partition("/")[2],
        offset=int(position.facts.get(OFFSET_FACT, "0")),
    )
    texts_below = PageText(texts.context, below, texts.preferences, texts.words.tag)
    draft = builder_for(below.node).build(texts_below)
    choices = None
    if draft is not None and draft.field is None:
        choices = number_draft_choices(draft, below.offset, texts_below)
    return help.build_help(texts, choices)


BUILDERS = {
    "welcome": PageBuilder(welcome.build_welcome, welcome.handle_welcome),
    "intent": PageBuilder(intent.build_intent, intent.handle_intent),
    "other": PageBuilder(intent.build_other, intent.handle_other),
    "language": PageBuilder(language.build_language, language.handle_language),
    "staff": PageBuilder(staff_exit.build_staff_exit, staff_exit.handle_staff_exit),
    "before": PageBuilder(questions.build_before, questions.handle_before, questions.skip_before),
    "note": PageBuilder(
        questions.build_explanation, questions.handle_explanation, questions.skip_explanation
    ),
    "device": PageBuilder(questions.build_device, questions.handle_device, questions.skip_device),
    "verdict": PageBuilder(verdict.build_verdict, verdict.handle_verdict),
    "ask": PageBuilder(ask_first.build_ask_first, ask_first.handle_ask_first),
    "why": PageBuilder(verdict.build_reasons, verdict.handle_reasons),
    "method": PageBuilder(method_choice.build_method, method_choice.handle_method),
    "other-method": PageBuilder(
        method_choice.build_other_method, method_choice.handle_other_method
    ),
    "second": PageBuilder(second_method.build_second_method, second_method.handle_second_method),
    "stage": PageBuilder(stages.build_stage, stages.handle_stage),
    "stages": PageBuilder(stages.build_stages, stages.handle_stages),
    "pick": PageBuilder(stages.build_step_picker, stages.handle_step_picker),
    "step": PageBuilder(step.build_step, step.handle_step),
    "else": PageBuilder(other_screens.build_other_screen, other_screens.handle_other_screen),
    "screens": PageBuilder(other_screens.build_screens, other_screens.handle_screens),
    "finished": PageBuilder(finished.build_finished, finished.handle_finished),
    "after": PageBuilder(finished.build_after, finished.handle_after),
    "home": PageBuilder(leaving.build_slip_page, leaving.handle_slip_page),
    **{id: PageBuilder(sheet_builder(id), handle_sheet) for id in SLIP_SHEETS},
    "paper": PageBuilder(leaving.build_print_page, leaving.handle_print_page),
    "square": PageBuilder(qr_code.build_qr_code, qr_code.handle_qr_code),
    "end": PageBuilder(leaving.build_end, leaving.handle_end),
    "comeback": PageBuilder(
        resume_by_code.build_resume_by_code, resume_by_code.handle_resume_by_code
    ),
    "resume": PageBuilder(
        resume_by_questions.build_resume_by_questions,
        resume_by_questions.handle_resume_by_questions,
        resume_by_questions.skip_resume_by_questions,
    ),
    "path": PageBuilder(troubles.build_situation, troubles.handle_situation),
    "trouble": PageBuilder(troubles.build_trouble, troubles.handle_trouble),
    "list": PageBuilder(troubles.build_trouble_list, troubles.handle_trouble_list),
    "people": PageBuilder(people.build_people, people.handle_people),
    "safety": PageBuilder(safety.build_safety, safety.handle_safety),
    "terms": PageBuilder(glossary.build_terms, glossary.handle_terms),
    "term": PageBuilder(glossary.build_term, glossary.handle_term),
    "phone": PageBuilder(phone_number.build_phone, phone_number.handle_phone),
    "code": PageBuilder(code_shape.build_code, code_shape.handle_code),
    "help": PageBuilder(build_help_page, help.handle_help),
    "helped": PageBuilder(help.build_helped_page, help.handle_helped_page),
    "comfort": PageBuilder(help.build_preferences, help.handle_preferences),
    "reader": PageBuilder(reader.build_reader, reader.handle_reader),
    "counted": PageBuilder(visit_record.build_visit_record, visit_record.handle_visit_record),
}
"""The builder of each kind of node."""


def builder_for(node: str) -> PageBuilder:
    """The builder of a node; an unknown node gets the intent page, so that nobody is ever stuck."""
    return BUILDERS.get(node.partition("/")[0], BUILDERS["intent"])


def build_page(texts: PageText) -> PageDraft | None:
    """The draft of the page where the visit stands."""
    return builder_for(texts.position.node).build(texts)


def answer_handler(context: Context) -> Callable[[Position, Answer], Move]:
    """A function from a position and an answer to the move that the answer makes."""

    def handle(position: Position, answer: Answer) -> Move:
        if answer.option == HELP_OPTION:
            # For the numbers that the page below has where it shows a later part of a long list.
            facts = {OFFSET_FACT: str(position.offset)} if position.offset else {}
            return replace(open_over(f"help/{position.node}"), facts=facts)
        if answer.option == "staff":
            return staff_exit.enter_staff_pages(context) if is_welcome(position.node) else STAY
        return builder_for(position.node).handle(position, answer, context)

    return handle


def skip_target(position: Position, context: Context) -> str:
    """The node to go on to from one that has nothing to ask; empty where it has something to ask."""
    return builder_for(position.node).skip(position, context)
