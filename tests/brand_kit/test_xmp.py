from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.brand_kit.xmp import MAX_BYTES, BadXmpError, read_xmp
from tests.helpers.photos import alternatives, packet

_DC = "http://purl.org/dc/elements/1.1/"


def test_texts_are_read_by_language() -> None:
    said = read_xmp(packet(alternatives("dc:title", x_default="A cup", cy_GB="Cwpan")))
    assert said[f"{_DC} title"] == (("x-default", "A cup"), ("cy-GB", "Cwpan"))


def test_lists_attributes_and_links_are_read() -> None:
    said = read_xmp(
        packet(
            "<dc:subject><rdf:Bag><rdf:li>cup</rdf:li><rdf:li>red</rdf:li></rdf:Bag></dc:subject>",
            '<plus:ModelReleaseStatus rdf:resource="http://ns.useplus.org/ldf/vocab/MR-NON"/>',
            "<photoshop:City> York </photoshop:City>",
            attributes='photoshop:Credit="J. Doe"',
        )
    )
    assert said[f"{_DC} subject"] == (("", "cup"), ("", "red"))
    assert said["http://ns.adobe.com/photoshop/1.0/ Credit"] == (("", "J. Doe"),)
    assert said["http://ns.adobe.com/photoshop/1.0/ City"] == (("", "York"),)
    links = said["http://ns.useplus.org/ldf/xmp/1.0/ ModelReleaseStatus"]
    assert links == (("", "http://ns.useplus.org/ldf/vocab/MR-NON"),)


@pytest.mark.parametrize(
    "before",
    [
        "<!DOCTYPE x>",
        '<!DOCTYPE x [<!ENTITY a "boom">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://example.test/">%a;]>',
    ],
)
def test_a_document_type_is_refused_with_all_that_it_could_bring(before: str) -> None:
    with pytest.raises(BadXmpError):
        read_xmp(packet(alternatives("dc:title", x_default="A cup"), before=before))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<x",
        b"<x>" * 50 + b"</x>" * 50,
        b"<x>" + b"a" * 30_000 + b"</x>",
        b" " * (MAX_BYTES + 1),
        b'<?xml version="1.0" encoding="ebcdic-of-mars"?><x/>',
        b"<x>&boom;</x>",
    ],
)
def test_what_is_no_sound_packet_is_refused(data: bytes) -> None:
    with pytest.raises(BadXmpError):
        read_xmp(data)


@given(st.binary(max_size=300), st.integers(0, 400))
def test_damaged_packets_are_read_or_refused_and_nothing_else(junk: bytes, at: int) -> None:
    whole = packet(alternatives("dc:title", x_default="A cup"))
    try:
        read_xmp(whole[:at] + junk + whole[at + 9 :])
    except BadXmpError:
        return
