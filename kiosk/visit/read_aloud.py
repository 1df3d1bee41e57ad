"""What is read aloud of a session: it starts, pauses, goes on, grows louder, and spells."""

from collections.abc import Iterable

from kiosk.view_model.page import Page
from kiosk.view_model.replies import VoiceAction
from kiosk.view_model.spelling import Spellable, spelled_line
from kiosk.view_model.spoken_text import (
    Utterance,
    page_utterances,
    spellable_of,
    spelled_utterances,
)
from kiosk.visit.services import LEVELS, USUAL_LEVEL, Voice

LEVEL_STEPS = {"louder": 1, "quieter": -1}


class Track:
    """Utterances in a row, and how many of them were said to their end."""

    def __init__(self, utterances: Iterable[Utterance] = ()) -> None:
        self.utterances = tuple(utterances)
        self.done = 0

    @property
    def rest(self) -> tuple[Utterance, ...]:
        """What is still to be said, from the beginning of the utterance that was interrupted."""
        return self.utterances[self.done :]

    def note_left(self, count: int) -> None:
        """Note that so many utterances are still to be said, with perhaps others before them."""
        self.done = len(self.utterances) - min(count, len(self.rest))


class ReadAloud:
    """Says pages through a voice, and knows how far it has come; its volume ends with the session."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._level = USUAL_LEVEL
        self._page: Page | None = None
        self._told = Track()
        self._spelled = Track()
        self._playing = Track()

    def read(self, page: Page) -> None:
        """Begin to read a page in its language; what was being said is silenced."""
        self._begin_page(page)
        self._told = Track(page_utterances(page))
        self._play(self._told)

    def say(self, utterances: Iterable[Utterance]) -> None:
        """Say what belongs to no page; what was being said is silenced."""
        self.silence()
        self._play(Track(utterances))

    def silence(self) -> None:
        """Be silent at once; the utterance that was being said can be gone on with."""
        self._playing.note_left(self._voice.left())
        self._playing = Track()
        self._voice.stop()

    def press(self, action: VoiceAction, page: Page, *, is_on: bool, prints: bool) -> str:
        """Do what a key of the voice means on a page; the sentence that answers it, or "".

        `is_on` is whether pages are read aloud, `prints` whether what is spelled is written, too.
        """
        match action:
            case "voice":
                return self._pause(page)
            case "spell":
                return self._spell(page, is_on=is_on, prints=prints)
        return self._change_level(LEVEL_STEPS[action], page, is_on=is_on)

    def _pause(self, page: Page) -> str:
        """Pause, or go on with what was being said; a page that was said to its end begins again."""
        self._playing.note_left(self._voice.left())
        was_speaking = bool(self._playing.rest)
        self.silence()
        if was_speaking:
            return page.labels.paused
        interrupted = [one for one in (self._spelled, self._told) if one.rest]
        if interrupted and page == self._page:
            self._play(interrupted[0])
        else:
            self.read(page)
        return ""

    def _spell(self, page: Page, *, is_on: bool, prints: bool) -> str:
        self.silence()
        if page != self._page:
            self._begin_page(page)
        spellable = self._last_told() or spellable_of(page)
        if spellable is None:
            if is_on:
                self._play(Track(), Utterance(page.labels.nothing_to_spell, page.language))
            return page.labels.nothing_to_spell
        if page.has_voice and (is_on or not prints):
            self._spelled = Track(spelled_utterances(spellable, page))
            self._play(self._spelled)
        elif not prints:
            return page.labels.no_voice
        return spelled_line(spellable, page.labels) if prints else ""

    def _last_told(self) -> Spellable | None:
        """What was last said that can be spelled; None where the page was said to its end, or not at all."""
        if not self._told.rest:
            return None
        told = self._told.utterances[: self._told.done + 1]
        return next((one.spells for one in reversed(told) if one.spells), None)

    def _change_level(self, step: int, page: Page, *, is_on: bool) -> str:
        if not page.has_voice:
            return page.labels.no_voice
        self._level = min(max(self._level + step, 1), LEVELS)
        answer = page.labels.volume.format(level=self._level, levels=LEVELS)
        playing = self._playing
        self.silence()
        if playing not in (self._told, self._spelled):
            playing = Track()
        if is_on or playing.rest:
            self._play(playing, Utterance(answer, page.language))
        return answer

    def _begin_page(self, page: Page) -> None:
        self.silence()
        self._page, self._told, self._spelled = page, Track(), Track()

    def _play(self, track: Track, *before: Utterance) -> None:
        """Say the rest of a track, and something else before it."""
        self._playing = track
        self._voice.say((*before, *track.rest), self._level)
