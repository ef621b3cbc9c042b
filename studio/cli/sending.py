"""The commands ``studio publish`` and ``studio outbox …``."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from studio.cli import output
from studio.cli.failures import LATER, PROBLEMS, REFUSED, UNKNOWN, CliError, usage
from studio.cli.looking import with_core_or_look
from studio.cli.opening import with_core
from studio.post import PRACTICE
from studio.wording.cli import said
from studio.wording.i18n import _

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from studio.cli.looking import Look
    from studio.core import Core
    from studio.guidelines.request import Report
    from studio.outbox.model import Entry
    from studio.post import Draft, OutgoingPost


def add(commands: Any, flags: list[argparse.ArgumentParser]) -> None:
    """Add the commands."""
    publish = commands.add_parser("publish", parents=flags, help=_("check, queue and send a post"))
    publish.add_argument("file", metavar="POST.json")
    publish.add_argument("--account", metavar="ID", action="append", default=[])
    publish.add_argument("--dry-run", action="store_true")
    publish.set_defaults(run=with_core(publish_post))
    outbox = commands.add_parser("outbox", parents=flags, help=_("the journal of every attempt"))
    inner = outbox.add_subparsers(dest="outbox_command", required=True, metavar="COMMAND")
    inner.add_parser("list", parents=flags, help=_("every post")).set_defaults(
        run=with_core_or_look(list_outbox)
    )
    inner.add_parser("run", parents=flags, help=_("send what waits")).set_defaults(
        run=with_core(run_outbox)
    )
    resolve = inner.add_parser("resolve", parents=flags, help=_("settle a post yourself"))
    resolve.add_argument("id", metavar="ID")
    resolve.add_argument("how", choices=("sent", "resend", "drop"))
    resolve.set_defaults(run=with_core(resolve_entry))


def publish_post(args: argparse.Namespace, core: Core) -> output.Answer:
    """Check a post for every account, then queue and send it."""
    from studio.cli.post_file import read_post
    from studio.cli.reading import chosen

    known = [account.id for account in core.all_accounts()]
    if not args.account:
        output.note(said("practice-only"))
    ids = [chosen("publish --account", name, known) for name in args.account or (PRACTICE,)]
    _require_allowed(core, ids)
    draft = read_post(args.file, core, tuple(dict.fromkeys(ids)))
    reports = _reports(core, draft)
    stopped = _stopped(reports)
    if stopped:
        return _not_ready(core, draft, reports, stopped)
    posts = core.outgoing_posts(draft)
    if args.dry_run:
        return _dry(reports, posts)
    return sent(core, core.queue(draft, posts), reports)


def _require_allowed(core: Core, ids: list[str]) -> None:
    from studio.wording.cli import reason

    for account in core.all_accounts():
        code = core.why_not(account.network) if account.id in ids else ""
        if code:
            name = core.networks[account.network].name
            raise CliError(REFUSED, account.id, reason(code, network=name))


def _reports(core: Core, draft: Draft) -> dict[str, Report]:
    """Return what the checks say of the words of each network."""
    from studio.guidelines.checks import check
    from studio.publishing.outgoing import PictureProblem

    # A picture that cannot be read is told by the checks, or when it is made.
    with contextlib.suppress(PictureProblem):
        core.measure_pictures(draft)
    return {
        network: check(core.request(draft, draft.text_for(network), (network,)))
        for network in core.target_networks(draft)
    }


def _stopped(reports: dict[str, Report]) -> dict[str, str]:
    """Return the first stop's code of every network that has one."""
    from studio.guidelines.finding import Level

    return {
        network: report.findings[0].code
        for network, report in reports.items()
        if report.findings and report.findings[0].level is Level.STOP
    }


def _not_ready(
    core: Core, draft: Draft, reports: dict[str, Report], stopped: dict[str, str]
) -> output.Answer:
    from studio.cli.shapes import report_text

    rows = [
        {
            "account": account.id,
            "state": "failed",
            "url": "",
            # One press of Publish goes out as a whole, so the others wait for the mend too.
            "reason": stopped.get(account.network, "not-ready"),
            "network": account.network,
        }
        for account in core.chosen_accounts(draft)
    ]
    output.problem("publish", said("not-ready"))
    text = "\n".join(f"{name}: {report_text(report)}" for name, report in reports.items())
    data = {"results": rows, "checks": _checks(reports)}
    return output.Answer(data=data, text=text, code=PROBLEMS)


def _checks(reports: dict[str, Report]) -> dict[str, Any]:
    from studio.cli.shapes import report_data

    return {network: report_data(report) for network, report in reports.items()}


def _dry(reports: dict[str, Report], posts: tuple[tuple[str, OutgoingPost], ...]) -> output.Answer:
    rows = [
        {"account": name, "state": "queued", "url": "", "reason": "dry-run"} for name, _ in posts
    ]
    shown = [
        {
            "account": name,
            "text": post.text,
            "pictures": [
                {
                    "mime": picture.mime,
                    "width": picture.width,
                    "height": picture.height,
                    "bytes": len(picture.data),
                    "alt": picture.alt,
                }
                for picture in post.pictures
            ],
        }
        for name, post in posts
    ]
    data = {"results": rows, "dry_run": True, "posts": shown, "checks": _checks(reports)}
    text = "\n\n".join(f"{name}:\n{post.text}" for name, post in posts)
    return output.Answer(data=data, text=text)


def sent(
    core: Core, entries: Iterable[Entry], reports: dict[str, Report] | None = None
) -> output.Answer:
    """Send entries one after the other and answer what happened to each."""
    from studio.cli.shapes import result_data

    done = []
    for entry in entries:
        output.progress(said("sending", account=entry.account_id))
        done.append(core.send(entry.id))
    data: dict[str, Any] = {"results": [result_data(entry) for entry in done]}
    if reports is not None:
        data["checks"] = _checks(reports)
    text = "\n".join(_line(core, entry) for entry in done)
    return output.Answer(data=data, text=text, code=exit_code(done))


def exit_code(entries: Iterable[Entry]) -> int:
    """Return what all outcomes together mean; an unknown one is the most serious."""
    from studio.outbox.model import State

    states = {entry.state for entry in entries}
    if states & {State.UNKNOWN, State.SENDING}:
        return UNKNOWN
    if State.FAILED in states:
        return PROBLEMS
    return LATER if State.QUEUED in states else 0


def _line(core: Core | Look, entry: Entry) -> str:
    from studio.outbox.model import State
    from studio.wording.cli import reason
    from studio.wording.dates import clock, moment_of
    from studio.wording.publishing import state

    parts = [entry.id, entry.account_id, state(entry.state.value), entry.url]
    if entry.reason and entry.state is not State.SENT:
        parts.append(
            reason(
                entry.reason,
                network=core.networks[entry.network].name,
                when=clock(moment_of(entry.retry_at)) if entry.retry_at else "",
                detail=entry.detail,
                maybe_live=entry.state is State.UNKNOWN,
            )
        )
    return "  ".join(filter(None, parts))


def list_outbox(_args: argparse.Namespace, core: Core | Look) -> output.Answer:
    """Answer the whole journal, the newest first."""
    entries = core.entries()
    data = {"entries": [_entry_data(core, entry) for entry in entries]}
    return output.Answer(data=data, text="\n".join(_line(core, entry) for entry in entries))


def _entry_data(core: Core | Look, entry: Entry) -> dict[str, Any]:
    from studio.cli.shapes import result_data

    return {
        "id": entry.id,
        **result_data(entry),
        "handle": entry.handle,
        "title": entry.title,
        "text": entry.post.text,
        "detail": entry.detail,
        "created_at": entry.created_at,
        "updated_at": entry.updated_at,
        "events": [
            {"at": event.at, "code": event.code, "detail": event.detail}
            for event in core.events(entry.id)
        ],
    }


def run_outbox(_args: argparse.Namespace, core: Core) -> output.Answer:
    """Send everything that waits and may be sent now, the oldest first."""
    from studio.outbox.model import State
    from studio.wording.dates import moment_of

    now = datetime.now(UTC)
    waiting = [entry for entry in reversed(core.entries()) if entry.state is State.QUEUED]
    due = [item for item in waiting if not item.retry_at or moment_of(item.retry_at) <= now]
    answer = sent(core, due)
    code = answer.code or (LATER if len(due) < len(waiting) else 0)
    return output.Answer(data=answer.data, text=answer.text, code=code)


def resolve_entry(args: argparse.Namespace, core: Core) -> output.Answer:
    """Settle one entry by a person's decision."""
    from studio.outbox.errors import WrongStateError
    from studio.wording.publishing import state

    try:
        entry = core.publishing.resolve(args.id, args.how)
    except WrongStateError as problem:
        if problem.state is None:
            raise usage(args.id, "no-such-entry") from None
        raise usage(args.id, "wrong-state", state=state(problem.state.value)) from None
    return output.Answer(data=_entry_data(core, entry), text=_line(core, entry))
