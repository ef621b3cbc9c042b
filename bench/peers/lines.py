"""A peer that runs in a process of its own and answers line by line."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parents[2]
INSTALLED = ROOT / ".bench"
HERE = Path(__file__).resolve().parent


def why_not() -> str:
    """Return why the peers cannot be asked, or ""."""
    if not (INSTALLED / "node_modules" / "write-good").is_dir():
        return "the peers are not installed: run bench/peers/prepare.py"
    return "" if shutil.which("node") else "node is not installed"


def write_good() -> Peer:
    """Return write-good, warm as it gets in one process."""
    return Peer(["node", str(HERE / "write_good.mjs"), str(INSTALLED)])


def proselint() -> Peer:
    """Return proselint in an interpreter of its own."""
    return Peer([str(INSTALLED / "venv" / "bin" / "python"), str(HERE / "proselint_peer.py")])


def literals(engine: str, phrases: Sequence[str]) -> Peer:
    """Return ``hyperscan`` or ``aho-corasick``, made ready for phrases."""
    peer = Peer([str(INSTALLED / "venv" / "bin" / "python"), str(HERE / "literals_peer.py")])
    peer.tell({"engine": engine, "phrases": list(phrases)})
    return peer


def vips() -> Peer:
    """Return pyvips in an interpreter of its own."""
    return Peer([str(INSTALLED / "venv" / "bin" / "python"), str(HERE / "vips_peer.py")])


class Peer:
    """One running peer; use it in a ``with``."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=sys.stderr, text=True
        )

    def __enter__(self) -> Peer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait()

    def tell(self, words: object) -> None:
        """Send one line of JSON."""
        into = self._process.stdin
        if into is None:
            raise RuntimeError("the peer has no pipe")
        into.write(json.dumps(words) + "\n")
        into.flush()

    def milliseconds(self, text: str) -> float:
        """Return how long the peer's own check of a text took, without the pipe."""
        return self.ask(text)[0]

    def ask(self, text: str) -> tuple[float, int]:
        """Return the milliseconds, and how much was found."""
        self.tell(text)
        return self.answer()

    def answer(self) -> tuple[float, int]:
        """Return what the peer says of what it was told last."""
        out = self._process.stdout
        if out is None:
            raise RuntimeError("the peer has no pipe")
        answer = json.loads(out.readline())
        return float(answer["ms"]), int(answer["found"])
