"""``studio kit keygen``, ``build`` and ``verify``: from a folder to one signed file."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.cli import keys, output
from studio.cli.failures import LATER, PROBLEMS, CliError, refused, usage
from studio.cli.options import data_dir
from studio.cli.reading import whole_paths
from studio.wording.cli import said, storage
from studio.wording.i18n import _

if TYPE_CHECKING:
    import argparse

    from studio.brand_kit.pack import Packed
    from studio.brand_kit.packed import PackedKit
    from studio.brand_kit.signing import PublicKey
    from studio.brand_kit.verify import Verified


def add(inner: Any, flags: list[argparse.ArgumentParser]) -> None:
    """Add the commands."""
    keygen = inner.add_parser("keygen", parents=flags, help=_("make a key to sign kits with"))
    keygen.add_argument("-o", "--output", metavar="FILE", required=True)
    keygen.add_argument("--no-passphrase", action="store_true")
    keygen.add_argument("--passphrase-stdin", action="store_true")
    keygen.set_defaults(run=make_key)
    build = inner.add_parser("build", parents=flags, help=_("pack and sign a kit's folder"))
    build.add_argument("dir", metavar="DIR")
    build.add_argument("-o", "--output", metavar="FILE", required=True)
    keys.add_key_flags(build)
    build.set_defaults(run=build_kit)
    verify = inner.add_parser("verify", parents=flags, help=_("read all of a packed kit"))
    verify.add_argument("file", metavar="FILE")
    verify.add_argument("--trust", metavar="PUBFILE")
    verify.set_defaults(run=verify_kit)


def make_key(args: argparse.Namespace) -> output.Answer:
    """Make a pair of key files and answer the public one's fingerprint."""
    from studio.brand_kit.signing import KeyFileError, new_key, public_path

    path = Path(args.output)
    for file in (path, public_path(path)):
        if file.exists():  # before a person thinks of a passphrase
            raise keys.key_failure(KeyFileError("key-exists", file))
    if not path.parent.is_dir():
        raise usage(str(path.parent), "no-such-folder")
    words = None
    if not args.no_passphrase:
        words = keys.passphrase(from_stdin=args.passphrase_stdin, twice=True)
    try:
        public = new_key(path, words)
    except KeyFileError as problem:
        raise keys.key_failure(problem) from problem
    _remember(args, public, path)
    data = {
        "key": str(path),
        "public": str(public_path(path)),
        "key_id": public.key_id,
        "words": " · ".join(public.words()),
    }
    output.note(said("keep-key", file=str(path)))
    return output.Answer(data=data, text="\n".join(f"{name}: {v}" for name, v in data.items()))


def build_kit(args: argparse.Namespace) -> output.Answer:
    """Check a folder, pack and sign it. With an error nothing is written."""
    from studio.cli.kits import checked
    from studio.kit_check.check import check_kit

    folder = Path(args.dir)
    with whole_paths(folder):
        if folder.is_file():
            raise refused(str(folder), "not-a-kit-folder")
        _require_place(args, folder)
        problems = check_kit(folder)
    if any(item.level == "error" for item in problems):
        output.problem(str(folder), said("not-built"))
        return checked(problems, PROBLEMS)
    for line in checked(problems, PROBLEMS).text.splitlines() if problems else ():
        output.note(line)
    return _answer(_built(args, folder))


def _require_place(args: argparse.Namespace, folder: Path) -> None:
    """Make sure that writing the kit destroys nothing that its makers need.

    Raises:
        CliError: it would.
    """
    out = Path(args.output)
    real = Path(os.path.realpath(out))
    names = (args.key, f"{args.key}.pub") if args.key else ()
    if real in (Path(os.path.realpath(name)) for name in names) or _same(out, names):
        raise usage(args.output, "out-is-the-key")
    if real.is_relative_to(os.path.realpath(folder)):
        raise usage(args.output, "out-in-folder")
    if os.path.lexists(real) and not real.is_file():
        raise usage(args.output, "out-no-file")


def _same(out: Path, names: tuple[str, ...]) -> bool:
    """Tell whether two names, even in other letters, lead to one file."""
    with contextlib.suppress(OSError):
        return any(Path(name).exists() and out.samefile(name) for name in names)
    return False


def _built(args: argparse.Namespace, folder: Path) -> Packed:
    from studio.brand_kit.pack import pack_kit
    from studio.pictures import for_kit
    from studio.storage.errors import storage_error

    key = None
    if args.key:
        key = keys.open_key(Path(args.key), from_stdin=args.passphrase_stdin)
        _remember(args, key.public, Path(args.key))
    else:
        output.note(said("built-unsigned"))
    try:
        with whole_paths(folder):
            return pack_kit(folder, Path(args.output), key, clean=for_kit)
    except OSError as problem:
        if storage_error(problem).code == "disk-full":
            raise CliError(LATER, args.output, storage("disk-full")) from problem
        raise refused(args.output, "no-write") from problem


def _answer(packed: Packed) -> output.Answer:
    from studio.brand_kit.contents import signed_by

    data = {
        "file": str(packed.path),
        "id": packed.kit_id,
        "version": packed.version,
        "sequence": packed.sequence,
        "entries": packed.entries,
        "bytes": packed.size,
        "sha256": packed.sha256,
        "signed_by": signed_by(packed.key),
        "key_id": packed.key.key_id if packed.key else "",
    }
    return output.Answer(data=data, text="\n".join(f"{name}: {v}" for name, v in data.items()))


def verify_kit(args: argparse.Namespace) -> output.Answer:
    """Read every byte of a packed kit, and write nothing."""
    from studio.brand_kit.authoring import refused as kit_refused
    from studio.brand_kit.contents import signed_by
    from studio.brand_kit.packed import open_packed

    trust = keys.trusted_key(args.trust)
    path = Path(args.file)
    with whole_paths(path), open_packed(path) as packed:
        if trust and packed.key != trust:
            code = "not-the-trusted-key" if packed.key else "unsigned-kit"
            raise kit_refused(code, path.name)
        found = read_through(packed)
        if packed.key is None:
            output.note(said("nobody-signed"))
        data = {
            "ok": True,
            "signed_by": signed_by(packed.key),
            "key_id": packed.key.key_id if packed.key else "",
            "entries": found.entries,
            "bytes": found.bytes,
        }
    return output.Answer(data=data, text="\n".join(f"{name}: {v}" for name, v in data.items()))


def read_through(packed: PackedKit) -> Verified:
    """Read all of a packed kit: every hash and picture, and run its rules.

    Raises:
        KitRefusedError: something in it is not right, or a pattern takes too long.
    """
    from studio.brand_kit.verify import verify_packed, verify_pictures
    from studio.kit_check.rules import refuse_hostile_rules

    verified = verify_packed(packed)
    kit = packed.load()
    verify_pictures(packed, kit)
    refuse_hostile_rules(kit)
    return verified


def read_whole(path: Path) -> None:
    """Read all of a packed kit; a path that is none is passed over.

    Raises:
        KitRefusedError: something in it is not right.
    """
    from studio.brand_kit.forms import is_packed
    from studio.brand_kit.packed import open_packed

    if is_packed(path):
        with open_packed(path) as packed:
            read_through(packed)


def _remember(args: argparse.Namespace, public: PublicKey, path: Path) -> None:
    """Remember where the key file is, for publish and recall. It may fail quietly."""
    from studio.kit_store.store import KitStore

    with contextlib.suppress(OSError):
        KitStore(data_dir(args)).remember_key(public.key_id, path)
