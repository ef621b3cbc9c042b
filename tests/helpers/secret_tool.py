"""Reads the real keyring with another program than the app."""

from __future__ import annotations

import subprocess


def lookup(name: str) -> str:
    """Return one entry of the app in the Secret Service, or ""."""
    asked = ["secret-tool", "lookup", "service", "Shopfloor Studio", "username", name]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout


def secret_of(name: str) -> str:
    """Return the secret that the app's pointer entry points to, or ""."""
    pointer = lookup(name).split(":")
    if len(pointer) != 5:
        return ""
    return "".join(lookup(f"{name}#{pointer[2]}{number}") for number in range(int(pointer[3])))


def everything() -> dict[str, str]:
    """Return every entry of the app in the Secret Service, by user name."""
    asked = ["secret-tool", "search", "--all", "service", "Shopfloor Studio"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    # The secrets come on one stream and the attributes on the other, in the same order.
    lines = (done.stdout + done.stderr).splitlines()
    secrets = [line.partition(" = ")[2] for line in lines if line.startswith("secret = ")]
    names = [line.partition(" = ")[2] for line in lines if line.startswith("attribute.username = ")]
    return dict(zip(names, secrets, strict=True))
