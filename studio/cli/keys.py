"""Signing keys for commands: which file, and the passphrase that opens it."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from studio.cli import output
from studio.cli.failures import REFUSED, USAGE, CliError, usage
from studio.wording.cli import said

if TYPE_CHECKING:
    import argparse

    from studio.brand_kit.signing import PublicKey, SigningKey
    from studio.kit_store.store import KitStore

_WRONG_USE = ("key-exists", "key-not-written", "passphrase-needed")


def add_key_flags(parser: argparse.ArgumentParser) -> None:
    """Let a command take a signing key."""
    parser.add_argument("--key", metavar="FILE")
    parser.add_argument("--passphrase-stdin", action="store_true")


def signing_key(args: argparse.Namespace, store: KitStore, key_id: str) -> SigningKey:
    """Return the key that signs: ``--key``, else the remembered file of a key id.

    Args:
        args: with ``key`` and ``passphrase_stdin``.
        store: remembers where key files are.
        key_id: 16 hex digits; the key that is needed, "" for any.

    Raises:
        CliError: there is no such file, or it is another key or does not open.
    """
    path = Path(args.key) if args.key else store.key_path(key_id)
    if path is None:
        raise usage("--key", "key-not-known", value=key_id)
    key = open_key(path, from_stdin=args.passphrase_stdin)
    if key_id and key.public.key_id != key_id:
        raise CliError(REFUSED, str(path), said("another-key", value=key_id))
    return key


def open_key(path: Path, *, from_stdin: bool) -> SigningKey:
    """Open a secret key file, and ask for its passphrase when it has one.

    Raises:
        CliError: it does not open.
    """
    from studio.brand_kit.signing import KeyFileError, load_signing_key

    try:
        return load_signing_key(path, None)
    except KeyFileError as problem:
        if problem.code != "passphrase-needed":
            raise key_failure(problem) from problem
    words = passphrase(from_stdin=from_stdin)
    output.progress(said("opening-key"))
    try:
        return load_signing_key(path, words)
    except KeyFileError as problem:
        raise key_failure(problem) from problem


def passphrase(*, from_stdin: bool, twice: bool = False) -> str:
    """Return a passphrase from the standard input or a person at the terminal.

    Args:
        from_stdin: take the first line of the standard input.
        twice: a person has to type it two times, because it is new.

    Raises:
        CliError: there is none, or the two are not the same.
    """
    from studio.cli.reading import stdin

    if from_stdin:
        found = stdin().readline().decode("utf-8", "replace").rstrip("\r\n")
    elif sys.stdin is not None and sys.stdin.isatty():
        found = getpass.getpass(said("passphrase-ask"))
        if twice and found and getpass.getpass(said("passphrase-again")) != found:
            raise usage("passphrase", "passphrase-differs")
    else:
        found = ""
    if not found:
        raise usage("passphrase", "passphrase-needed")
    return found


def trusted_key(path: str | None) -> PublicKey | None:
    """Return the key of ``--trust``, None without the flag.

    Raises:
        CliError: the file is no public key.
    """
    from studio.brand_kit.signing import KeyFileError, read_public

    try:
        return read_public(Path(path)) if path else None
    except KeyFileError as problem:
        raise key_failure(problem) from problem


def key_failure(problem: Exception) -> CliError:
    """Return the end for a key file that does not do."""
    from studio.brand_kit.signing import KeyFileError

    if not isinstance(problem, KeyFileError):
        raise TypeError(problem)
    code = USAGE if problem.code in _WRONG_USE else REFUSED
    return CliError(code, str(problem.path), said(problem.code))
