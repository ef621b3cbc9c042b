"""``studio diagnose``: what to paste when something does not work; nothing secret in it."""

from __future__ import annotations

import os
import platform
import sys
from datetime import UTC, datetime
from importlib import metadata
from typing import TYPE_CHECKING, Any

from studio import __version__
from studio.cli import output
from studio.cli.bare import has_display
from studio.cli.connection import check_connections
from studio.cli.options import data_dir
from studio.cli.policy import summary
from studio.paths import default_data_dir
from studio.policy import read_policy
from studio.policy.keys import DRAFT_FOLDER
from studio.proxies import bare_address
from studio.wording.cli import said
from studio.wording.i18n import _

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

PACKAGES = ("PySide6-Essentials", "Pillow", "keyring", "requests", "regex", "tinydb")
"""Packages whose versions matter most."""


def add(commands: Any, flags: list[argparse.ArgumentParser]) -> None:
    """Add the command."""
    diagnose = commands.add_parser(
        "diagnose", parents=flags, help=_("facts for a report, no secrets")
    )
    diagnose.add_argument(
        "--connection", action="store_true", help=_("look at the way to your networks instead")
    )
    diagnose.add_argument("--host", metavar="URL", default="")
    diagnose.set_defaults(run=run_diagnose)


def run_diagnose(args: argparse.Namespace) -> output.Answer:
    """Answer versions, folders, the keyring and its probe, the proxy and the clock."""
    if args.connection or args.host:
        return check_connections(args)
    policy = read_policy()
    # A report has to come even when nobody knows which folder the organisation wants.
    folder = default_data_dir() if policy.is_wrong(DRAFT_FOLDER) else data_dir(args)
    data: dict[str, Any] = {
        "versions": _versions(),
        "folders": _folders(folder),
        "keyring": _keyring(),
        "proxy": _proxies(),
        "policy": summary(policy),
        "clock": _clock(folder),
        "display": has_display(),
    }
    lines = [f"{name}: {_flat(value)}" for name, value in data.items()]
    return output.Answer(data=data, text="\n".join(lines))


def _flat(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_flat(item)}" for name, item in value.items()) or "-"
    return str(value)


def _versions() -> dict[str, str]:
    found = {"studio": __version__, "python": sys.version.split()[0], "system": platform.platform()}
    for name in PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = "missing"
    return found


def _folders(data: Path) -> dict[str, Any]:
    from studio.paths import assets

    nearest = next(folder for folder in (data, *data.parents) if folder.exists())
    return {
        "data": _without_home(data),
        "data_exists": data.is_dir(),
        "data_writable": os.access(nearest, os.W_OK),
        "app": _without_home(assets().parent),
    }


def _without_home(path: Path) -> str:
    """Leave out the person's name, which the home folder often has in it."""
    home = type(path).home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def _keyring() -> dict[str, Any]:
    from studio.accounts.vault import open_vault

    health = open_vault().health()
    return {
        "backend": health.backend,
        "durable": health.durable,
        "working": health.working,
        "problem": health.code,
    }


def _proxies() -> dict[str, str]:
    """Return the proxies without the name and password that may stand in them."""
    from urllib.request import getproxies

    return {kind: bare_address(url) for kind, url in getproxies().items() if kind != "no"}


def _clock(folder: Path) -> dict[str, Any]:
    """Return this PC's time, and how far a linked account's server is ahead of it."""
    host = _linked_host(folder)
    before = datetime.now(UTC)
    told = _asked(host) if host else None
    now = datetime.now(UTC)
    skew = None if told is None else round((told - (before + (now - before) / 2)).total_seconds())
    note = said("no-answer-from", host=bare_address(host)) if told is None else ""
    return {
        "utc": now.isoformat(timespec="seconds"),
        "zone": now.astimezone().strftime("%z"),
        "skew_seconds": skew,
        "note": note if host else said("not-asked"),
    }


def _asked(host: str) -> datetime | None:
    from studio.publishers.http import server_date

    return server_date(host)


def _linked_host(folder: Path) -> str:
    """Return the server of an account, or "". The folder is only looked at."""
    from studio.storage.accounts import AccountBook
    from studio.storage.errors import StorageError

    try:
        return next((item.host for item in AccountBook(folder).look() if "://" in item.host), "")
    except StorageError:
        return ""
