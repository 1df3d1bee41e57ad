"""Standard input, output and error as the host finds them."""

import os


def open_standard() -> None:
    """Let no pipe take the place of one of them where it was closed."""
    while (opened := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(opened, True)
    os.close(opened)
