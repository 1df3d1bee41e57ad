"""Take an update: a content pack is found on a stick, shown, and used from the next visit on; or go back."""

from hashlib import sha256
from pathlib import Path

from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.packs.archive import Pack
from kiosk.packs.errors import PackError
from kiosk.packs.pack_store import KeptContent, PackStore
from kiosk.staff.context import StaffContext
from kiosk.staff.pack_files import list_pack_files
from kiosk.staff.state import StaffMessage, StaffState, StaffTurn, message
from kiosk.view_model.page import Block, Text


def build_update(context: StaffContext) -> PageDraft:
    """The packs that are there now, and the way back; or what one of them brings, with the question."""
    if context.subpage == "sure":
        return _question(context)
    kept = PackStore(context.folder).list()
    files = list_pack_files(context.folder)
    before = next((one for one in kept if one.is_before), None)
    return PageDraft(
        id="update",
        title=context.title("update"),
        blocks=(
            *context.opening("update"),
            *_in_use(kept, context),
            *(() if files else (Text(context.say("update", "none")),)),
        ),
        choices=(
            *(DraftChoice(str(one), context.say("update", "pack", path=one)) for one in files),
            *_way_back(before, context),
            *context.choices("update", "again", "back"),
        ),
        # What is pressed without reading changes nothing.
        default="again",
    )


def _in_use(kept: list[KeptContent], context: StaffContext) -> tuple[Block, ...]:
    return tuple(
        Text(context.say("update", "now", number=one.edition.number, date=_day(one, context)))
        for one in kept
        if one.is_in_use
    )


def _way_back(before: KeptContent | None, context: StaffContext) -> tuple[DraftChoice, ...]:
    if before is None:
        return ()
    return (
        context.choice(
            "update", "restore", number=before.edition.number, date=_day(before, context)
        ),
    )


def _day(one: KeptContent, context: StaffContext) -> str:
    return context.texts.words.day(one.edition.dated)


def _question(context: StaffContext) -> PageDraft:
    try:
        manifest = context.services.read_pack(_chosen(context)).manifest
    except PackError as fault:
        blocks: tuple[Block, ...] = (Text(context.say_message(_refusal(fault)), lead=True),)
        choices = context.choices("update", "no")
    else:
        date = context.texts.words.day(manifest.dated)
        asked = context.say("update", "question", number=manifest.number, date=date)
        told = manifest.told(context.texts.words.tag)
        blocks = (
            Text(asked, lead=True),
            Text(context.say("update", "new")),
            *(Text(line) for line in told),
        )
        choices = (
            context.choice("update", "no"),
            context.choice("update", "yes", destructive=True),
        )
    return PageDraft(
        id="update/sure", title=context.title("update"), blocks=blocks, choices=choices
    )


def handle_update(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Check a pack and ask about it, install it, or go back to the content before."""
    state = context.state
    match option:
        case "again":
            return StaffTurn(state)
        case "back" | "no":
            return StaffTurn(state.back())
        case "restore":
            return StaffTurn(_go_back(context))
        case "yes":
            return StaffTurn(_install(context))
    return StaffTurn(_ask(Path(option), context))


def _ask(path: Path, context: StaffContext) -> StaffState:
    """The state with the question, or with the reason why there is none."""
    context.services.announce_work()
    try:
        pack = context.services.read_pack(path)
        PackStore(context.folder).check(pack, path.name)
    except PackError as fault:
        return context.state.with_message(_refusal(fault))
    return context.state.with_choice(update=str(path), manifest=_digest(pack)).open("update/sure")


def _install(context: StaffContext) -> StaffState:
    """The state after the pack was installed; of another file than the one that was shown, nothing is done."""
    state, path = context.state, _chosen(context)
    context.services.announce_work()
    try:
        pack = context.services.read_pack(path)
        if _digest(pack) != state.chosen.get("manifest"):
            shown = state.with_choice(manifest=_digest(pack))
            return shown.with_message(message("update", "changed"))
        PackStore(context.folder).install(pack, path.name)
    except PackError as fault:
        return state.back().with_message(_refusal(fault))
    context.services.health.look_again()
    return state.back().with_message(message("update", "installed"))


def _go_back(context: StaffContext) -> StaffState:
    context.services.announce_work()
    try:
        PackStore(context.folder).go_back()
    except PackError as fault:
        return context.state.with_message(_refusal(fault))
    context.services.health.look_again()
    return context.state.with_message(message("update", "went-back"))


def _chosen(context: StaffContext) -> Path:
    return Path(context.state.chosen.get("update", ""))


def _digest(pack: Pack) -> str:
    return sha256(pack.manifest_bytes).hexdigest()


def _refusal(fault: PackError) -> StaffMessage:
    return message("update", fault.reason, name=fault.name, of=fault.detail)
