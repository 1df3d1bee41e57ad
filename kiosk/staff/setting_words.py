"""What settings are called, and what their values are, in the words of the staff pages."""

from collections.abc import Iterator

from msgspec.structs import replace

from kiosk.content.step_records import Method
from kiosk.journey.method_status import MethodStatus, method_status
from kiosk.settings.schema import OwnContact, Settings
from kiosk.staff.context import StaffContext
from kiosk.staff.log_value_texts import format_duration, long_value

SEVERAL = "several"
"""The id of a change of more than one setting, or of one that the staff pages do not show."""


def setting_page(setting: str) -> str:
    """The page that a setting stands on: its id is that page and what on it, as in "times/question"."""
    return setting.partition("/")[0]


def setting_name(setting: str, context: StaffContext) -> str:
    """What a setting is called."""
    kind, _, one = setting.partition("/")
    match kind:
        case "times":
            return context.say("change", f"times-{one}")
        case "methods":
            return long_value("method", one, context)
        case "contacts":
            return context.texts(context.journey_context.content.people[one].name)
        case "retention" | "languages" | "notice":
            return context.title(kind)
    return context.say("change", kind)


def setting_value(setting: str, settings: Settings, context: StaffContext) -> str:
    """The value that a setting has among these settings."""
    kind, _, one = setting.partition("/")
    match kind:
        case "times":
            return format_duration(int(getattr(settings.seconds, one)), context, exact=True)
        case "retention":
            return context.say("retention", "days", number=settings.retention_days)
        case "languages":
            known = context.journey_context.content.languages
            return ", ".join(known[tag].name for tag in settings.languages if tag in known)
        case "methods":
            method = context.journey_context.content.methods[one]
            return context.say("change", f"method-{method_state(method, settings, context)}")
        case "contacts":
            return _contact_value(one, settings, context)
        case "notice":
            return _notice_value(settings, context)
        case "office":
            return settings.office.name
    return settings.region


def method_state(method: Method, settings: Settings, context: StaffContext) -> MethodStatus:
    """Whether a method is open under these settings."""
    return method_status(method, context.now.date(), settings.reopened, settings.closed)


def _contact_value(id: str, settings: Settings, context: StaffContext) -> str:
    own = settings.contacts.get(id)
    if own is None or own.confirmed is None:
        return context.say("change", "unchecked")
    return context.say("change", "checked", date=context.texts.words.day(own.confirmed))


def _notice_value(settings: Settings, context: StaffContext) -> str:
    notice = settings.notice
    known = context.journey_context.content.notices.get(notice.id)
    if known is None or notice.until is None or not notice.stands(context.now.date()):
        return context.say("change", "no-notice")
    date = context.texts.words.date(notice.until)
    return context.say("change", "standing", title=context.texts(known.name), date=date)


def changed_settings(before: Settings, after: Settings, context: StaffContext) -> list[str]:
    """The ids of the settings that differ, in the order of the pages, as far as the staff pages know them."""
    return [
        setting
        for setting in _all_settings(context)
        if setting_value(setting, before, context) != setting_value(setting, after, context)
    ]


def has_other_changes(before: Settings, after: Settings) -> bool:
    """Whether something differs that none of those settings tells."""
    return _unnamed_part(before) != _unnamed_part(after)


def _unnamed_part(settings: Settings) -> Settings:
    usual = Settings()
    contacts = {id: replace(one, confirmed=None) for id, one in settings.contacts.items()}
    return replace(
        settings,
        office=replace(settings.office, name=usual.office.name),
        region=usual.region,
        languages=usual.languages,
        closed=(),
        reopened=(),
        seconds=usual.seconds,
        retention_days=usual.retention_days,
        notice=usual.notice,
        contacts={id: one for id, one in contacts.items() if one != OwnContact()},
    )


def _all_settings(context: StaffContext) -> Iterator[str]:
    content = context.journey_context.content
    yield from ("office", "region", "notice", "retention", "languages")
    yield from (f"times/{name}" for name in Settings().seconds.__struct_fields__)
    yield from (f"methods/{id}" for id in content.methods)
    yield from (f"contacts/{id}" for id in content.people)
