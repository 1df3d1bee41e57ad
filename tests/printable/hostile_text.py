"""Texts with which a file, a name or an environment could attack a terminal, as bytes of any kind."""

from random import Random

from hypothesis import strategies as st

CLIPBOARD = b"\x1b]52;c;ZXZpbA==\x07"

SEQUENCES = (
    CLIPBOARD,
    b"\x1b]0;title\x1b\\",
    b"\x1b]8;;file:///etc/passwd\x1b\\link",
    b"\x1bP+q544e\x1b\\",
    b"\x1b_program\x1b\\",
    b"\x1b^private\x1b\\",
    b"\x1b[6n",
    b"\x1b[>c",
    b"\x1b[?47$p",
    b"\x1b[21b",
    b"\x1b[5i",
    b"\x1bc",
    b"\x1b#8",
    b"\x1b%@",
    b"\x1bZ",
    b"\x1b",
    b"\x9b6n",
    "\x9d52;c;ZXZpbA==\x9c".encode(),
    "\x9b6n\x90\x85".encode(),
    b"\x00\x01\x05\x07\x08\x0b\x0c\x0e\x7f",
    b"\r\n",
    b"\t",
    "\u202e08 00\u202c".encode(),
    "\u2066\u2067\u2068\u2069".encode(),
    "\u200e\u200f\u061c".encode(),
    "\u200b\u2060\ufeff".encode(),
    "\u2028\u2029".encode(),
    "\ue000\U000f0000".encode(),
    "\uffff\U000e0041".encode(),
    b"\xff\xfe\x80",
    b"\xed\xa0\x80",
    "Ελένη Йордан Ó Súilleabháin Ħal\u00a0!".encode(),
    b"[@click=app.quit]x[/]",
    b"<speak>!-!SET x</speak>[[x]]",
    b"%s{name}{0}",
)
"""Sequences for terminals of every family, marks that turn words round, bytes that are no text, and names."""

HOSTILE_BYTES = st.lists(
    st.one_of(st.sampled_from(SEQUENCES), st.binary(max_size=12)), min_size=1, max_size=4
).map(b"".join)
"""Any of them, with random bytes between them."""


def random_bytes(random: Random) -> bytes:
    """One draw of the same, by a generator with a seed."""
    return b"".join(
        random.choice(SEQUENCES)
        if random.random() < 0.7
        else random.randbytes(random.randint(1, 12))
        for _ in range(random.randint(1, 4))
    )


def as_text(data: bytes) -> str:
    """The bytes as Python hands on an argument, a variable of the environment or the name of a file."""
    return data.decode("utf-8", "surrogateescape")


def as_toml(data: bytes) -> str:
    """The bytes as text that a file of settings can hold: what is no text in them is left out."""
    return data.decode("utf-8", "ignore")


def as_name(data: bytes, length: int = 60) -> bytes:
    """The bytes as the name of a file, which holds neither a slash nor a zero and is not empty."""
    return data.replace(b"/", b"").replace(b"\0", b"")[:length].strip(b".") or b"x"
