"""What the kiosk remembers of the voices of this machine."""

from kiosk.services.speech import has_voice, speech_engine


def forget_voices() -> None:
    """Look anew for what speaks here."""
    has_voice.cache_clear()
    speech_engine.cache_clear()
