"""What widgets and screens tell each other: widgets post presses, the page screen makes replies of them."""

from textual.message import Message

from kiosk.view_model.replies import Reply


class Pressed(Message):
    """Something was pressed: `key` is the digit that it stands for, or one of the words of `keys`."""

    def __init__(self, key: str, *, clicked: bool = False) -> None:
        super().__init__()
        self.key = key
        self.clicked = clicked


class Replied(Message):
    """A cover was taken away; for the app, because no screen can go while it handles a key."""

    def __init__(self, reply: Reply) -> None:
        super().__init__()
        self.reply = reply


class Touched(Message):
    """Somebody is there, though nothing was answered: the focus moved, a digit was typed, a part turned."""
