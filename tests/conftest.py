"""What holds for every test: loopback only, no log lines, no skip without a reason."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from studio.policy import Found
from studio.proxies import chooser

LOOPBACK = ("127.", "::1", "localhost")


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a connection to any other computer fail at once."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if host and not str(host).startswith(LOOPBACK):
            raise AssertionError(f"a test called {host}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def _no_log_lines(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test in which anything was logged as a warning or worse."""
    yield
    lines = [
        f"{record.name}: {record.getMessage()}"
        for when in ("setup", "call", "teardown")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    assert not lines, lines


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the person's own data folder."""
    monkeypatch.setenv("STUDIO_DATA_DIR", str(tmp_path / "studio-data"))


@pytest.fixture(autouse=True)
def _managed_by_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from what the IT team of this computer decided."""
    nobody = Found(where="nowhere")
    monkeypatch.setattr("studio.policy.read.system_source", lambda: lambda: nobody)
    monkeypatch.setattr("studio.proxies._choose", chooser())


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """With ``STUDIO_NO_SKIPS``, a skipped test fails the run; it says so itself."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = len(reporter.stats.get("skipped", [])) if reporter else 0
    if reporter is not None and skipped and os.environ.get("STUDIO_NO_SKIPS") and exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter.write_line(f"{skipped} skipped: here every test has to run", red=True)
