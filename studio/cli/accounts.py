"""The commands ``studio accounts …``."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING, Any

from studio.cli import output
from studio.cli.failures import LATER, PROBLEMS, USAGE, CliError, publish_failure, usage
from studio.cli.looking import with_core_or_look
from studio.cli.opening import with_core
from studio.wording.cli import reason, said, vault
from studio.wording.i18n import _

if TYPE_CHECKING:
    import argparse

    from studio.accounts.model import Account
    from studio.cli.looking import Look
    from studio.core import Core
    from studio.networks.model import NetworkRules
    from studio.publishers.base import Linked, Secret


def add(commands: Any, flags: list[argparse.ArgumentParser]) -> None:
    """Add the commands for accounts."""
    accounts = commands.add_parser("accounts", parents=flags, help=_("link and list accounts"))
    inner = accounts.add_subparsers(dest="accounts_command", required=True, metavar="COMMAND")
    link = inner.add_parser("link", parents=flags, help=_("link an account"))
    link.add_argument("network", metavar="NETWORK")
    link.add_argument("--host", metavar="URL", default="")
    link.add_argument("--handle", metavar="H", default="")
    link.add_argument("--secret-stdin", action="store_true")
    link.add_argument("--no-browser", action="store_true", help=_("only name the address"))
    link.add_argument("--yes", action="store_true", help=_("it is me; do not ask"))
    link.set_defaults(run=with_core(link_account))
    inner.add_parser("list", parents=flags, help=_("every linked account")).set_defaults(
        run=with_core_or_look(list_accounts)
    )
    unlink = inner.add_parser("unlink", parents=flags, help=_("forget an account"))
    unlink.add_argument("id", metavar="ID")
    unlink.set_defaults(run=with_core(unlink_account))
    inner.add_parser("health", parents=flags, help=_("is every sign-in there?")).set_defaults(
        run=with_core(check_health)
    )


def list_accounts(_args: argparse.Namespace, core: Core | Look) -> output.Answer:
    """Answer every linked account, never a token."""
    return _rows([_row(account, "linked") for account in core.all_accounts()])


def check_health(_args: argparse.Namespace, core: Core) -> output.Answer:
    """Try every sign-in out at its network, and answer where sign-ins are kept."""
    rows = [_row(account, _state(core, account)) for account in core.all_accounts()]
    states = {row["state"] for row in rows}
    ended, untried = "sign-in-ended" in states, bool(states & {"offline", "locked"})
    code = PROBLEMS if ended else LATER if untried else 0
    store = core.health()
    where = said("kept-in" if store.durable else "kept-nowhere", store=store.backend)
    lines = [*map(_line, rows), where]
    return output.Answer(data=rows, text="\n".join(lines), code=code)


def _state(core: Core, account: Account) -> str:
    if account.network not in core.networks_with_link:
        return "linked"
    reason = core.publishing.check(account.id)
    if not reason:
        return "linked"
    if reason in ("sign-in-ended", "no-sign-in", "not-linked"):
        return "sign-in-ended"
    return "locked" if reason.startswith("vault-") else "offline"


def link_account(args: argparse.Namespace, core: Core) -> output.Answer:
    """Sign in, and keep the sign-in in the operating system's store."""
    from studio.cli.linking import link_in_browser
    from studio.cli.reading import chosen

    rules = core.networks[chosen("accounts link", args.network, core.networks)]
    if code := core.why_not(rules.id):
        raise CliError(PROBLEMS, "accounts link", reason(code, network=rules.name))
    if rules.id not in core.networks_with_link:
        raise _no_door(core, rules.id, rules.name)
    health = core.health()
    if not (health.working and health.durable):
        # A sign-in that ends with this command is of no use to anybody.
        none = health.code in ("", "none")
        sentence = said("no-store") if none else vault(health.code)
        raise CliError(LATER, "accounts link", sentence)
    ways = core.ways_to_link(rules.id)
    if args.secret_stdin and "password" not in ways:
        sentence = reason("no-password-way", network=rules.name)
        raise CliError(USAGE, "accounts link", sentence)
    in_browser = "browser" in ways and not args.secret_stdin
    linked = link_in_browser(args, core, rules) if in_browser else _by_password(args, core, rules)
    account = core.publishing.confirm(rules.id, linked)
    row = _row(account, "linked")
    return output.Answer(data=row, text=_line(row))


def _by_password(args: argparse.Namespace, core: Core, rules: NetworkRules) -> Linked:
    from studio.publishers.errors import PublishError

    password = _password(from_stdin=args.secret_stdin)
    try:
        return core.publishing.link(rules.id, host=args.host, handle=args.handle, password=password)
    except PublishError as problem:
        raise publish_failure(problem, "accounts link", rules.name) from None


def _no_door(core: Core, network: str, name: str) -> CliError:
    if any(account.network == network for account in core.all_accounts()):
        return usage("accounts link", "needs-no-link", network=name)
    known = ", ".join(core.networks_with_link)
    return usage("accounts link", "no-such-door", network=name, known=known)


def _password(*, from_stdin: bool) -> Secret:
    from studio.cli.reading import stdin
    from studio.publishers.base import Secret

    if from_stdin:
        value = stdin().readline().decode("utf-8", "replace").strip()
    elif sys.stdin is not None and sys.stdin.isatty():
        value = getpass.getpass("")
    else:
        value = ""
    if not value:
        raise usage("accounts link", "no-password")
    return Secret(value)


def unlink_account(args: argparse.Namespace, core: Core) -> output.Answer:
    """Forget an account here, and tell the network when it can be reached."""
    from studio.cli.reading import chosen
    from studio.post import PRACTICE

    linked = [account.id for account in core.all_accounts() if account.id != PRACTICE]
    if not linked:
        raise usage("accounts unlink", "no-accounts")
    chosen("accounts unlink", args.id, linked)
    if not core.publishing.unlink(args.id):
        output.note(said("unlinked-untold"))
    core.reload_accounts()
    return _rows([_row(account, "linked") for account in core.all_accounts()])


def _row(account: Account, state: str) -> dict[str, str]:
    return {
        "id": account.id,
        "network": account.network,
        "host": account.host,
        "handle": account.handle,
        "state": state,
    }


def _rows(rows: list[dict[str, str]]) -> output.Answer:
    return output.Answer(data=rows, text="\n".join(map(_line, rows)))


def _line(row: dict[str, str]) -> str:
    return "  ".join(filter(None, row.values()))
