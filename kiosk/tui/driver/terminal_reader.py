"""Reads the terminal without trust: bad bytes, floods and broken sequences are dropped, never fatal."""

import os
import selectors
from codecs import getincrementaldecoder
from collections.abc import Container, Iterator

from kiosk.tui.driver.input_filter import InputFilter

FLOOD = 512
"""Bytes in one read that no hand types."""
QUIET = 0.1
"""Seconds of silence after which a flood is over."""


def read_units(terminal: int, wake: int, keys: Container[str]) -> Iterator[str]:
    """Characters and whole sequences as they come, until the terminal is gone or `wake` can be read.

    `keys` are the sequences of known keys; Escape alone comes as its one character.
    """
    sieve, decoder = InputFilter(keys), getincrementaldecoder("utf-8")()
    flooded = False
    with selectors.DefaultSelector() as selector:
        selector.register(terminal, selectors.EVENT_READ)
        selector.register(wake, selectors.EVENT_READ)
        while True:
            ready = {key.fd for key, _ in selector.select(QUIET if flooded else sieve.patience)}
            if wake in ready:
                return
            if not ready:
                flooded = False
                yield from sieve.hush()
                continue
            data = _read(terminal)
            if not data:
                return
            if flooded or len(data) >= FLOOD:
                flooded, sieve = True, InputFilter(keys)
                decoder.reset()
                continue
            try:
                text = decoder.decode(data)
            except UnicodeDecodeError:
                decoder.reset()
                text = data.decode("utf-8", "ignore")
            yield from sieve.feed(text)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
