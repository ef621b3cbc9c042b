"""What is loaded when: the window paints first, everything heavy comes after."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    "PIL",
    "babel",
    "cryptography",
    "keyring",
    "pydantic",
    "regex",
    "requests",
    "tinydb",
    "yaml",
)
SCRIPT = """
import json, sys
from pathlib import Path
from studio.app import App, Options, without_display
without_display()
heavy = {heavy!r}
loaded = lambda: [name for name in heavy if name in sys.modules]
app = App(Options(data_dir=Path(sys.argv[1]), size=(1366, 768), language="en-GB"))
app.window.show()
app.qt.processEvents()
image = app.window.grab().toImage()
colours = {{image.pixelColor(x, y).name() for x in range(0, 1366, 7) for y in range(0, 768, 7)}}
told = {{"colours": len(colours), "first": loaded()}}

def look():
    if app.studio.composer is None or app.studio.tasks.busy:
        return
    told["full"], told["screen"] = loaded(), app.window.current
    app.qt.quit()

from PySide6.QtCore import QTimer
timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
app.start()
app.qt.exec()
app.close()
told["closed"] = loaded()
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("first-paint")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(heavy=HEAVY), str(folder)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def test_the_shell_is_painted_before_anything_heavy_is_loaded(told: dict[str, Any]) -> None:
    assert told["colours"] > 5
    assert told["first"] == []


def test_the_full_window_has_loaded_what_it_needs(told: dict[str, Any]) -> None:
    assert told["screen"] == "write"
    assert {"PIL", "tinydb"} <= set(told["full"])


def test_the_password_store_is_not_touched_before_it_is_needed(told: dict[str, Any]) -> None:
    assert "keyring" not in told["full"]
    assert "keyring" not in told["closed"]
    assert "cryptography" not in told["full"]
