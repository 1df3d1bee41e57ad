"""Brings a catalog up to the template: what stayed, moved, changed in wording or in meaning, is new or gone."""

from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy

from babel.messages.catalog import Message

from kiosk.i18n.placeholders import is_usable_form, is_usable_translation
from kiosk.i18n.po_parser import fit_forms, message_forms, message_ids
from tools.translations.po_format import EditedCatalog

WORDING = "Wording changed from: "
"""Begins the comment with the English sentence that a translation in use was made for.

Who has compared the two, and changed the translation if that was better, deletes this comment.
"""

Key = tuple[tuple[str, ...], str]
"""The English texts of a message and its context."""


def update_catalog(
    catalog: EditedCatalog, template: EditedCatalog, wording: Collection[str] = ()
) -> list[Message]:
    """Bring a catalog up to the template; return the messages of it that became fuzzy.

    A sentence that only moved keeps its translation, and one that comes back gets it again. The translation of
    one that changed is fuzzy, and so no longer shown, until somebody has looked at it: its meaning may have
    changed. For the contexts named by `wording` it stays in use, unless it could not be filled any more.
    """
    changed = _take_over(catalog, template)
    previous = {_key(one): one.previous_id for one in catalog.texts() if one.fuzzy}
    # Babel would also offer, for a new sentence, the translation of any like one, which no page shows. It puts the
    # template's own messages into the catalog, hence the copy.
    catalog.update(deepcopy(template), no_fuzzy_matching=True, update_creation_date=False)
    # What is fuzzy or empty was no translation of what is gone.
    gone = catalog.obsolete.items()
    catalog.obsolete = {k: one for k, one in gone if any(message_forms(one)) and not one.fuzzy}
    for message in catalog.texts():
        message.previous_id = previous.get(_key(message), [])
        if message.pluralizable:
            message.string = fit_forms(message_forms(message), catalog.rule)
        if message.context in wording:
            _keep_in_use(message)
    return [one for one in catalog.texts() if one.fuzzy and _key(one) in changed]


def wording_before(message: Message) -> str:
    """The English sentence that a translation in use was made for; "" where it has not changed since."""
    found = (one for one in message.user_comments if one.startswith(WORDING))
    return next(found, "").removeprefix(WORDING)


def settle(message: Message, forms: Sequence[str]) -> None:
    """Give a message its translation, made for its English sentence as it is now."""
    message.string = tuple(forms) if message.pluralizable else forms[0]
    message.flags.discard("fuzzy")
    message.previous_id = []
    message.user_comments = [one for one in message.user_comments if not one.startswith(WORDING)]


def _key(message: Message) -> Key:
    return message_ids(message), message.context or ""


def _take_over(catalog: EditedCatalog, template: EditedCatalog) -> set[Key]:
    """Give messages the English text and context that the template now has for them; those whose text changed."""
    wanted = {_key(one) for one in template.texts()}
    left = {_key(one): one for one in catalog.texts()}
    new = wanted - left.keys()
    for key in wanted & left.keys():
        del left[key]
    left = {key: one for key, one in left.items() if any(message_forms(one))}
    obsolete = {_key(one): one for one in catalog.obsolete.values()}
    used = {context for _, context in wanted}
    moved = {key: old for key in new if (old := _find_moved(key, left, used)) is not None}
    by_context = {one.context: one for key, one in left.items() if key not in moved.values()}
    changed: set[Key] = set()
    for key in new:
        if key in obsolete:
            _bring_back(catalog, obsolete[key])
        elif key in moved:
            _rename(catalog, left[moved[key]], key)
        elif key[1] in by_context:
            _change(catalog, by_context[key[1]], key)
            changed.add(key)
    return changed


def _find_moved(key: Key, left: Mapping[Key, Message], used: Collection[str]) -> Key | None:
    """The key that a sentence had before it moved: to another entry, or to another place in a list of its own."""
    same = [
        old
        for old, message in left.items()
        if old[0] == key[0]
        and not message.fuzzy
        and (old[1] not in used or _entry(old) == _entry(key))
    ]
    return same[-1] if same else None


def _entry(key: Key) -> str:
    return key[1].rpartition(".")[0]


def _bring_back(catalog: EditedCatalog, message: Message) -> None:
    catalog.obsolete = {key: one for key, one in catalog.obsolete.items() if one is not message}
    catalog[message.id] = message


def _rename(catalog: EditedCatalog, message: Message, key: Key) -> Message:
    """The message under another key; the flags for its placeholders follow from its text."""
    ids, context = key
    catalog.delete(message.id, message.context)
    forms = message_forms(message)
    if len(ids) == 1:
        string: str | tuple[str, ...] = forms[-1]
    else:
        string = forms if message.pluralizable else forms * catalog.num_plurals
    return catalog.add(
        ids if len(ids) > 1 else ids[0],
        string,
        flags=message.flags - {"python-brace-format", "python-format"},
        user_comments=message.user_comments,
        previous_id=message.previous_id,
        context=context,
    )


def _change(catalog: EditedCatalog, message: Message, key: Key) -> None:
    """The message as a fuzzy one of a sentence whose English has changed, or has been changed back."""
    previous = message.previous_id or list(message_ids(message))
    renamed = _rename(catalog, message, key)
    is_back = tuple(previous) == key[0]
    renamed.previous_id = [] if is_back else previous
    renamed.flags = renamed.flags - {"fuzzy"} if is_back else renamed.flags | {"fuzzy"}


def _keep_in_use(message: Message) -> None:
    """Make a fuzzy translation usable again, with a comment that tells translators what was said before."""
    forms, english = message_forms(message), message_ids(message)[-1]
    is_usable = is_usable_form if message.pluralizable else is_usable_translation
    alike = len(message.previous_id) == len(message_ids(message))
    if not (message.fuzzy and alike and all(is_usable(one, english) for one in forms)):
        return
    before = wording_before(message) or message.previous_id[0]
    settle(message, forms)
    message.user_comments.insert(0, f"{WORDING}{before}")
