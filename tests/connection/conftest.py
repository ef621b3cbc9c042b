"""What this PC believes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.company_network import Authority


@pytest.fixture
def believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """An authority that this PC believes, as when a company has put it there."""
    made = Authority()
    (tmp_path / "ca.pem").write_bytes(made.pem())
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    return made
