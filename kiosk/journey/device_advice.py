"""What a member takes home after a device check: the verdict, its reason, and how to make its change."""

from collections.abc import Mapping

from kiosk.content.content import Content
from kiosk.content.device_records import DeviceRule
from kiosk.content.shared_records import Sentence
from kiosk.journey.checklist import adapt, build_checklist, step_sentences
from kiosk.journey.content_blocks import listed_block
from kiosk.journey.context import Context
from kiosk.journey.page_text import PageText
from kiosk.journey.pages.method_choice import current_verdict, recommended_method
from kiosk.journey.resume_code import step_at
from kiosk.journey.state import Position
from kiosk.journey.verdict import MethodVerdict
from kiosk.view_model.page import Block, Table

MAX_REASONS = 2
"""Changes with whose reasons a slip still fits one sheet, and two parts of the smallest window."""


def is_device_checked(position: Position) -> bool:
    """Whether a member has had the device checked, and has begun with nothing yet."""
    facts = position.facts
    return "kind" in facts and not {"method", "at", "on"} & facts.keys()


def planned_position(position: Position, context: Context) -> Position:
    """The position of a member as if they had begun with the method that the verdict recommends.

    It stays what it is once they have begun, before the device is known, and where nothing can be recommended.
    """
    if not is_device_checked(position):
        return position
    best = current_verdict(position, context).recommended
    if best is None:
        return position
    first = f"{next(iter(context.content.stages))}/"
    planned = {"method": best, "at": position.facts.get("from", first)}
    return Position(position.node, {**position.facts, **planned}, position.done, position.returns)


def planned_texts(texts: PageText) -> PageText:
    """The same texts for the planned position of this member."""
    position = planned_position(texts.position, texts.context)
    return PageText(texts.context, position, texts.preferences, texts.words.tag)


def device_advice(texts: PageText) -> tuple[Block, ...]:
    """The verdict in one sentence, the reason, and what to change; nothing where no device was checked."""
    if not is_device_checked(texts.position):
        return ()
    verdict = current_verdict(texts.position, texts.context)
    best = recommended_method(verdict)
    if best is not None:
        return _recommendation(best, texts)
    open_ = next((one for one in verdict.methods if one.verdict == "ask"), None)
    if open_ is not None:
        return texts.lead_note("home", "verdict-ask") + texts.paragraphs(open_.because)
    return texts.lead_note("home", "verdict-no") + listed_block(
        texts.page("verdict-none").say, texts
    )


def _recommendation(best: MethodVerdict, texts: PageText) -> tuple[Block, ...]:
    """The method that suits the device, and why; or why something must be changed first, and how that is done."""
    method = texts.words.noun(texts.content.methods[best.method].name)
    lead = texts.lead_note("home", f"verdict-{best.verdict}", method=method)
    if best.verdict == "yes":
        doubts = texts.notices(_doubts(best, texts)[:1])
        return (*lead, *texts.paragraphs(best.because[:1]), *doubts)
    # What is to be changed leaves no room beside it on a slip.
    return (*lead, *_change_rows(changes_of(best, texts.content), best, texts))


def _doubts(best: MethodVerdict, texts: PageText) -> tuple[Sentence, ...]:
    """What nobody has looked at yet, and what could still rule the method out; not what a step looks at anyway."""
    facts = {**texts.position.facts, "method": best.method}
    stage = next(iter(texts.content.stages), "")
    steps = {f"step:{line.key}" for line in build_checklist(stage, facts, texts.content)}
    return tuple(
        rule.check
        for rule in texts.content.rules
        if rule.id in best.rules and rule.check in best.caveats and rule.how not in steps
        if rule.check is not None
    )


def changes_of(best: MethodVerdict, content: Content) -> list[DeviceRule]:
    """The rules whose fix must be made before the method works, in their order."""
    return [rule for rule in content.rules if rule.id in best.rules and rule.fix in best.because]


def _change_rows(
    rules: list[DeviceRule], best: MethodVerdict, texts: PageText
) -> tuple[Block, ...]:
    """What to change, one thing a row; as much of why and how as leaves the slip on one sheet.

    How several changes are made is a sheet of its own: `change_steps`.
    """
    if not 1 <= len(rules) <= MAX_REASONS:
        return listed_block(best.because, texts)
    rows = [(f"{texts(rule.say)} {texts(rule.fix)}",) for rule in rules]
    if len(rules) == 1:
        facts = {**texts.position.facts, "method": best.method}
        _title, how = how_to_change(rules[0], facts, texts.content)
        # The lead of a trouble says again what the fix has said.
        again = rules[0].how.startswith("trouble:")
        rows += [(texts(said),) for said in how[1 if again else 0 :]]
    return (Table(rows=tuple(rows)),)


def how_to_change(
    rule: DeviceRule, facts: Mapping[str, str], content: Content
) -> tuple[Sentence | None, tuple[Sentence, ...]]:
    """How to make the change that a rule wants: the title and the sentences of the step or trouble that it names.

    The title is what the rule itself says where it names none.
    """
    kind, _, id = rule.how.partition(":")
    if kind == "trouble" and (trouble := content.troubles.get(id)):
        return trouble.title, (adapt(trouble, facts).lead, *step_sentences(trouble, facts))
    step = step_at(id, facts.get("method", ""), content) if kind == "step" else None
    if step is None:
        return rule.fix, ()
    return step.title, (adapt(step, facts).lead, *step_sentences(step, facts))
