"""Which of the office's languages its members are not offered, why, and what to do, on the pages of the staff."""

from kiosk.i18n.language_offer import LanguageOffer, Obstacle, offer_languages
from kiosk.staff.context import StaffContext
from kiosk.staff.settings_change import current_settings
from kiosk.view_model.page import Block, Notice, Text


def current_offer(context: StaffContext) -> LanguageOffer:
    """What the settings in the file come to now."""
    return offer_languages(
        current_settings(context),
        context.journey_context.content.languages,
        context.services.locales,
        context.services.console_letters,
    )


def unoffered_notices(context: StaffContext) -> tuple[Block, ...]:
    """A notice for each reason; nothing where all languages of the office are offered."""
    offer = current_offer(context)
    blocks: list[Block] = []
    for reason, obstacles in offer.obstacles_by_reason().items():
        names = _names(obstacles, context)
        blocks.append(Notice(context.say("languages", reason, names=names)))
        if reason == "no-reader":
            tags = context.texts.words.join([one.tag for one in obstacles])
            blocks.append(Text(context.say("languages", "book", names=tags)))
    if offer.is_instead_of(current_settings(context).languages):
        known = context.journey_context.content.languages
        names = context.texts.words.join([known[tag].name for tag in offer.tags])
        blocks.append(Text(context.say("languages", "instead", names=names)))
    return tuple(blocks)


def unoffered_line(context: StaffContext) -> str:
    """The same in a line of the health page; "" where all languages of the office are offered."""
    groups = current_offer(context).obstacles_by_reason()
    if not groups:
        return ""
    reasons = (
        context.say("health", reason, names=_names(obstacles, context))
        for reason, obstacles in groups.items()
    )
    return " · ".join((*reasons, context.say("health", "what-to-do")))


def _names(obstacles: list[Obstacle], context: StaffContext) -> str:
    """The languages, with how many sentences one lacks."""
    return context.texts.words.join(
        [
            context.say("languages", "share", name=one.name, number=one.missing, of=one.of)
            if one.missing
            else one.name
            for one in obstacles
        ]
    )
