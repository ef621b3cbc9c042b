"""Everything that has to pass, in order: style, types, layers, words, kits, tests and more.

    python3 bootstrap.py test                 all of it
    python3 bootstrap.py test -- --quick      without the real servers and windows
    python3 bootstrap.py test -- --only pytest tests/networks

Each step prints its name and how long it took. The first step that fails ends the run.
With ``CI=true`` a skipped test fails the run.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
FUZZ_SECONDS = 20
TESTS = ["-m", "not journey", "-p", "no:cacheprovider"]
SLOW = (
    "tests/ui",
    "tests/channel",
    "tests/workshop",
    "tests/brand_kit/test_documents.py",
    "tests/brand_kit/test_sample_kits.py",
    "tests/brand_kit/test_schemas.py",
    "tests/brand_kit/test_shelf.py",
    "tests/brand_kit/test_signing.py",
    "tests/cli/test_drawing.py",
    "tests/cli/test_hostile_kits.py",
    "tests/cli/test_kit_making.py",
    "tests/cli/test_picturing.py",
    "tests/cli/test_sending.py",
    "tests/composing/test_any_composition.py",
    "tests/guidelines/structural/test_near_words.py",
    "tests/guidelines/structural/test_shop_talk.py",
    "tests/kit_check",
    "tests/kit_diff/test_diff.py",
    "tests/kit_store/test_store.py",
    "tests/people/test_killed.py",
    "tests/people/test_two_programs.py",
    "tests/privacy",
    "tests/spelling/test_dictionary.py",
    "tests/style_rules/test_engine.py",
    "tests/test_house_rules.py",
)
"""What the quick run leaves out: windows, real servers, and what tries hundreds of cases."""


def say(words: str) -> None:
    """Print a line at once."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def tool(name: str, *arguments: str, **environment: str) -> int:
    """Run one of the environment's tools in the checkout."""
    line = [sys.executable, "-m", name, *arguments]
    return subprocess.run(line, cwd=ROOT, env={**os.environ, **environment}, check=False).returncode


def style() -> int:
    """Ruff's rules and format."""
    return tool("ruff", "check", "--quiet", ".") or tool(
        "ruff", "format", "--check", "--quiet", "."
    )


def types() -> int:
    """Mypy, strict, code and tests."""
    return tool("mypy", "--no-error-summary")


def layers() -> int:
    """Import-linter's contracts."""
    line = [str(BIN / "lint-imports"), "--no-cache"]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    say(done.stdout[-4000:] if done.returncode else done.stdout.strip().splitlines()[-1])
    return done.returncode


def words() -> int:
    """The catalogues hold exactly the sentences that the code has."""
    return subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "catalogues.py"), "--check"],
        cwd=ROOT,
        check=False,
    ).returncode


def kits() -> int:
    """Each bundled kit has no problems, and is built twice to the same bytes and verified."""
    folders = (kit for kit in sorted((ROOT / "assets" / "kits").iterdir()) if kit.is_dir())
    with tempfile.TemporaryDirectory() as made:
        return max((_kit(folder, Path(made)) for folder in folders), default=0)


def _kit(folder: Path, made: Path) -> int:
    key, files = made / "key", [made / f"{folder.name}-{n}.brandkit" for n in (1, 2)]
    lines = [["check", str(folder)]]
    if not key.exists():
        lines.append(["keygen", "-o", str(key), "--no-passphrase"])
    lines += [["build", str(folder), "-o", str(file), "--key", str(key)] for file in files]
    lines.append(["verify", str(files[0]), "--trust", f"{key}.pub"])
    where = {"QT_QPA_PLATFORM": "offscreen", "STUDIO_DATA_DIR": str(made / "data")}
    for line in lines:
        code = tool("studio", "kit", *line, **where)
        if code:
            return code
    if files[0].read_bytes() != files[1].read_bytes():
        say(f"{folder.name}: two builds are not the same")
        return 1
    return 0


def fuzz() -> int:
    """Coverage-guided fuzzing of the reader of packed kits, for a bounded time."""
    if importlib.util.find_spec("atheris") is None:
        say("skipped: atheris has no wheel for this system")
        return 1 if _no_skips() else 0
    limits = (f"-max_total_time={FUZZ_SECONDS}", "-verbosity=0")
    with tempfile.TemporaryDirectory() as made:
        return tool("tests.fuzz.fuzz_container", *limits, TMPDIR=made)


def tests(*left_out: str) -> int:
    """Every test that needs nothing but this checkout."""
    side_by_side = ("-n", str(min(4, os.cpu_count() or 1)))
    return tool(
        "pytest",
        *TESTS,
        *(f"--ignore={path}" for path in left_out),
        *side_by_side,
        "-q",
        QT_QPA_PLATFORM="offscreen",
        STUDIO_NO_SKIPS=_no_skips(),
    )


def quick_tests() -> int:
    """Those that are done soon."""
    return tests(*SLOW)


def journeys() -> int:
    """The real app with a real PDS, a real keyring and a real window."""
    here = ROOT / "tests" / "counterparts"
    prepared = subprocess.run([sys.executable, str(here / "prepare.py")], cwd=ROOT, check=False)
    pytest = [sys.executable, "-m", "pytest", "-m", "journey", "-p", "no:cacheprovider", "-q"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "STUDIO_NO_SKIPS": _no_skips()}
    line = [*pytest, "tests/journeys"]
    if prepared.returncode == 0:
        line = [sys.executable, str(here / "run_with_real_parts.py"), *line]
    else:
        say("the real parts are not all here; their tests say so and are skipped")
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return subprocess.run(line, cwd=ROOT, env=environment, check=False).returncode


def _no_skips() -> str:
    return "1" if os.environ.get("CI") == "true" else ""


Step = Callable[[], int]

STEPS: tuple[tuple[str, Step, Step | None], ...] = (
    ("style", style, style),
    ("types", types, types),
    ("layers", layers, layers),
    ("words", words, words),
    ("kits", kits, None),
    ("tests", tests, quick_tests),
    ("fuzz", fuzz, None),
    ("journeys", journeys, None),
)
"""(name, step, what the quick run has instead or None for nothing)."""


def main() -> int:
    """Run the steps that the command line asks for."""
    parser = argparse.ArgumentParser(prog="bootstrap.py test --")
    parser.add_argument("--quick", action="store_true", help="without real servers and windows")
    parser.add_argument("--only", nargs=argparse.REMAINDER, help="one step, or pytest ARGUMENTS")
    options = parser.parse_args()
    if options.only and options.only[0] == "pytest":
        return tool("pytest", *options.only[1:], QT_QPA_PLATFORM="offscreen")
    for name, whole, quick in STEPS:
        step = quick if options.quick else whole
        if step is None or (options.only and name not in options.only):
            continue
        say(f"== {name}")
        began = time.monotonic()
        code = step()
        say(f"== {name}: {'fine' if code == 0 else 'FAILED'}, {time.monotonic() - began:.0f} s")
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
