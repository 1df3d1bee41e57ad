"""The words of comments for translators: parts of a page, lengths, and what braces hold."""

from collections.abc import Mapping

CHOICE = "a choice"

COLUMN_HEAD = "the head of a narrow column of the list of visits; at most 8 letters"

PARTS_OF_PAGE: Mapping[str, str] = {
    "title": "the title of the page",
    "lead": "the first sentence of the page, the one thing to do",
    "say": "a sentence of the page",
    "variant": "a sentence of the page, on some devices",
    "watch": "a warning on the page, behind the sign “!”",
    "other": "what most often differs if the member’s screen looks different",
    "done": "the choice by which the member says that it is done",
    "see": "a choice: what else the member may see",
    "usually": "how long the wait is as a rule",
    "at_most": "how long the wait is at most",
    "holds": "until when what comes is good",
    "lasts": "for how long what comes is good",
    "otherwise": "in place of a day that nobody knows",
    "short": "its name in short, in lists",
    "timing": "how long it takes, in a list",
    "finished": "what is said once all is done",
    "next": "what follows, once all is done",
    "name": "its name, within a sentence or a list",
    "means": "what it is, explained",
    "good": "what it is good for",
    "instead": "why another way is better",
    "closed": "that this way is closed",
    "needs": "what one needs for it",
    "next_time": "what one does the next time",
    "yours": "the device, within a sentence, as in “Take your iPad”",
    "on_yours": "the place, within a sentence, as in “Open Settings on your iPad”",
    "ask": "the question",
    "where": "where the answer is found",
    "fix": "what removes this obstacle",
    "check": "what to find out",
    "lines": "a line of the address",
    "older": "a line of the address that stands on older papers",
    "ready": "what to have at hand",
    "shape": "what the code looks like",
    "window": "the title of the drawn window",
    "write": "a sentence of a message that the member sends to somebody",
    "bring": "what to bring the next time",
    "stays": "why this way is left as the second one",
    "ahead": "what comes later, in a list of such lines",
    "choice": CHOICE,
    "new": "what a setting was changed to, such as “6 minutes”",
    "note": "a remark",
}
"""What a key of the content holds, in whatever entry."""

PARTS_OF_GROUP: Mapping[tuple[str, str], str] = {
    ("term", "title"): "the word; the title of its page",
    ("term", "ask"): "a choice: it opens the page of the word",
    ("unsuitable", "say"): "why no method works on it",
    ("rule", "say"): "a reason for or against a way to sign in",
    ("rule", "short"): "the reason in a few words, in a table",
    ("problem", "say"): "a choice: what the member needs help with",
    ("screen", "title"): "the heading that the member sees in EU Login",
    ("screen", "say"): "how to recognise this screen",
    ("question", "ask"): "the title of the page, a question",
    ("method", "name"): "its name within a sentence, so without a capital",
    ("method", "means"): "what it is, in one sentence",
}
"""The same where the kind of entry changes it."""

STAFF_NOTES: Mapping[str, str] = {
    "staff-short": "a value in a narrow column of the list of visits; at most 10 letters",
    "staff-long": "a value of the visit log in full",
    "staff-lasting": "a duration, in a table",
    "staff-pages": "a page of the kiosk, named in a list",
}
"""What the notes of such a page of the staff are, by the id of the page."""

LIMITS: Mapping[tuple[str, str], int] = {
    ("step", "title"): 34,
    ("trouble", "title"): 38,
    ("situation", "title"): 38,
    ("situation", "short"): 34,
    ("screen", "title"): 38,
    ("page", "title"): 38,
    ("staff", "title"): 38,
    ("", CHOICE): 54,
}
"""Letters by kind of entry and key: of titles what is good in lists, of choices what the smallest window holds."""

FIELDS: Mapping[str, str] = {
    "device": "the member’s device with its pronoun, such as “your iPad”",
    "on_device": "the place, such as “on your iPad”",
    "device_name": "a kind of device, such as “iPad”",
    "country": "a country, such as “Belgium”",
    "date": "a day, such as “Friday 27 November”",
    "first": "a number or a day with which a span begins, such as 1",
    "kind": "what went wrong, a word of the program, such as “OSError”",
    "last": "a number or a day with which a span ends, or the number of before, such as 5",
    "method": "a way to sign in within a sentence, such as “a passkey”",
    "name": "a name, such as “Help Desk” or “French”",
    "names": "several names, such as “the letter, the form and the slip”",
    "new": "what a setting was changed to, such as “6 minutes”",
    "note": "a remark that is a text of its own",
    "number": "a number, such as 7",
    "of": "how many there are in all, such as 9",
    "old": "what a setting was before, such as “4 minutes”",
    "path": "the name of a file, or of a list of pages",
    "seconds": "a number of seconds, such as 30",
    "stage": "the number or the title of a stage, such as 2",
    "state": "how something stands, such as “this week” or “off”",
    "step": "the title of a step, such as “Fill in the form”",
    "time": "a time of day, such as 10:40",
    "title": "the title of a page or a stage",
    "until": "a moment, such as “tomorrow, 10:40”",
    "meant": "what a word was taken for, such as “Samsung”",
    "typed": "a word as somebody typed it, such as “samsumg”",
    "verdict": "what a device check came to, such as “yes”",
    "window": "the size of a window, such as 80 × 24",
    "label": "the name of a button, quoted",
    "hour": "the hour in digits, such as 9",
    "minute": "the minute in two digits, such as 05",
}
"""What stands in braces, with an example; names of buttons are not among it."""
