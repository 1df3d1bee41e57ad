"""Words for phones and tablets with Android find the model that is meant, and no other."""

import pytest

from kiosk.content.device_models import AndroidModel
from kiosk.journey.device_lookup.android_models import android_models
from kiosk.journey.device_lookup.lookup import look_up_device
from tests.journey.device_verdicts import method_verdict, names, reasons, verdict_for_words
from tests.played_visit import shipped_content
from tests.sampling import sampled

MODELS = tuple(shipped_content().android.values())

YES = """
Samsung A53; samsung galaxy a53 5g; galaxy s8; Galaxy S8+; samsung S9; S10e; galaxy s20 fe; s20fe; S21; S22 ultra
S23; Samsung S24; Samsung Galaxy A-14; A14; samsung a14 5g; galaxy a12; A20e; galaxy a40; a51; samsung A52s
galaxy A34; galaxy note 9; Note10+; note 20 ultra; galaxy z flip 5; xcover 4s; galaxy m12; galaxy tab a8
tab a 8 2019; Xperia XA2; redmi 6; galaxy j4; mediapad m5 10; honor 7x
tab s6 lite; Samsung Tab A7 10.4; galaxy tab s9 fe; J6+; galaxy j5 2017; samsung a54; galaxy a71
Pixel 3a; google pixel 6; pixel 9; pixel tablet; pixel
redmi note 8; Redmi Note 8 Pro; redmi 9; mi 9t; xiaomi 12; Poco X3; redmi pad; mi 11 lite 5g
Moto G7; motorola moto g7 plus; moto g 31; motorola edge 40; moto e7
Nokia T20; nokia 3.4; Nokia 6.1; nokia G21; nokia 8.1; Nokia X20
P30 lite; huawei p30; Huawei P20; huawei p20 pro; Mate 10; huawei mate 20; P smart 2019
honor 50; Honor 70; honor 90; Honor 200; Honor Magic 6; honor 10; huawei honor 20
Xperia 10; sony xperia xz1; Fairphone 3; fairphone 3+; Fairphone 5; doro 8080; Doro 8050; emporia smart 5
gigaset gs290; oneplus 7t; One Plus 7T; oppo a54; Oppo Find X5; realme 8; crosscall core-x4; wiko view 3; TCL 30
lenovo tab m10; Lenovo M10; tab m10 hd; lenovo p11; LG G6; mon samsung galaxy A53; galaxy s8 android 9
"""
NO = """
galaxy s5; samsung s3 mini; S6 edge; galaxy s7; Galaxy A5 2017; galaxy a5; a3 2016; galaxy j3 2016; galaxy note 4
galaxy tab a 2016; mon galaxy tab a 2016; tab 4; galaxy tab s2; moto g 2014; moto g5; nexus 5x; huawei p8 lite
Huawei P9; mediapad t3; redmi 5; xperia z5; htc 10; doro 8035; lenovo tab 4 10; LG K10 2017; mon vieux galaxy s5
huawei p40; Huawei P40 lite; mate 30; huawei nova 9; honor 9a; huawei matepad; fire hd 10; kindle fire hd 8; Y6p
"""
ASK = """
galaxy j7; galaxy a8; samsung j5; moto g5s; lg k11; MediaPad M5; p smart; huawei y6; A5
moto g; galaxy tab; samsung; galaxy s5 android 10; alcatel 1; Nothing Phone 2; HTC One; lenovo yoga tab
"""


def split(table: str) -> list[str]:
    """The entries of a table."""
    entries = (entry.strip() for line in table.strip().split("\n") for entry in line.split(";"))
    return [entry for entry in entries if entry]


@pytest.mark.parametrize("text", split(YES))
def test_a_model_that_takes_a_passkey_is_a_yes(text: str) -> None:
    found = verdict_for_words(text)
    assert method_verdict("passkey", found).verdict == "yes"
    assert found.recommended == "passkey"


@pytest.mark.parametrize("text", split(NO))
def test_a_model_that_takes_none_is_a_no(text: str) -> None:
    assert method_verdict("passkey", verdict_for_words(text)).verdict == "no"


@pytest.mark.parametrize("text", split(ASK))
def test_words_that_leave_it_open_are_asked_about(text: str) -> None:
    found = method_verdict("passkey", verdict_for_words(text))
    assert found.verdict == "ask"
    assert reasons(found)


def ways_to_write(one: AndroidModel) -> tuple[str, ...]:
    """A model's name with and without its maker, in other letters, and in a sentence."""
    spoken = one.name.lower().replace("(", "").replace(")", "").replace("+", " plus")
    return one.name, one.model, one.name.upper(), spoken, f"mon {one.name}"


def test_a_model_is_found_by_its_name_however_it_is_written() -> None:
    for one in sampled(MODELS, 5):
        for text in ways_to_write(one):
            assert one in android_models(text, shipped_content()).models, text


def test_the_name_of_an_apple_device_means_no_model_with_android() -> None:
    for one in shipped_content().apple:
        assert android_models(one.model, shipped_content()).models == (), one.model


@pytest.mark.parametrize(
    ("text", "name"),
    {
        "SM-A125F": "Samsung Galaxy A12",
        "sm-a125f/ds": "Samsung Galaxy A12",
        "SM A125 F": "Samsung Galaxy A12",
        "A125F": "Samsung Galaxy A12",
        "SM-A125": "Samsung Galaxy A12",
        "samsung sm-t580": "Samsung Galaxy Tab A 10.1 (2016)",
        "VOG-L29": "Huawei P30 Pro",
        "XT1685": "Motorola Moto G5 Plus",
        "KFMUWI": "Amazon Fire 7 (2019)",
        "A1893": "iPad (6th generation)",
        "ipad A1893": "iPad (6th generation)",
        "a1566": "iPad Air 2",
        "Model A1778": "iPhone 7",
        "A2403": "iPhone 12",
    }.items(),
)
def test_a_number_on_the_back_finds_the_model(text: str, name: str) -> None:
    assert names(text) == [name]


def test_every_number_of_an_apple_device_finds_that_device_alone() -> None:
    for one in sampled(shipped_content().apple, 5):
        for number in one.numbers:
            assert names(number) == [one.model]


def test_a_number_finds_its_model() -> None:
    for one in sampled(MODELS, 9):
        for number in one.numbers[:2]:
            assert any(found in (one.name, *TAKEN.get(number, ())) for found in names(number)), (
                number,
                names(number),
            )


TAKEN = {
    "B3-A30": ("Samsung Galaxy A30",),
    "A3-A30": ("Samsung Galaxy A3",),
    "S3mini": ("Samsung Galaxy S3 mini",),
}
"""Numbers that read like the name of another model: the name is meant."""


@pytest.mark.parametrize(
    ("text", "kind"),
    {
        "pixel tablet": "android-tablet",
        "redmi pad": "android-tablet",
        "Nokia T20": "android-tablet",
        "galaxy tab a7": "android-tablet",
        "nokia 3.4": "android-phone",
        "Galaxy A7 2018": "android-phone",
    }.items(),
)
def test_a_tablet_is_a_tablet(text: str, kind: str) -> None:
    found = look_up_device(text, shipped_content()).candidates
    assert {one.facts["kind"] for one in found} == {kind}


@pytest.mark.parametrize(
    "text",
    [
        *(
            "air 2",
            "iPad Air 2",
            "12 mini",
            "iphone 8 plus",
            "I pad 8",
            "i-phone 11",
            "10",
            "8",
            "",
        ),
        *("Blackview A80", "dell g5", "nokia 3310", "nokia 105", "galaxy watch 4", "Mi 8 Pro"),
        *("galaxy", "samsung galaxy", "windows 10", "android 12", "s", "a", "surface pro 4"),
    ],
)
def test_no_model_is_found_where_none_of_the_table_is_named(text: str) -> None:
    assert android_models(text, shipped_content()).models == ()


@pytest.mark.parametrize(
    ("text", "name"),
    {
        "galaxy s8 plus": "Samsung Galaxy S8+",
        "Galaxy S5 mini": "Samsung Galaxy S5 mini",
        "Galaxy Tab A 10.1 2019": "Samsung Galaxy Tab A 10.1 (2019)",
        "redmi note 8 pro": "Xiaomi Redmi Note 8 Pro",
        "huawei y61": "Huawei nova Y61",
        "wiko y61": "Wiko Y61",
        "galaxy a51 5G": "Samsung Galaxy A51 5G",
    }.items(),
)
def test_the_longest_name_that_fits_is_meant(text: str, name: str) -> None:
    assert names(text) == [name]


def test_a_system_that_a_model_cannot_run_leaves_both_open() -> None:
    assert names("galaxy s5 android 10") == ["Samsung Galaxy S5"]
    assert "version" in reasons(
        method_verdict("passkey", verdict_for_words("galaxy s5 android 10"))
    )


def test_a_lower_system_on_a_model_that_can_be_updated_is_an_after() -> None:
    found = method_verdict("passkey", verdict_for_words("galaxy s8 android 8"))
    assert found.verdict == "after"
    assert "Install the update" in reasons(found)
