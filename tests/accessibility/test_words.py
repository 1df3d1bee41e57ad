"""What the words may not take for granted."""

import re

import pytest

from kiosk.view_model.plain_text import plain_page
from tests.accessibility.shown_pages import every

BODY = {
    "en": (r"\b(face|finger|fingerprint)\b", r"\b(code|PIN|password|lock)\b"),
    "fr": (r"\b(visage|doigt|empreinte)\b", r"\b(code|PIN|passe|verrouill\w+)\b"),
}
"""Words for a part of the body, and those for what does the same without it."""


@pytest.mark.parametrize("language", BODY)
def test_a_face_or_a_finger_is_never_the_only_way(language: str) -> None:
    body, other = BODY[language]
    named, alone = 0, set[str]()
    # What a device has is asked by name; that is no way to do anything.
    for page in (one for one in every(language) if not one.id.startswith(("device/", "ask/"))):
        told = plain_page(page)
        said = " ".join((*told.head, *told.body, *told.offer))
        if re.search(body, said, re.IGNORECASE):
            named += 1
            if not re.search(other, said, re.IGNORECASE):
                alone.add(page.id)
    assert named > 5
    assert alone == set()
