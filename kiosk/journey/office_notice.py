"""The notice of the day that an office has put up, in the words of one language."""

from kiosk.content.shared_records import DayNotice
from kiosk.i18n.translator import Translator
from kiosk.journey.context import Context
from kiosk.journey.page_text import PageText
from kiosk.view_model.page import Block, Notice


def standing_notice(context: Context) -> DayNotice | None:
    """The notice that stands today; None where there is none, or the content lacks it."""
    if not context.office.notice.stands(context.now.date()):
        return None
    return context.content.notices.get(context.office.notice.id)


def notice_sentence(notice: DayNotice, words: Translator, context: Context) -> str:
    """The notice as a sentence: on its last day without a date."""
    until = context.office.notice.until
    if until is None or until == context.now.date():
        return words.say(notice.today)
    return words.say(notice.until, date=words.date(until))


def notice_blocks(texts: PageText) -> tuple[Block, ...]:
    """The notice on a page in the member's language; none where none stands."""
    notice = standing_notice(texts.context)
    if notice is None:
        return ()
    return (Notice(notice_sentence(notice, texts.words, texts.context), sign="!"),)


def notice_in(tag: str, context: Context) -> str:
    """The notice in a language of the welcome page, "" where none stands.

    That page is in many languages: one that lacks the translation has it in English, and keeps its own words.
    """
    notice = standing_notice(context)
    if notice is None:
        return ""
    words = context.words(tag)
    untranslated = set(words.untranslated)
    said = notice_sentence(notice, words, context)
    words.untranslated &= untranslated
    return said
