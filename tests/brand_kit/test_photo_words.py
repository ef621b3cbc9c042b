from __future__ import annotations

from pathlib import Path

import pytest

from studio.brand_kit.errors import Problem
from studio.brand_kit.load import read_embedded
from studio.brand_kit.photo_words import PhotoWords, photo_words
from tests.helpers.photos import alternatives, packet, photo

_VOCAB = "http://ns.useplus.org/ldf/vocab/"


def words_of(path: Path) -> PhotoWords:
    seen = read_embedded(path)
    assert not isinstance(seen, Problem)
    return photo_words(seen)


@pytest.mark.parametrize("ending", ["jpg", "png", "webp"])
def test_alt_text_and_rights_are_read_from_xmp_in_every_kind_of_file(
    tmp_path: Path, ending: str
) -> None:
    xmp = packet(
        alternatives("Iptc4xmpCore:AltTextAccessibility", en_GB="A red cup.", cy_GB="Cwpan goch."),
        alternatives("dc:description", x_default="Our new cup range"),
        alternatives("xmpRights:UsageTerms", x_default="Web only"),
        f"<plus:ModelReleaseStatus>{_VOCAB}MR-UMR</plus:ModelReleaseStatus>",
        f"<plus:MinorModelAgeDisclosure>{_VOCAB}AG-A25</plus:MinorModelAgeDisclosure>",
        "<plus:LicenseEndDate>2027-01-31T00:00:00</plus:LicenseEndDate>",
        attributes='photoshop:Credit="Photo: J. Doe"',
    )
    found = words_of(photo(tmp_path / f"cup.{ending}", xmp))
    assert found.described("en-GB") == "A red cup."
    assert found.described("cy-GB") == "Cwpan goch."
    assert not found.captioned
    assert (found.credit, found.terms) == ("Photo: J. Doe", "Web only")
    assert (found.ends, found.model_release) == ("2027-01-31", "all")
    assert (found.youngest, found.minors) == ("25+", False)


def test_a_caption_stands_in_for_alt_text_and_says_so(tmp_path: Path) -> None:
    xmp = packet(alternatives("dc:description", x_default="A cup on a table"))
    found = words_of(photo(tmp_path / "cup.jpg", xmp))
    assert found.described("en-GB") == "A cup on a table"
    assert found.captioned


@pytest.mark.parametrize(("value", "said"), [("Un café".encode(), "Un café"), (b"caf\xe9", "café")])
def test_old_iptc_captions_and_credits_are_read(tmp_path: Path, value: bytes, said: str) -> None:
    iptc = {(2, 120): value, (2, 110): b"J. Doe"}
    found = words_of(photo(tmp_path / "cup.jpg", iptc=iptc))
    assert found.described("en-GB") == said
    assert found.credit == "J. Doe"


@pytest.mark.parametrize(
    ("age", "youngest", "minors"),
    [
        ("AG-A25", "25+", False),
        ("AG-A18", "18", False),
        ("AG-A17", "17", True),
        ("AG-U14", "14", True),
        ("AG-UNK", "", False),
    ],
)
def test_the_youngest_person_is_read(tmp_path: Path, age: str, youngest: str, minors: bool) -> None:
    xmp = packet(f"<plus:MinorModelAgeDisclosure>{_VOCAB}{age}</plus:MinorModelAgeDisclosure>")
    found = words_of(photo(tmp_path / "cup.jpg", xmp))
    assert (found.youngest, found.minors) == (youngest, minors)


@pytest.mark.parametrize(
    ("value", "said"),
    [("MR-NON", "none"), ("MR-NAP", "not-needed"), ("MR-LPR", "limited"), ("MR-XXX", "")],
)
def test_the_model_release_is_read(tmp_path: Path, value: str, said: str) -> None:
    xmp = packet(f"<plus:ModelReleaseStatus>{_VOCAB}{value}</plus:ModelReleaseStatus>")
    assert words_of(photo(tmp_path / "cup.jpg", xmp)).model_release == said


def test_hidden_characters_and_line_breaks_do_not_come_along(tmp_path: Path) -> None:
    xmp = packet(alternatives("dc:description", x_default="A\n  cup \u202eevil\u200b"))
    assert words_of(photo(tmp_path / "cup.jpg", xmp)).described("en-GB") == "A cup evil"


def test_a_photo_that_says_nothing_and_one_that_lies_say_nothing(tmp_path: Path) -> None:
    assert words_of(photo(tmp_path / "a.jpg")).described("en-GB") == ""
    bad = packet(alternatives("dc:description", x_default="x"), before="<!DOCTYPE x>")
    assert words_of(photo(tmp_path / "b.jpg", bad)).described("en-GB") == ""


@pytest.mark.parametrize(
    ("data", "code"), [(b"GIF89a" + bytes(30), "bad-picture"), (None, "unreadable")]
)
def test_a_file_that_cannot_be_in_a_kit_says_why(
    tmp_path: Path, data: bytes | None, code: str
) -> None:
    path = tmp_path / "cup.jpg"
    if data is not None:
        path.write_bytes(data)
    seen = read_embedded(path)
    assert isinstance(seen, Problem)
    assert seen.code == code
