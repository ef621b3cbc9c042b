"""``studio demo``: the main job on the bundled kit, without a window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from studio.cli import output
from studio.cli.drawing import without_screen, write
from studio.cli.opening import with_core
from studio.cli.sending import exit_code
from studio.wording.i18n import _

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from studio.core import Core
    from studio.guidelines.finding import Finding
    from studio.guidelines.request import Report
    from studio.outbox.model import Entry
    from studio.post import Draft


def add(commands: Any, flags: list[argparse.ArgumentParser]) -> None:
    """Add the command."""
    demo = commands.add_parser("demo", parents=flags, help=_("the main job, without a window"))
    demo.set_defaults(run=with_core(run_demo, guest=True))


def run_demo(_args: argparse.Namespace, core: Core) -> output.Answer:
    """Take a brief, check its post, mend it, draw it and post it to the practice network."""
    from studio.guidelines.checks import check

    start = core.example()
    networks = core.shown_networks(start)
    before = check(core.request(start, start.text, networks))
    draft = replace(start, text=mended(start.text, before.findings))
    after = check(core.request(draft, draft.text, networks))
    previews = _draw(core, draft, core.data_dir / "demo")
    entries = core.queue(draft, core.outgoing_posts(draft))
    done = tuple(core.send(entry.id) for entry in entries)
    return _answer(core, draft, (before, after), previews, done)


def mended(text: str, findings: tuple[Finding, ...]) -> str:
    """Return the text with the first fix of every finding, the last place first."""
    reached = len(text) + 1
    for finding in sorted(findings, key=lambda item: item.start, reverse=True):
        edits = finding.fixes[0].edits if finding.fixes else ()
        if not edits or edits[-1].end > reached:
            continue
        for edit in reversed(edits):
            text = text[: edit.start] + edit.text + text[edit.end :]
        reached = edits[0].start
    return text


def _draw(core: Core, draft: Draft, folder: Path) -> dict[str, str]:
    without_screen()
    from studio import gallery
    from studio.storage.errors import make_folder

    picture = draft.attachments[0].picture_id if draft.attachments else ""
    drawn = {}
    make_folder(folder)
    for name in core.preview_networks(draft):
        data = gallery.render_preview(
            core.kit, core.networks[name], draft.text, picture, dark=False
        )
        drawn[name] = str(write(folder / f"{name}.png", data))
    return drawn


def _answer(
    core: Core,
    draft: Draft,
    reports: tuple[Report, Report],
    previews: dict[str, str],
    entries: tuple[Entry, ...],
) -> output.Answer:
    from studio.cli.shapes import report_data, report_text, result_data

    posted = core.practice_posts()
    pictures = [str(item.file) for item in posted[0].pictures] if posted else []
    first, last = reports
    data = {
        "kit": core.kit.id,
        "brief": draft.brief_id,
        "check": report_data(first),
        "verdict": last.verdict.value,
        "text": draft.text,
        "previews": previews,
        "pictures": pictures,
        "results": [result_data(entry) for entry in entries],
    }
    lines = [
        f"{core.kit.name}: {draft.brief_id}",
        report_text(first),
        "",
        draft.text,
        "",
        *(f"{entry.state.value}: {entry.account_id} {entry.url}" for entry in entries),
        *pictures,
        *previews.values(),
    ]
    return output.Answer(data=data, text="\n".join(lines), code=exit_code(entries))
