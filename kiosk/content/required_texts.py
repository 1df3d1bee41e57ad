"""Every text that the code asks the page files for, by file and page; the content check and the tests use it."""

from collections.abc import Iterator, Mapping
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from kiosk.content.content import Content
from kiosk.visit_record import DeviceClass

PARTS = ("title", "lead", "say", "watch")
"""Texts that a page has once, whereas it has choices and notes by their names."""


class RequiredTexts(Struct, frozen=True):
    """The texts of one page: which of PARTS it has, and the names of its choices and notes."""

    file: str
    parts: frozenset[str]
    choice: frozenset[str]
    note: frozenset[str]


def _page(parts: str = "", choice: str = "", note: str = "") -> RequiredTexts:
    return RequiredTexts("", *(frozenset(names.split()) for names in (parts, choice, note)))


_BY_FILE: Mapping[str, Mapping[str, RequiredTexts]] = {
    "pages/after.toml": {
        "after": _page("title lead say watch"),
    },
    "pages/arrival.toml": {
        "intent": _page(
            "title lead",
            choice="start final-code come-back locked-out check-device something-else",
        ),
        "other": _page("title lead", choice="phone letter safety terms people"),
        "before": _page("title say"),
        "comeback": _page(
            "title lead",
            choice="yes another questions device",
            note=(
                "field form typed fault-empty fault-signs fault-short fault-long fault-wrong "
                "fault-unknown fault-newer was place this-week last-week weeks closed"
            ),
        ),
        "resume": _page("title", choice="other-method", note="stage device method step"),
        "list-locked-out": _page("title lead"),
        "terms": _page("title lead"),
    },
    "pages/counted.toml": {
        "counted": _page("title lead say", choice="row back-to-page open", note="practice"),
        "counted-row": _page(
            "title",
            choice="back",
            note=(
                "day language front_end reason device method stage helped device-android "
                "device-other outcome differs none not-yet yes no screen line morning afternoon evening"
            ),
        ),
    },
    "pages/device.toml": {
        "device": _page("title"),
        "verdict": _page(
            "title",
            choice="begin why other find-out another-device people home",
            note=(
                "best-yes best-after way-yes way-after way-buy unclear first "
                "first-of-all find no-device settings method-is none "
                "yes after buy no ask recommended also"
            ),
        ),
        "device-answer": _page(note="understood ignored ask unsuitable bring beside"),
        "verdict-none": _page("say"),
        "ask": _page(choice="begin other people home", note="later"),
        "why": _page("title", choice="next", note="about"),
        "method": _page(note="needs office"),
        "other-method": _page("title lead", choice="another-device people verdict"),
    },
    "pages/guide.toml": {
        "guide": _page(
            note=(
                "device devices only helper say-device touch-device note-device say-mailbox "
                "touch-mailbox note-mailbox say-paper touch-paper note-paper say-anywhere "
                "touch-anywhere note-anywhere say-reader touch-reader note-reader "
                "say-password touch-password note-password say-pin note-pin note-pension say-link "
                "say-mailbox-opens say-code touch-code note-code say-search"
            ),
        ),
    },
    "pages/help.toml": {
        "help": _page(
            "title",
            choice="people language comfort helped not-helped stop device-language back-to-page",
            note=(
                "any enter unknown welcome step step-done step-answers step-else stage device "
                "before verdict phone square code comeback home home-finish voice"
            ),
        ),
        "helped": _page("title", note="now place"),
        "alone": _page("title lead"),
        "comfort": _page(
            "title lead",
            choice="space contrast voice line screen reader back-to-page",
            note="on off no-voice silent dark light yellow",
        ),
        "reader": _page(
            "title", choice="yes no back-to-page", note="ask usual by-ear find again aloud"
        ),
        "language": _page("title lead"),
        "device-language": _page("title lead say"),
    },
    "pages/leaving.toml": {
        "home": _page(
            "title watch",
            choice="print finish change-steps home-steps people stay",
            note=(
                "photo photo-too photo-line by-ear verdict-yes verdict-after verdict-ask verdict-no "
                "begin method "
                "no-device no-stage has-access "
                "bring-letter go-on place on-path awaited code short-code practice-slip practice"
            ),
        ),
        "change-steps": _page("title", choice="back-to-page"),
        "home-steps": _page("title", choice="back-to-page", note="code code-here"),
        "paper": _page(
            "title",
            choice="back finish retry",
            note="working wait printed take failed copy copy-place",
        ),
        "end": _page("title lead say", choice="stay end", note="write write-number"),
        "staff": _page("title lead say", choice="stay leave"),
        "warning": _page("title lead say", choice="stay"),
        "cover": _page("title lead say", choice="stay"),
    },
    "pages/safety.toml": {
        "safety": _page("title lead say watch", choice="strange typed"),
    },
    "pages/second.toml": {
        "second": _page("title lead say", choice="none later"),
        "second-best": _page(
            "title",
            choice="begin why later",
            note="best none note",
        ),
    },
    "pages/square.toml": {
        "square": _page(
            "title lead",
            choice="square helper back-to-page",
            note="check capitals address small helper",
        ),
        "square-slip": _page("title lead say", choice="square back-to-page", note="small helper"),
    },
    "pages/stages.toml": {
        "stage": _page(
            choice="open have-code finished another other-stage home",
            note="done now later not-yet part stage numbered",
        ),
        "stages": _page("title lead"),
        "pick": _page("title lead"),
        "pick-ahead": _page("lead", choice="mark open list"),
        "step": _page(
            choice="done else else-phone else-second else-mailbox else-paper else-anywhere list home",
            note="on-device on-phone on-second on-mailbox on-paper",
        ),
        "else": _page("lead", choice="screens back-to-page", note="here"),
        "path": _page(choice="begin go-on people home"),
        "screens": _page("title lead", choice="yes no back-to-page", note="alike doubt"),
        "finished": _page(
            choice="second path-on left-off next had-access home list after sign-in intracomm",
            note="had-access letter",
        ),
        "next-time": _page("title lead"),
    },
    "pages/tools.toml": {
        "phone": _page(
            "title lead say",
            choice="mend another back-to-page",
            note=(
                "field form unreadable in-full two-ways which mobile fixed either other unknown "
                "of-country doubt forget"
            ),
        ),
        "code": _page("title lead", choice="way way-stage another letter back-to-page"),
        "people": _page("title lead", choice="somebody-else", note="whom dated doubt"),
    },
    "pages/words.toml": {
        "words": _page(
            note=(
                "more first unknown other question stage-of step-of address screen-shows "
                "in-fr in-en untranslated"
            ),
        ),
        "device-words": _page(note="yours on_yours name"),
        "digits": _page(choice="help again back none"),
        "trouble": _page(choice="back-to-page"),
        "note": _page(choice="go-on"),
    },
    "staff/setup.toml": {
        "setup": _page(
            "title lead say",
            choice="usual none",
            note=(
                "office-name office-id id-made languages-known languages reader-wanted reader "
                "other-language region-zone region-locale region-unknown region people "
                "pmo-proposed pmo-none pmo person-name person-lines retention printer paper "
                "choice pin pin-again pin-set pin-none pin-broken"
            ),
        ),
        "setup-wrong": _page(
            note=(
                "name id line lines language incomplete languages region days choice pin pin-easy "
                "pin-again"
            ),
        ),
        "setup-end": _page(
            note="saved same pin without next unchanged failed locked unread copied restored",
        ),
    },
    "staff/staff_care.toml": {
        "staff-care": _page(
            "title lead",
            choice="notice practice retention times languages methods contacts newpin copies update",
            note="saved undone refused",
        ),
        "staff-change": _page(
            "title",
            choice="no yes undo",
            note=(
                "question back back-several now then row certain others deletes same kept meanwhile last "
                "last-long last-several undo undo-last unchecked checked no-notice standing method-open "
                "method-closed method-reopened method-over times-question times-reading "
                "times-device times-waiting times-cover times-warning times-helped_cover "
                "times-helped_end office region"
            ),
        ),
        "staff-notice": _page(
            "title lead",
            choice="remove today tomorrow back",
            note="none stands how-long doubt",
        ),
        "staff-practice": _page("title lead say", choice="begin end back", note="left"),
        "staff-retention": _page(
            "title lead say",
            choice="back days purge no yes",
            note="never purged which days sure stays gone unclean waits",
        ),
        "staff-times": _page(
            "title lead",
            choice="question reading device waiting cover warning helped_cover helped_end",
            note=(
                "question reading device waiting cover warning helped_cover helped_end clash-end "
                "clash-cover clash-helped-cover"
            ),
        ),
        "staff-languages": _page(
            "title lead",
            note="on off waiting first last order no-reader book incomplete share no-letters instead",
        ),
        "staff-methods": _page("title lead say", note="open closed reopened over"),
        "staff-contacts": _page(
            "title lead say",
            choice="back confirm",
            note="dated doubtful texts note notes",
        ),
        "staff-newpin": _page(
            "title",
            choice="cancel",
            note="first second short easy differ changed",
        ),
        "staff-copies": _page(
            "title lead",
            choice="save no yes",
            note="copy sure restored refused",
        ),
        "staff-update": _page(
            "title lead",
            choice="restore again back no yes",
            note=(
                "now none pack question new installed went-back changed gone unreadable unsigned damaged "
                "program older check numbers unwritten none-before"
            ),
        ),
        "staff-crashes": _page("title", choice="back seen", note="none one"),
    },
    "staff/staff_health.toml": {
        "staff-health": _page(
            "title",
            choice="back again all back-to-health legibility date crashes",
            note=(
                "well to-do since checking in-order more asking settings pin disk clock printer "
                "voice log copy purge crashes screens reset content languages version contacts "
                "people"
            ),
        ),
        "staff-health-state": _page(
            note=(
                "settings-ok settings-none settings-wrong settings-paper settings-languages pin-ok "
                "pin-none pin-broken "
                "pin-open pin-tries disk-free disk-low disk-gone disk-closed disk-open "
                "disk-remote disk-unread clock-trusted clock-waiting clock-doubtful "
                "clock-preview clock-unread printer-none printer-ready printer-stopped "
                "printer-missing printer-silent voice-ok voice-none voice-partly log-ok "
                "log-renewed log-emptied log-damaged log-locked log-closed log-older log-newer log-foreign "
                "log-waiting log-refused copy-none copy-made copy-late purge-none purge-done "
                "purge-late purge-held crashes-new screens-ok screens-differ reset-none "
                "reset-clean reset-left reset-failed content-fresh content-stale content-old "
                "content-damaged content-refused content-pack-damaged content-number "
                "languages-whole languages-open version unknown"
            )
        ),
        "staff-health-remedy": _page(
            note=(
                "settings-wrong settings-paper settings-languages pin-broken pin-open disk-low "
                "disk-gone disk-closed disk-open disk-remote clock-doubtful printer-stopped "
                "printer-missing printer-silent log-damaged log-locked log-closed log-older "
                "log-newer log-foreign log-refused log-renewed log-emptied copy-late purge-late "
                "reset-left content-old content-damaged content-refused content-pack-damaged"
            )
        ),
    },
    "staff/staff_clock.toml": {
        "staff-clock": _page(
            "title",
            choice="right wrong back again",
            note=(
                "back ahead build denied waiting trusted stays marked network command then noted"
            ),
        ),
    },
    "staff/staff_figures.toml": {
        "staff-figures": _page(
            "title lead",
            choice="visits reasons methods devices stops times days rest more span print save back",
            note=(
                "nothing before only-visits by-month months-only beside of helped funnel "
                "unexplained up-to from-day after after-0 later visits-chart visits-alone-chart reasons-chart "
                "outcomes-chart methods-chart done-chart stages-chart devices-chart verdicts-chart "
                "stops-chart help-chart differing-chart steps-chart minutes-chart weekdays-chart "
                "parts-chart languages-chart returns-chart"
            ),
        ),
        "staff-span": _page(
            "title lead",
            choice="this-month last-month quarter year 12-months from-to cancel",
            note="days type-from type-to form field no-day too-early",
        ),
        "staff-export": _page(
            "title lead say",
            choice="parcels tables report back",
            note=(
                "nothing which-form report-title means-rounded means-visit means-finished means-stop "
                "means-minutes means-change"
            ),
        ),
        "staff-dictionary": _page(
            note=(
                "column-office column-kiosk column-span column-figure column-value column-name "
                "column-detail column-visits column-hidden figure-visits figure-outcome "
                "figure-language figure-reason figure-device figure-part_of_day figure-weekday "
                "figure-front_end figure-method figure-verdict figure-returns figure-stop "
                "figure-stage_entered figure-minutes figure-stage_done figure-method_done "
                "figure-reached figure-help figure-step_minutes figure-differs"
            ),
        ),
        "staff-printing": _page(
            "title",
            choice="look back",
            note="working printed failed none idle",
        ),
        "staff-save": _page(
            "title lead",
            choice="again back",
            note="figures counts report parcels settings own stick done parcels-done full shut gone",
        ),
    },
    "staff/staff_legibility.toml": {
        "staff-legibility": _page(
            "title lead",
            choice="back anew",
            note="field form screen none distance capital enough font",
        ),
    },
    "staff/staff_menu.toml": {
        "staff-pin": _page(
            "title lead",
            choice="help again close health",
            note="field form wrong locked none broken memory held uncounted unkept",
        ),
        "staff-menu": _page(
            "lead",
            choice="visits figures export care health close leave",
            note="clock crashes",
        ),
        "staff-help": _page(
            "title say",
            choice="back language space contrast line screen",
            note=(
                "pin menu visits visit figures figures-stops figures-times figures-reasons "
                "export span care change health"
            ),
        ),
        "staff-language": _page("title lead"),
        "staff-warning": _page("title lead say", choice="stay"),
        "staff-trouble": _page(
            "title",
            choice="back",
            note="gone full shut damaged old newer busy other",
        ),
        "staff-lasting": _page(note="seconds minutes hours"),
    },
    "staff/staff_visits.toml": {
        "staff-visits": _page(
            "title",
            choice="older newer filter",
            note=(
                "all nothing oldest newest rows day part_of_day language front_end reason device method "
                "stage outcome helped"
            ),
        ),
        "staff-short": _page(
            note=(
                "yes no part_of_day-morning part_of_day-afternoon part_of_day-evening "
                "front_end-screen front_end-line "
                "outcome-finished outcome-stopped outcome-left outcome-timed-out outcome-staff "
                "outcome-signal outcome-crashed outcome-interrupted"
            ),
        ),
        "staff-long": _page(
            note=(
                "none part_of_day-morning part_of_day-afternoon part_of_day-evening "
                "front_end-screen front_end-line "
                "outcome-finished outcome-stopped outcome-left outcome-timed-out outcome-staff "
                "outcome-signal outcome-crashed outcome-interrupted verdict-yes verdict-after "
                "verdict-ask verdict-no"
            ),
        ),
        "staff-filter": _page(
            "title lead",
            choice="outcome reason device helped period method stage language clear show",
            note=(
                "any today days-7 days-28 days-91 by-period by-language by-method by-outcome by-stage "
                "by-reason by-device by-helped"
            ),
        ),
        "staff-visit": _page(
            "title",
            choice="back",
            note=(
                "gone morning afternoon evening helped alone head-number head-page "
                "help did-help did-back did-again did-typed did-warning did-cover stopped "
                "ended broke clock-doubtful clock-wrong"
            ),
        ),
        "staff-pages": _page(
            note=(
                "welcome before device stage stage-of pick pick-of else-of screens-of screen-of "
                "finished-of end resume list staff"
            ),
        ),
    },
}

REQUIRED_TEXTS: Mapping[str, RequiredTexts] = {
    id: replace(texts, file=file) for file, pages in _BY_FILE.items() for id, texts in pages.items()
}
"""The texts of each page that the code asks for by fixed names, by the ids of the pages."""


def required_texts(content: Content) -> dict[str, RequiredTexts]:
    """All texts that this content needs: the fixed ones, and those whose names hold an id of the content."""
    step, short, long = (REQUIRED_TEXTS[id] for id in ("step", "staff-short", "staff-long"))
    other_method, second = REQUIRED_TEXTS["other-method"], REQUIRED_TEXTS["second"]
    explained = {id for id, method in content.methods.items() if method.explanation}
    spares = {way.spare for method in content.methods.values() for way in method.second}
    methods = {f"method-{id}" for id in content.methods}
    ids = {
        *methods,
        *(f"device-{id}" for id in get_args(DeviceClass)),
        *(f"stage-{id}" for id in content.stages),
        *(f"reason-{id}" for id in REQUIRED_TEXTS["intent"].choice),
    }
    return {
        **REQUIRED_TEXTS,
        "other-method": replace(other_method, choice=other_method.choice | explained),
        "second": replace(second, choice=second.choice | (spares - {""})),
        "step": replace(step, choice=step.choice.union(_opening_choices(content))),
        "staff-short": replace(short, note=short.note | ids),
        "staff-long": replace(long, note=long.note | methods),
    }


def _opening_choices(content: Content) -> Iterator[str]:
    """The choices by which steps open pages."""
    for entries in (content.stages, content.methods, content.situations):
        for entry in entries.values():
            for step in entry.step.values():
                yield from (f"open-{id}" for id in step.opens)
