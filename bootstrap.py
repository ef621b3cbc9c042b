#!/usr/bin/env python3
"""Sets everything up and runs or tests Shopfloor Studio, with nothing but Python.

    python3 bootstrap.py run [-- ARGUMENTS]     set up, then open the app
    python3 bootstrap.py test [-- ARGUMENTS]    set up, then check and test everything
    python3 bootstrap.py photos DIR             write photos as phones make them, to try out

It makes ``.venv`` from hash-locked requirements and repeats nothing that is done already,
so a second start needs no network. Standard library only; Python 3.11 or newer.
"""

from __future__ import annotations

import argparse
import ctypes.util
import hashlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCKS = {"run": ROOT / "requirements" / "app.txt", "test": ROOT / "requirements" / "test.txt"}

# What Qt's offscreen and xcb plugins load on Debian and Ubuntu, library by package.
# Found one by one in an empty Debian 12 (2026-11).
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
}
EMOJI_FONT = "fonts-noto-color-emoji"


def say(words: str) -> None:
    """Print one line about what is going on, on standard error."""
    print(f"bootstrap: {words}", file=sys.stderr, flush=True)


def is_debian() -> bool:
    """Tell whether packages are installed with apt here."""
    return sys.platform.startswith("linux") and shutil.which("apt-get") is not None


def is_root() -> bool:
    """Tell whether packages can be installed without asking."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def apt_line(packages: list[str]) -> str:
    """Return the line that installs packages on Debian and Ubuntu."""
    return "apt-get install -y --no-install-recommends " + " ".join(packages)


def install_packages(packages: list[str]) -> bool:
    """Install Debian packages; only called as root. Returns True when it worked."""
    say(f"installing {' '.join(packages)}")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wait = ["-o", "DPkg::Lock::Timeout=300"]
    subprocess.run(["apt-get", *wait, "update"], env=environment, check=False, **quiet)  # type: ignore[call-overload]
    line = ["apt-get", *wait, "install", "-y", "--no-install-recommends", *packages]
    done = subprocess.run(line, env=environment, check=False, **quiet)  # type: ignore[call-overload]
    if done.returncode:
        say(done.stderr.decode(errors="replace").strip()[-600:])
    return bool(done.returncode == 0)


def has_library(name: str) -> bool:
    """Tell whether the loader finds a shared library such as ``libGL.so.1``."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def missing_libraries() -> list[str]:
    """Return the Debian packages whose libraries Qt would miss here."""
    if not is_debian():
        return []
    packages = [package for name, package in QT_LIBRARIES.items() if not has_library(name)]
    # Ubuntu 24.04 and Debian 13 renamed this one for 64-bit time.
    if "libglib2.0-0" in packages and newer_glib():
        packages[packages.index("libglib2.0-0")] = "libglib2.0-0t64"
    if not Path("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf").exists():
        packages.append(EMOJI_FONT)
    return packages


def newer_glib() -> bool:
    """Tell whether this release has the renamed glib package."""
    found = subprocess.run(
        ["apt-cache", "show", "libglib2.0-0t64"], capture_output=True, check=False
    )
    return found.returncode == 0 and bool(found.stdout)


def ensure_libraries() -> None:
    """See to it that Qt finds its shared libraries, or say exactly which line mends it."""
    packages = missing_libraries()
    if not packages:
        return
    if is_root() and install_packages(packages):
        return
    needed = [package for package in packages if package != EMOJI_FONT]
    if needed:
        say(f"Qt misses {len(needed)} shared libraries. This line installs them:")
        say(f"    sudo {apt_line(packages)}")
        raise SystemExit(4)
    say(f"for coloured emoji: sudo {apt_line(packages)}")


def venv_python() -> Path:
    """Return the path of the environment's own Python."""
    if os.name == "nt":
        return VENV / "Scripts" / "python.exe"
    return VENV / "bin" / "python"


def stamp_of(lock: Path) -> str:
    """Return what must be unchanged for an environment to be still right."""
    parts = (lock.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), sys.version.encode())
    return hashlib.sha256(b"\0".join((*parts, str(ROOT).encode()))).hexdigest()


def make_venv() -> None:
    """Make the environment, empty but for pip."""
    if not venv_works():
        say("making .venv")
        if not has_ensurepip() and not mend_ensurepip():
            raise SystemExit(4)
        options = ["--clear"] if VENV.exists() else []
        subprocess.run([sys.executable, "-m", "venv", *options, str(VENV)], check=True)


def venv_works() -> bool:
    """Tell whether the environment is whole; one that was interrupted lacks pip."""
    if shutil.which(str(venv_python())) is None:
        return False
    probe = [str(venv_python()), "-m", "pip", "--version"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def has_ensurepip() -> bool:
    """Tell whether this Python can make an environment; Debian splits that part off."""
    code = "import ensurepip, venv; ensurepip.version()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    return done.returncode == 0


def mend_ensurepip() -> bool:
    """Install Debian's part of Python that makes environments, or name it."""
    package = f"python3.{sys.version_info.minor}-venv"
    if is_debian():
        if is_root() and install_packages([package]):
            return has_ensurepip()
        say(f"this Python cannot make environments. This line mends it: sudo {apt_line([package])}")
    else:
        say("this Python cannot make environments: install a Python with venv and ensurepip")
    return False


def pip(*arguments: str) -> None:
    """Run the environment's pip, quietly, and stop with its words when it fails."""
    line = [str(venv_python()), "-m", "pip", "--disable-pip-version-check", "install", "-q"]
    done = subprocess.run([*line, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        say("the packages could not be installed. What pip said last:")
        say(done.stderr.strip()[-1500:])
        say("nothing of the project was changed; run the same command again")
        raise SystemExit(4)


def ensure_packages(kind: str) -> None:
    """Install the locked packages and the project itself, unless that is done already."""
    lock, stamp = LOCKS[kind], VENV / f".stamp-{kind}"
    wanted = stamp_of(lock)
    if stamp.exists() and stamp.read_text("utf-8") == wanted and venv_python().exists():
        return
    make_venv()
    say(f"installing the locked packages from {lock.relative_to(ROOT)} (once)")
    pip("--require-hashes", "-r", str(lock))
    pip("--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT))
    stamp.write_text(wanted, "utf-8")


def ensure_catalogues() -> None:
    """Compile the translations that are newer than their compiled form."""
    folder = ROOT / "assets" / "locale"
    sources = list(folder.glob("*/LC_MESSAGES/studio.po"))
    stale = [
        po
        for po in sources
        if not po.with_suffix(".mo").exists()
        or po.with_suffix(".mo").stat().st_mtime < po.stat().st_mtime
    ]
    for po in stale:
        code = (
            "import sys; from babel.messages import pofile, mofile;"
            "po, mo = sys.argv[1:];"
            "catalog = pofile.read_po(open(po, 'rb'));"
            "mofile.write_mo(open(mo, 'wb'), catalog)"
        )
        mo = po.with_suffix(".mo")
        subprocess.run([str(venv_python()), "-c", code, str(po), str(mo)], check=True)


def set_up(kind: str) -> None:
    """Make everything ready for ``run`` or ``test``."""
    ensure_packages(kind)
    ensure_catalogues()
    ensure_libraries()


def run(arguments: list[str]) -> int:
    """Open the app, or run one of its commands."""
    set_up("run")
    return subprocess.run([str(venv_python()), "-m", "studio", *arguments], check=False).returncode


def test(arguments: list[str]) -> int:
    """Check and test everything; ``--quick`` leaves the real servers and windows out."""
    set_up("test")
    line = [str(venv_python()), str(ROOT / "tests" / "run_all.py"), *arguments]
    return subprocess.run(line, cwd=ROOT, check=False).returncode


def photos(arguments: list[str]) -> int:
    """Write photos with place, camera and names in them, to see that nothing of it gets out."""
    if len(arguments) != 1:
        say("name one folder: python3 bootstrap.py photos DIR")
        return 2
    set_up("test")
    line = [str(venv_python()), str(ROOT / "packaging" / "phone_photos.py"), *arguments]
    return subprocess.run(line, check=False).returncode


def main() -> int:
    """Do what the command line says."""
    if sys.version_info < (3, 11):  # noqa: UP036  this file meets whatever Python there is
        say(f"Python 3.11 or newer is needed; this is {platform.python_version()}")
        return 2
    parser = argparse.ArgumentParser(prog="bootstrap.py", description=__doc__.split("\n")[0])
    parser.add_argument("verb", choices=("run", "test", "photos"))
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="go through, after --")
    options = parser.parse_args()
    through = options.arguments[1:] if options.arguments[:1] == ["--"] else options.arguments
    verbs = {"run": run, "test": test, "photos": photos}
    return verbs[options.verb](through)


if __name__ == "__main__":
    sys.exit(main())
