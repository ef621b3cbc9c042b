"""``studio kit install``: a packed kit, or a channel, into the data folder."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.cli import keys, output
from studio.cli.failures import LATER, CliError, refused, usage
from studio.cli.options import data_dir
from studio.cli.reading import whole_paths
from studio.wording.cli import said, storage
from studio.wording.i18n import _

if TYPE_CHECKING:
    import argparse

    from studio.brand_kit.signing import PublicKey
    from studio.kit_store.model import InstalledKit
    from studio.kit_store.store import KitStore


def add(inner: Any, flags: list[argparse.ArgumentParser]) -> None:
    """Add the command."""
    install = inner.add_parser("install", parents=flags, help=_("install a kit"))
    install.add_argument("source", metavar="PATH-OR-URL", nargs="?", default="")
    install.add_argument("--trust", metavar="PUBFILE")
    install.set_defaults(run=install_kit)


def install_kit(args: argparse.Namespace) -> output.Answer:
    """Install a kit from a file or a channel."""
    from filelock import Timeout

    from studio.kit_check.rules import refuse_hostile_rules
    from studio.kit_store.store import KitStore
    from studio.policy import read_policy
    from studio.policy.keys import KIT_PUBLIC_KEYS, KIT_SOURCE
    from studio.storage.errors import storage_error
    from studio.wording.policy import no_source

    policy = read_policy()
    trust = keys.trusted_key(args.trust)
    source = args.source or policy.value(KIT_SOURCE)
    if not source:
        raise usage("kit install", "usage", reason=no_source(), command="kit install")
    store = KitStore(data_dir(args), vet=refuse_hostile_rules, only=policy.value(KIT_PUBLIC_KEYS))
    try:
        if _is_channel(source):
            return _from_channel(store, source, trust)
        return _from_file(store, Path(source), trust)
    except Timeout as problem:
        raise CliError(LATER, "kit install", storage("busy")) from problem
    except OSError as problem:
        raise CliError(LATER, "kit install", storage(storage_error(problem).code)) from problem


def _is_channel(source: str) -> bool:
    return "://" in source or (Path(source) / "metadata").is_dir()


def _from_file(store: KitStore, path: Path, trust: PublicKey | None) -> output.Answer:
    from studio.brand_kit.packed import open_packed
    from studio.cli.kit_making import read_through
    from studio.kit_store.model import Relation

    if path.is_dir():
        raise refused(str(path), "no-channel-there")
    with whole_paths(path), open_packed(path) as packed:
        offer = store.offer(path)
        read_through(packed)
        kit = store.install(packed, trust)
    if offer.relation is Relation.NEW:
        _introduce(store, offer.publisher, offer.key)
    return _answer(kit, offer.relation)


def _from_channel(store: KitStore, source: str, trust: PublicKey | None) -> output.Answer:
    from studio.channel.join import install_from
    from studio.kit_store.model import Relation

    have = {kit.kit_id: kit.sequence for kit in store.installed()}
    with whole_paths(Path(source)):
        kit = install_from(source, store, trust, now=datetime.now(UTC))
    known = have.get(kit.kit_id)
    if known is None:
        _introduce(store, kit.publisher, kit.public_key())
        return _answer(kit, Relation.NEW)
    return _answer(kit, Relation.SAME if known == kit.sequence else Relation.NEWER)


def _introduce(store: KitStore, publisher: str, key: PublicKey | None) -> None:
    if store.only is not None:
        return  # the organisation has compared the words already
    words = " · ".join(key.words()) if key else ""
    output.note(said("first-install", publisher=publisher, words=words))
    output.note(said("compare-words"))


def _answer(kit: InstalledKit, relation: str) -> output.Answer:
    data = {
        "id": kit.kit_id,
        "name": kit.name,
        "version": kit.version,
        "sequence": kit.sequence,
        "signed_by": " · ".join(kit.public_key().words()),
        "publisher": kit.publisher,
        "relation": str(relation),
    }
    return output.Answer(data=data, text="\n".join(f"{name}: {v}" for name, v in data.items()))
