"""One step of a checklist on its own page."""

from msgspec.structs import replace

from kiosk.content.step_records import Step, StepChoice
from kiosk.journey.change_steps import change_blocks, change_step_keys
from kiosk.journey.checklist import ChecklistLine, find_line, step_sentences, usual_choice
from kiosk.journey.conditions import UNKNOWN_ANSWER
from kiosk.journey.content_blocks import address_block, contact_block, drawing_block, find_contact
from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.pages.glossary import term_choices
from kiosk.journey.pages.other_screens import SCREEN_PLACES, else_choice
from kiosk.journey.pages.qr_code import offered_qr_code
from kiosk.journey.pages.reader import has_reader
from kiosk.journey.slip import resume_code_block, valid_until
from kiosk.journey.stage_progress import finish_step, overview_node, place_fact, place_label
from kiosk.journey.state import STAY, Answer, Move, Position, go_to, open_over
from kiosk.journey.targets import follow_target, qualify_target
from kiosk.view_model.page import Block, Notice, Pace, Table, Wait

DEVICES = ("device", "phone", "second", "mailbox")
"""The places of steps that are done on something of the member's own."""

HELPER_HINTS = ("say", "touch", "note")
"""What a helper says, does not touch and never notes: the beginnings of the notes of the page `guide`."""


def build_step(texts: PageText) -> PageDraft | None:
    """What to do, what the screen shows, what to watch for; None where the step does not apply to this member."""
    key = texts.position.node.partition("/")[2]
    line = find_line(key, texts.position.facts, texts.content)
    if line is None:
        return None
    step = line.step
    usual = usual_choice(step, texts.position.facts)
    return PageDraft(
        id=f"step/{key}",
        title=texts(step.title),
        place=_place_and_device(step, key, texts),
        blocks=_blocks(step, texts),
        choices=_choices(step, texts),
        default=usual.id if usual is not None and step.wait is None else None,
        unknown=next((texts(one.say) for one in step.choice if one.id == UNKNOWN_ANSWER), ""),
        whole=True,
        pace=pace_of(step),
        # Nothing shows where the focus is: who presses Enter once too often would confirm what was not done.
        # It is the same at every step, also where one only reads: an answer is given by its number.
        needs_number=texts.context.front_end == "line",
    )


def pace_of(step: Step) -> Pace:
    """How long a member may look at this step before the kiosk asks whether anybody is there."""
    if step.wait is not None and not step.wait.home:
        return "waiting"
    # Who works on a device of their own touches no key of the kiosk for long.
    return "device" if step.on in DEVICES else "reading"


def handle_step(position: Position, answer: Answer, context: Context) -> Move:
    """Go on when it is done; else explain, help, or lead home."""
    key = position.node.partition("/")[2]
    line = find_line(key, position.facts, context.content)
    if line is None:
        return STAY
    chosen = next((one for one in line.step.choice if one.id == answer.option), None)
    if chosen is not None:
        return _follow_choice(chosen, line, position, context)
    if answer.option == "done" and not line.step.choice:
        return _finish(line, position, context)
    if answer.option == "else":
        return open_over(f"else/{key}")
    if answer.option == "square" and line.step.address:
        return open_over(f"square/{line.step.address}")
    if answer.option in line.step.words:
        return open_over(f"term/{answer.option}")
    if answer.option in line.step.opens:
        return open_over(answer.option)
    if answer.option == "list":
        return go_to(overview_node(key, context.content))
    return go_to("home", **place_fact(key, context.content)) if answer.option == "home" else STAY


def _finish(line: ChecklistLine, position: Position, context: Context) -> Move:
    """On from a step that is done, with the steps that it stands for."""
    move = finish_step(line, position, context, {})
    if not line.step.makes_changes:
        return move
    return replace(move, done=(*move.done, *change_step_keys(position, context)))


def _follow_choice(
    chosen: StepChoice, line: ChecklistLine, position: Position, context: Context
) -> Move:
    """Keep the facts that a choice of the step sets, then go to its target, or on as from a step that is done."""
    if not chosen.go:
        return finish_step(line, position, context, chosen.sets)
    informed = replace(position, facts={**position.facts, **chosen.sets})
    move = follow_target(qualify_target(chosen.go, line.key), informed, context)
    return replace(move, facts={**chosen.sets, **move.facts})


def _place_and_device(step: Step, key: str, texts: PageText) -> str:
    place = place_label(texts, key)
    where = "" if step.on == "anywhere" else texts.note("step", f"on-{step.on}")
    return f"{place} · {where}" if where else place


def _blocks(step: Step, texts: PageText) -> tuple[Block, ...]:
    watch = texts.notices(step.watch)
    # A warning about what cannot be undone stands before the instruction.
    blocks = watch if step.grave else ()
    blocks += texts.lead(step.lead) + address_block(step.address, texts)
    blocks += texts.device_note(step.device_note)
    blocks += change_blocks(texts) if step.makes_changes else ()
    blocks += texts.paragraphs(step_sentences(step, texts.position.facts))
    # After the drawing, the remark would often need a part of its own in the smallest window.
    blocks += _helper_blocks(step, texts) + drawing_block(step.drawing, texts, step.window)
    if step.wait is not None:
        wait = Wait(
            say="",
            usually=texts(step.wait.usually),
            at_most=texts(step.wait.at_most),
            until=valid_until(step, texts),
        )
        # A member who waits may have left when the kiosk asks, so the resume code is on this page already.
        blocks += (wait, *resume_code_block(texts, "home/short-code"))
    return blocks + _letter_blocks(step, texts) + (() if step.grave else watch)


def _helper_blocks(step: Step, texts: PageText) -> tuple[Block, ...]:
    """What somebody who helps says, does not touch and never notes; nothing for a member alone."""
    # A letter and an address are copied whole: they leave no room beside them, and anybody may see them.
    if not texts.preferences.helped or step.write or step.person:
        return ()
    sentences = (texts.note("guide", "helper"), *helper_sentences(step, texts))
    return (Notice(" ".join(sentences), sign="→"),)


def helper_sentences(step: Step, texts: PageText) -> tuple[str, ...]:
    """The same as sentences: what a helper says, does not touch and never notes.

    What the step is about has hints of its own; each of those that it lacks is the one for the place of the step.
    """
    place, about = str(step.on), str(step.helper)
    if step.on in SCREEN_PLACES:
        place = "reader" if has_reader(texts.position) else "device"
    if place == "reader":
        # Who sees nothing needs somebody to describe the screen, whatever is typed there.
        about = ""
    own = (texts.note_if_any("guide", f"{name}-{about}") for name in HELPER_HINTS)
    usual = (texts.note("guide", f"{name}-{place}") for name in HELPER_HINTS)
    return tuple(one or other for one, other in zip(own, usual, strict=True))


def _letter_blocks(step: Step, texts: PageText) -> tuple[Block, ...]:
    """Whom to write to, and the lines of a letter to copy."""
    person = find_contact(step.person, texts)
    blocks: tuple[Block, ...] = (contact_block(person, texts),) if person else ()
    if step.write:
        blocks += (Table(rows=tuple((texts(line),) for line in step.write)),)
    return blocks


def _choices(step: Step, texts: PageText) -> tuple[DraftChoice, ...]:
    done = DraftChoice("done", texts(step.done)) if step.done else texts.choice("step", "done")
    # Not to know has its own key, the same on every page.
    known = (one for one in step.choice if one.id != UNKNOWN_ANSWER)
    answers = tuple(DraftChoice(one.id, texts(one.say)) for one in known) or (done,)
    terms = term_choices(step.words, texts)
    # The words stand under "open-ID", the choice has the id of the node that it opens.
    opens = tuple(DraftChoice(id, texts.choice("step", f"open-{id}").say) for id in step.opens)
    square, explained = offered_qr_code(step, texts), (*opens, *terms)
    # What needs eyes does not come first for whom a device reads aloud.
    order = (*explained, *square) if has_reader(texts.position) else (*square, *explained)
    aside = (DraftChoice("else", else_choice(step, texts)), *order)
    if step.wait is None:
        return (*answers, *aside, texts.choice("step", "list"))
    list_, home = texts.choice("finished", "list"), texts.choice("step", "home")
    if step.wait.home:
        # A wait of days is done at home: to go there is the first choice, which Enter takes.
        return (home, *answers, *aside, list_)
    return (*answers, *aside, home, list_)
