"""The facts for a report have nothing secret in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

    from tests.cli.conftest import Studio


def test_the_proxys_password_is_left_out(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://priya:s3cret@proxy.example:8080")
    ran = studio("diagnose", "--format", "json")
    assert ran.json["proxy"]["https"] == "proxy.example:8080"
    assert "s3cret" not in ran.out + ran.err
    assert ran.json["versions"]["studio"]
    assert {"versions", "folders", "keyring", "proxy", "clock"} <= set(ran.json)
