"""The commands ``studio kit publish``, ``recall`` and ``update``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.cli import keys, output
from studio.cli.failures import LATER, REFUSED, CliError
from studio.cli.options import data_dir
from studio.cli.reading import whole_paths
from studio.wording.cli import said, storage
from studio.wording.i18n import _

if TYPE_CHECKING:
    import argparse

    from studio.brand_kit.recall import Recall
    from studio.brand_kit.signing import SigningKey
    from studio.channel.update import Updated
    from studio.kit_store.store import KitStore

KINDS = ("picture", "phrase", "campaign")


def add(inner: Any, flags: list[argparse.ArgumentParser]) -> None:
    """Add the commands that hand kits out."""
    publish = inner.add_parser("publish", parents=flags, help=_("hand a kit out to the shops"))
    publish.add_argument("file", metavar="FILE")
    publish.add_argument("channel", metavar="CHANNEL")
    publish.add_argument("--refresh", action="store_true")
    publish.set_defaults(run=publish_kit)
    recall = inner.add_parser("recall", parents=flags, help=_("take something back from shops"))
    recall.add_argument("channel", metavar="CHANNEL")
    recall.add_argument("id", metavar="ID")
    recall.add_argument("--reason", metavar="TEXT", required=True)
    recall.add_argument("--replacement", metavar="ID", default="")
    recall.add_argument("--kind", choices=KINDS, default=None)
    recall.set_defaults(run=recall_one)
    for parser in (publish, recall):
        keys.add_key_flags(parser)
    update = inner.add_parser("update", parents=flags, help=_("fetch what the brands hand out"))
    update.set_defaults(run=update_kits)


def publish_kit(args: argparse.Namespace) -> output.Answer:
    """Publish a packed kit to a channel."""
    from studio.channel.outgoing import open_outgoing
    from studio.channel.places import open_place
    from studio.channel.publish import publish

    place = open_place(args.channel)
    with whole_paths(Path(args.file)), open_outgoing(Path(args.file)) as kit:
        key = _key(args, kit.key.key_id)
        done = publish(place, kit, key, datetime.now(UTC), only_renew=args.refresh)
    data = {
        "id": done.kit_id,
        "sequence": done.sequence,
        "state": "renewed" if done.renewed else "published",
        "files": done.files,
        "bytes": done.bytes,
        "channel": args.channel,
    }
    return output.Answer(data=data, text="\n".join(f"{k}: {v}" for k, v in data.items()))


def recall_one(args: argparse.Namespace) -> output.Answer:
    """Take a picture, phrase or campaign back."""
    from studio.brand_kit.recall import RecallKind
    from studio.channel.places import open_place
    from studio.channel.recalls import Withdrawal
    from studio.channel.withdraw import publisher_of, recall

    place = open_place(args.channel)
    key = _key(args, publisher_of(place).key_id)
    wanted = Withdrawal(
        id=args.id,
        reason=args.reason,
        kind=RecallKind(args.kind) if args.kind else None,
        replacement=args.replacement,
    )
    made = recall_data(recall(place, key, wanted, datetime.now(UTC)))
    return output.Answer(data=made, text="\n".join(f"{k}: {v}" for k, v in made.items()))


def _key(args: argparse.Namespace, key_id: str) -> SigningKey:
    from studio.kit_store.store import KitStore

    return keys.signing_key(args, KitStore(data_dir(args)), key_id)


def recall_data(recall: Recall) -> dict[str, Any]:
    """Return a withdrawal as JSON shows it."""
    return {
        "kit": recall.kit_id,
        "kind": recall.kind.value,
        "id": recall.id,
        "reason": recall.reason,
        "replacement": recall.replacement,
        "since": recall.since.isoformat(),
    }


def update_kits(args: argparse.Namespace) -> output.Answer:
    """Bring every installed kit up to what its channel holds."""
    from filelock import Timeout

    from studio.kit_check.rules import refuse_hostile_rules
    from studio.kit_store.store import KitStore
    from studio.policy import read_policy
    from studio.policy.keys import KIT_PUBLIC_KEYS
    from studio.storage.errors import storage_error

    only = read_policy().value(KIT_PUBLIC_KEYS)
    try:
        rows = _updated(KitStore(data_dir(args), vet=refuse_hostile_rules, only=only))
    except Timeout as problem:
        raise CliError(LATER, "kit update", storage("busy")) from problem
    except OSError as problem:
        raise CliError(LATER, "kit update", storage(storage_error(problem).code)) from problem
    if not rows:
        output.note(said("no-channels"))
    text = "\n".join(f"{row['id']}: {row['state']} {row['from']} → {row['to']}" for row in rows)
    return output.Answer(data={"kits": rows}, text=text, code=_code([row["state"] for row in rows]))


def _updated(store: KitStore) -> list[dict[str, Any]]:
    from studio.channel.update import update_kit

    done = [update_kit(store, kit, now=datetime.now(UTC)) for kit in store.installed()]
    return [_row(one) for one in done if one is not None]


def _row(done: Updated) -> dict[str, Any]:
    if done.reason:
        output.problem(done.kit_id, channel_reason(done.reason, done.place))
    for recall in done.recalls_new:
        output.note(_taken_back(recall))
    return {
        "id": done.kit_id,
        "from": done.from_sequence,
        "to": done.to_sequence,
        "state": done.state.value,
        "requests": done.requests,
        "bytes": done.bytes,
        "recalls": [recall_data(one) for one in done.recalls_new],
        "confirmed_at": done.confirmed_at.isoformat() if done.confirmed_at else None,
        "stale_since": done.stale_since.isoformat() if done.stale_since else None,
        "reason": done.reason,
        "channel": done.place,
    }


def _taken_back(recall: Recall) -> str:
    return said("taken-back", value=recall.id, reason=recall.reason)


def channel_reason(code: str, place: str) -> str:
    """Return the sentence for the reason of an update, a channel's or a kit's own."""
    from studio.brand_kit.errors import Problem
    from studio.wording.channel import SENTENCES, update_sentence
    from studio.wording.kit_problems import problem_sentence

    if code in SENTENCES:
        return update_sentence(code, place)
    return problem_sentence(Problem(code=code, level="error", where=place))


def _code(states: list[str]) -> int:
    """Return 3 when something was refused, 4 when nothing could be reached, else 0."""
    if "refused" in states:
        return REFUSED
    return LATER if states and set(states) == {"offline"} else 0
