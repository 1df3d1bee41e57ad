"""How many keys the visits take that were tried out: one for each choice, without turns to a further part."""

import pytest

from tests.played_visit import answers

VISITS = {
    # name of the file of answers: keys in all, keys before the first checklist, keys until the key is ready
    "passkey-ipad": (53, 9, 25),
    "visit-sms-ended-windows-10": (31, 4, 26),
    "visit-iphone-7-app": (32, 11, None),
    "visit-iphone-7-check": (12, None, None),
    "visit-letter": (19, 3, None),
    "final-code": (20, 6, None),
}
"""A volunteer beside a member takes two keys more (help, *Someone is helping me*); who walks off takes none."""

READY = ("/key-added", "/platform-added")


@pytest.mark.parametrize("name", VISITS)
def test_a_visit_takes_so_many_keys(name: str) -> None:
    pages = [page for page, _, _ in answers(name)]
    lists = [at for at, page in enumerate(pages) if page.startswith(("stage/", "path/"))]
    ready = [at for at, page in enumerate(pages) if page.endswith(READY)]
    counted = (len(pages), next(iter(lists), None), next(iter(ready), None))
    assert counted == VISITS[name]


def test_an_ipad_without_complications_takes_at_most_nine_keys_before_the_first_checklist() -> None:
    assert (VISITS["passkey-ipad"][1] or 99) <= 9
