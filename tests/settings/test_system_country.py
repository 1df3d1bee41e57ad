"""The country of a computer by the files of its system, where no variable of the environment outdoes them."""

from pathlib import Path

import pytest

from kiosk.settings.system_country import ZONE_TABLE, SystemCountry, find_system_country

PORTUGAL = SystemCountry("PT", "zone", "Europe/Lisbon")


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def link_zone(root: Path, target: str) -> None:
    (root / "etc").mkdir(exist_ok=True)
    (root / "etc/localtime").symlink_to(target)


@pytest.mark.parametrize(
    "target",
    [
        "/usr/share/zoneinfo/Europe/Lisbon",
        "../usr/share/zoneinfo/Europe/Lisbon",
        "/usr/share/zoneinfo/posix/Europe/Lisbon",
        "/usr/share/zoneinfo/right/Europe/Lisbon",
    ],
)
def test_the_link_of_the_local_time_names_the_zone(tmp_path: Path, target: str) -> None:
    link_zone(tmp_path, target)
    write(tmp_path, "etc/timezone", "Europe/Brussels\n")
    assert find_system_country({}, tmp_path) == PORTUGAL


def test_where_the_local_time_is_a_copy_the_file_of_debian_names_the_zone(tmp_path: Path) -> None:
    write(tmp_path, "etc/localtime", "TZif2")
    write(tmp_path, "etc/timezone", "Europe/Lisbon\n")
    assert find_system_country({}, tmp_path) == PORTUGAL


def test_the_variable_outdoes_the_system_even_where_it_names_no_place(tmp_path: Path) -> None:
    link_zone(tmp_path, "/usr/share/zoneinfo/Europe/Brussels")
    assert find_system_country({"TZ": "Europe/Lisbon"}, tmp_path) == PORTUGAL
    assert find_system_country({"TZ": "UTC"}, tmp_path) is None


def test_the_table_of_the_system_counts_before_the_one_that_comes_with_babel(
    tmp_path: Path,
) -> None:
    assert find_system_country({"TZ": "Europe/Lisbon"}, tmp_path) == PORTUGAL
    table = "# A remark.\nES\t+3843-00908\tEurope/Lisbon\tmainland\nbroken line\n"
    write(tmp_path, str(ZONE_TABLE), table)
    found = find_system_country({"TZ": "Europe/Lisbon"}, tmp_path)
    assert found is not None
    assert found.country == "ES"
    # A zone that the table lacks.
    assert find_system_country({"TZ": "Europe/Rome"}, tmp_path) == ("IT", "zone", "Europe/Rome")


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/Kiev", "UA"),
        ("Asia/Calcutta", "IN"),
        ("Portugal", "PT"),
        ("Atlantic/Canary", "ES"),
        ("Indian/Reunion", "RE"),
    ],
)
def test_older_names_and_far_places_of_the_union_have_their_country(
    tmp_path: Path, zone: str, country: str
) -> None:
    assert find_system_country({"TZ": zone}, tmp_path) == (country, "zone", zone)


@pytest.mark.parametrize(
    "zone",
    [
        "",
        "UTC",
        "Etc/UTC",
        "CET",
        "EST5EDT",
        "CET-1CEST,M3.5.0,M10.5.0/3",
        "Mars/Base",
        "../x",
        "\0",
    ],
)
def test_a_zone_that_is_no_place_tells_no_country(tmp_path: Path, zone: str) -> None:
    assert find_system_country({"TZ": zone}, tmp_path) is None


def test_the_locale_of_the_system_counts_where_the_environment_has_none(tmp_path: Path) -> None:
    write(tmp_path, "etc/default/locale", '#  File\nLANG="fr_LU.UTF-8"\n')
    assert find_system_country({}, tmp_path) == ("LU", "locale", "fr_LU")
    assert find_system_country({"LANG": "pt_PT.UTF-8"}, tmp_path) == ("PT", "locale", "pt_PT")
    (tmp_path / "etc/default/locale").rename(tmp_path / "etc/locale.conf")
    assert find_system_country({}, tmp_path) == ("LU", "locale", "fr_LU")


def test_the_locale_of_telephone_numbers_counts_before_the_language(tmp_path: Path) -> None:
    variables = {"LANG": "en_GB.UTF-8", "LC_TELEPHONE": "it_IT.UTF-8"}
    assert find_system_country(variables, tmp_path) == ("IT", "locale", "it_IT")
    found = find_system_country(variables | {"LC_ALL": "es_ES"}, tmp_path)
    assert found == ("ES", "locale", "es_ES")


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "POSIX", "fr", "xx_YY.UTF-8", "eo", "en_150"])
def test_a_locale_without_a_country_tells_none(tmp_path: Path, locale: str) -> None:
    assert find_system_country({"LANG": locale}, tmp_path) is None


def test_files_that_cannot_be_read_tell_nothing(tmp_path: Path) -> None:
    (tmp_path / "etc/timezone").mkdir(parents=True)
    (tmp_path / "etc/default").mkdir()
    (tmp_path / "etc/default/locale").write_bytes(b"LANG=\xff\n")
    assert find_system_country({}, tmp_path) is None
