"""How long something lasts, in words."""

from kiosk.staff.sight import Sight


def lasting(seconds: int, sight: Sight) -> str:
    """Some seconds, minutes or hours; begun ones count."""
    for size, one, many in ((3600, "hour", "hours"), (60, "minute", "minutes")):
        if seconds > size or (seconds == size):
            number = -(-seconds // size)
            return sight.say("lasting", one if number == 1 else many, number=number)
    return sight.say("lasting", "second" if seconds == 1 else "seconds", number=seconds)
