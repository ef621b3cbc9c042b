"""Installs the programs that the benchmarks compare with, into ``.bench`` in the checkout.

    python3 bench/peers/prepare.py

Standard library only. Nothing of it is a part of the app. It needs npm and a network.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parents[2] / ".bench"
NODE = ("write-good@1.0.8",)
PYTHON = (
    "proselint==0.16.0",
    "hyperscan==0.9.1",
    "pyahocorasick==2.3.1",
    "pyvips==3.2.0",
    "pyvips-binary==8.18.7",
)


def main() -> int:
    """Install what is not there yet."""
    HERE.mkdir(exist_ok=True)
    npm = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(HERE), *NODE]
    if not (HERE / "node_modules" / "write-good").is_dir():
        subprocess.run(npm, check=True)
    if not (HERE / "venv").is_dir():
        venv.create(HERE / "venv", with_pip=True)
    pip = [str(HERE / "venv" / "bin" / "python"), "-m", "pip", "install", "--quiet", *PYTHON]
    subprocess.run(pip, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
