"""The ids that a shell offers for arguments and options, such as methods and kinds of device."""

from collections.abc import Callable, Iterable

import click
from click.shell_completion import CompletionItem

from kiosk.content.content import Content
from kiosk.content.folders_in_use import folders_in_use
from kiosk.content.loader import load_content

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def complete_ids(ids: Callable[[Content], Iterable[str]]) -> Completer:
    """What completes an id that `ids` finds in the content, for `shell_complete` of a parameter."""

    def complete(ctx: click.Context, option: click.Parameter, begun: str) -> list[CompletionItem]:
        content = load_content(folders_in_use().content)[0]
        return [CompletionItem(id) for id in ids(content) if id.startswith(begun)]

    return complete


complete_method = complete_ids(lambda content: content.methods)
complete_device = complete_ids(lambda content: content.kinds)
complete_stage = complete_ids(lambda content: content.stages)
complete_notice = complete_ids(lambda content: content.notices)
complete_language = complete_ids(lambda content: content.languages)
