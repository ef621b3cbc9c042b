"""``studio check`` and ``studio measure``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from studio.cli import output
from studio.cli.failures import PROBLEMS, usage
from studio.cli.options import data_dir
from studio.wording.i18n import _

if TYPE_CHECKING:
    import argparse

    from studio.guidelines.request import CheckRequest


def add(commands: Any, flags: list[argparse.ArgumentParser]) -> None:
    """Add the two commands."""
    check = commands.add_parser("check", parents=flags, help=_("check a text against a kit"))
    check.add_argument("--kit", metavar="PATH")
    check.add_argument("--brief", metavar="ID", default="")
    check.add_argument("--network", metavar="N", action="append", default=[])
    check.add_argument("--market", metavar="M", default="")
    check.add_argument("--locale", metavar="L", default="")
    check.add_argument("--styles", metavar="DIR")
    check.add_argument("--vocab", metavar="DIR")
    check.add_argument("--vale-rules", action="store_true")
    check.add_argument("--jsonl", action="store_true")
    check.add_argument("file", metavar="FILE", nargs="?")
    check.set_defaults(run=check_text)
    length = commands.add_parser(
        "measure", parents=flags, help=_("how long a text is on a network")
    )
    length.add_argument("--network", metavar="N", required=True)
    length.add_argument("--part", choices=("text", "title"), default="text")
    length.add_argument("--jsonl", action="store_true")
    length.add_argument("file", metavar="FILE", nargs="?")
    length.set_defaults(run=measure_text)


def check_text(args: argparse.Namespace) -> output.Answer | int:
    """Answer what a text needs; with ``--jsonl``, one line for each line."""
    from studio.cli.reading import read_lines, read_text
    from studio.cli.shapes import report_data, report_text
    from studio.guidelines.checks import check
    from studio.guidelines.finding import Verdict

    if args.styles:
        from studio.cli.styles import check_styles

        return check_styles(args)
    if args.vocab or args.vale_rules:
        raise usage("check --vocab", "needs-styles")
    request = _request(args)
    if not args.jsonl:
        report = check(_with(request, read_text(args.file)))
        code = PROBLEMS if report.verdict is Verdict.STOP else 0
        return output.Answer(data=report_data(report), text=report_text(report), code=code)
    code = 0
    for name, text in read_lines(args.file):
        report = check(_with(request, text))
        code = PROBLEMS if report.verdict is Verdict.STOP else code
        output.row({"id": name, **report_data(report)})
    return code


def _request(args: argparse.Namespace) -> CheckRequest:
    """Return a request without a text yet."""
    from studio.cli.reading import chosen, read_kit, read_networks
    from studio.drafting import Drafting
    from studio.guidelines.request import CheckRequest
    from studio.spelling.speller import Speller

    kit = read_kit(args.kit, data_dir(args))
    networks = read_networks()
    names = args.network or kit.policy.networks or tuple(networks)
    market = chosen("check --market", args.market or kit.markets[0], kit.markets)
    locale = chosen("check --locale", args.locale or kit.locales[0], kit.locales)
    if args.brief:
        chosen("check --brief", args.brief, (item.id for item in kit.campaigns))
    brief = kit.campaign(args.brief)
    drafting = Drafting(kit, networks, locale=locale, market=market)
    speller = Speller((locale,))
    speller.load()
    return CheckRequest(
        text="",
        kit=kit,
        brief=brief,
        networks=tuple(
            networks[chosen("check --network", name, networks)] for name in dict.fromkeys(names)
        ),
        market=market,
        locale=locale,
        now=datetime.now(UTC),
        suggestions=drafting.suggestions(brief, locale),
        speller=speller,
    )


def _with(request: CheckRequest, text: str) -> CheckRequest:
    from dataclasses import replace

    return replace(request, text=text)


def measure_text(args: argparse.Namespace) -> output.Answer | int:
    """Answer how long a text is, counted as the network counts."""
    from studio.cli.reading import chosen, read_lines, read_networks, read_text
    from studio.cli.shapes import measure_data, measure_lines

    networks = read_networks()
    rules = networks[chosen("measure --network", args.network, networks)]
    if args.part == "title" and rules.title is None:
        titled = ", ".join(name for name, item in networks.items() if item.title is not None)
        raise usage("measure --part", "no-title", network=rules.name, known=titled)
    if args.jsonl:
        for name, text in read_lines(args.file):
            output.row({"id": name, **measure_data(rules, text, args.part)})
        return 0
    data = measure_data(rules, read_text(args.file), args.part)
    return output.Answer(data=data, text=measure_lines(data))
