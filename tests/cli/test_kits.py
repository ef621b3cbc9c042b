"""The commands kit show and kit check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.paths import demo_kit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Studio


def test_show_tells_what_a_kit_is_and_holds(studio: Studio) -> None:
    data = studio("kit", "show", str(demo_kit()), "--format", "json").json
    assert data["id"] == "uk.fernandfinch.demo"
    assert data["pictures"] == data["counts"]["pictures"] > 0
    assert {"name", "version", "sequence", "valid_from", "valid_until", "signed_by"} <= set(data)


def test_the_demo_kit_has_nothing_to_mend(studio: Studio) -> None:
    ran = studio("kit", "check", str(demo_kit()), "--format", "json")
    assert (ran.code, ran.json) == (0, {"problems": []})


def test_a_folder_that_is_no_kit_is_refused_and_still_answered(
    studio: Studio, tmp_path: Path
) -> None:
    ran = studio("kit", "check", str(tmp_path / "none"), "--format", "json")
    assert ran.code == 3
    assert ran.err.startswith("studio: ")
    assert ran.json["problems"][0]["level"] == "error"
    first = ran.json["problems"][0]
    assert {"code", "level", "where", "message"} < set(first)
    assert set(first["target"]) == {"kind", "id", "field"}


def test_a_broken_kit_ends_every_command_with_one_line(studio: Studio, tmp_path: Path) -> None:
    for argv in (("kit", "show", str(tmp_path)), ("check", "--kit", str(tmp_path))):
        ran = studio(*argv)
        assert ran.code in (1, 3)
        assert ran.err.count("\n") == 1
