"""Countries by two letters, as officials of the Union write them and as ISO 3166 has them."""

ISO_CODES = {"EL": "GR", "UK": "GB"}
"""The codes of the Union that differ from ISO 3166.

Source: Interinstitutional style guide, 7.1.1, https://style-guide.europa.eu/en/content/-/isg/topic?identifier=7.1.1-designations-abbreviations
"""


def iso_code(country: str) -> str:
    """The ISO 3166 code of a country, which need not exist: of "el" and of "GR" it is "GR"."""
    code = country.strip().upper()
    return ISO_CODES.get(code, code)


def has_phone_numbers(country: str) -> bool:
    """Whether these two letters are a country or territory with telephone numbers; "EU" and "XX" are none."""
    # The library is large, and few processes need it: it is imported only here.
    from phonenumbers import SUPPORTED_REGIONS

    return iso_code(country) in SUPPORTED_REGIONS
