"""From the last number of a PIN to a window that one can use.

Run it with ``python -m bench.unlock [--record]``. Two people with drafts, accounts and posts of
their own take turns at the real window; the password store is one in memory, because a real one
is not the app's to be measured. The peer is Argon2id alone, with the same costs, in the same
turn: what nobody can do without.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent

from bench.measuring import SCREEN, Figure, pair_ratios, ratio_of, report, spread
from studio.accounts.stores import Memory, Store
from studio.accounts.vault import Vault
from studio.app import App, Options
from studio.door import Equipment
from studio.floor import Floor, build_floor
from studio.people.keys import new_key, new_pepper, unwrap, wrap
from studio.people.lock import PIN
from studio.post import Draft

PINS = {"Anna": "294751", "Tom": "830264"}
DRAFTS = 30
TURNS = 20
MOST_SECONDS = 0.6


def floor_in(folder: Path) -> Floor:
    """Return a shared PC with two people who have written a good deal."""
    memory = Memory()
    store = Store(name="in memory", open=lambda: memory)
    floor = build_floor(folder, equipment=Equipment(vault=Vault((store,))))
    floor.share(shared=True)
    for name, pin in PINS.items():
        person = floor.roster.add(name, "Plants", PIN, pin)
        core = floor.unlock(person.id, PIN, pin)
        for number in range(DRAFTS):
            text = f"Ad · Post {number} by {name}. " + "Bulbs are in. " * 12
            core.drafts.save(Draft(id=f"d{number}", text=text, kit_id=core.kit.id))
        floor.leave()
    return floor


def settle(app: App) -> None:
    """Let the window and its workers come to rest."""
    end = time.monotonic() + 0.3
    while time.monotonic() < end or app.studio.tasks.busy:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        app.qt.processEvents()
        time.sleep(0.002)


def unlocked(app: App, floor: Floor, name: str) -> float:
    """Type a PIN and return the seconds from its last number to the painted screen."""
    person = next(p for p in floor.roster.people() if p.first_name == name)
    page: Any = app.window.centralWidget()
    page.tiles[person.id].click()
    settle(app)
    page.panel.pad.field.setText(PINS[name][:-1])
    settle(app)
    start = time.perf_counter()
    page.panel.pad.field.insert(PINS[name][-1])
    while app.studio.core is None or app.window.current != "today":
        app.qt.processEvents()
        time.sleep(0.001)  # the app's own loop sleeps too: Argon2id needs both cores
    app.window.repaint()
    return time.perf_counter() - start


def stretched(pin: str) -> float:
    """Return the seconds that Argon2id takes for one try."""
    wrapped = wrap(new_key(), pin, whose="x", pepper=(pepper := new_pepper()))
    start = time.perf_counter()
    unwrap(wrapped, pin, whose="x", pepper=pepper)
    return time.perf_counter() - start


def measure() -> tuple[Figure, ...]:
    """Let two people take turns and return the figures."""
    whole, slow = [], []
    with tempfile.TemporaryDirectory() as folder:
        floor = floor_in(Path(folder))
        options = Options(data_dir=Path(folder), look="light", size=(1366, 768), language="en-GB")
        app = App(options, build_floor=lambda: floor)
        app.window.show()
        app.start()
        settle(app)
        for turn in range(TURNS + 2):
            name = tuple(PINS)[turn % 2]
            took = unlocked(app, floor, name)
            settle(app)
            app.studio.switch_wanted.emit()
            settle(app)
            alone = stretched(PINS[name])
            if turn > 1:  # the first one of each also loads what is loaded once
                whole.append(took)
                slow.append(alone)
        app.close()
    rest = [a - b for a, b in zip(whole, slow, strict=True)]
    return (
        Figure(
            goal="",
            what="last number of the PIN to a painted window, median",
            value=statistics.median(whole) * 1000,
            most=MOST_SECONDS * 1000,
            unit="ms",
            spread=spread([seconds * 1000 for seconds in whole]),
        ),
        ratio_of("", "all the rest / Argon2id alone", pair_ratios(rest, slow), 1.0),
        Figure(
            goal="",
            what="Argon2id alone, median",
            value=statistics.median(slow) * 1000,
            unit="ms",
            spread=spread([seconds * 1000 for seconds in slow]),
        ),
    )


def main() -> None:
    """Measure, print, and record when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", action="store_true")
    args = parser.parse_args()
    screens = Path(tempfile.mkdtemp()) / "screen.json"
    screens.write_text(SCREEN, encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
    report("unlock", measure(), record=args.record)


if __name__ == "__main__":
    main()
