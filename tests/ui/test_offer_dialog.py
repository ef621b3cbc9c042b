"""The dialog that asks about a kit: what others wrote in it stays in its place."""

from __future__ import annotations

from studio.ui.kits.offer_dialog import one_line


def test_names_that_another_party_chose_cannot_pass_for_ours() -> None:
    said = one_line("Fern\nChecked:  trusted\u202e by us\x1b[31m")
    assert said == "Fern Checked: trusted by us[31m"
    assert one_line("x" * 100) == "x" * 60 + "…"
