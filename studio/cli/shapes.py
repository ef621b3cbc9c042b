"""The JSON shapes of the command line's answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studio.wording.findings import finding_title, fix_label
from studio.wording.structural_findings import not_run_sentence

if TYPE_CHECKING:
    from studio.guidelines.finding import Finding, Fix
    from studio.guidelines.request import Report
    from studio.networks.model import Length, NetworkRules
    from studio.outbox.model import Entry


def length_data(length: Length) -> dict[str, Any]:
    """Return a length, in the network's own unit."""
    return {
        "network": length.network,
        "length": length.length,
        "limit": length.limit,
        "unit": length.unit.value,
        "fits": length.fits,
    }


def measure_data(rules: NetworkRules, text: str, part: str) -> dict[str, Any]:
    """Return how long a text or a title is, and what else the network would refuse.

    ``fits`` is True when the network takes it: every length, and every number of marks.
    """
    from studio.networks.counting import measure, measure_title
    from studio.networks.marks import find_excess, find_refused

    length = measure_title(rules, text) if part == "title" else measure(rules, text)
    excess = find_excess(rules, text) if part == "text" else ()
    problems = [
        {"what": item.limit.mark.value, "count": item.count, "limit": item.limit.limit}
        for item in excess
    ]
    refused = find_refused(rules, text)
    if refused:
        letters = "".join(dict.fromkeys(item.text for item in refused))
        problems.append({"what": letters, "count": len(refused), "limit": 0})
    data = length_data(length)
    told = {"problems": problems} if problems else {}
    return {**data, "fits": length.fits and not problems, **told}


def measure_lines(data: dict[str, Any]) -> str:
    """Return what was measured for people, one fact on each line."""
    lines = [f"{data['length']} / {data['limit']} {data['unit']}"]
    lines += [
        f"{item['what']}: {item['count']} / {item['limit']}" for item in data.get("problems", ())
    ]
    return "\n".join(lines)


def report_data(report: Report) -> dict[str, Any]:
    """Return what all checks answered."""
    return {
        "verdict": report.verdict.value,
        "findings": [finding_data(item) for item in report.findings],
        "lengths": {item.network: length_data(item) for item in report.lengths},
        "passed": list(report.passed),
        "not_run": list(report.not_run),
    }


def finding_data(finding: Finding) -> dict[str, Any]:
    """Return one finding; ``start`` and ``end`` are code points."""
    return {
        "rule": finding.rule,
        "code": finding.code,
        "level": finding.level.value,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "message": finding_title(finding),
        "why": finding.why,
        "source": finding.source,
        "source_url": finding.source_url,
        "example": finding.example,
        "networks": list(finding.networks),
        "fixes": [_fix_data(fix) for fix in finding.fixes],
    }


def _fix_data(fix: Fix) -> dict[str, Any]:
    edits = [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in fix.edits]
    return {"code": fix.code, "label": fix_label(fix), "shown": fix.shown, "edits": edits}


def result_data(entry: Entry) -> dict[str, Any]:
    """Return what happened to one post."""
    return {
        "account": entry.account_id,
        "state": entry.state.value,
        "url": entry.url,
        "reason": entry.reason,
        "entry": entry.id,
        "network": entry.network,
        "retry_at": entry.retry_at,
    }


def report_text(report: Report) -> str:
    """Return the findings for people, one on each line."""
    lines = [report.verdict.value]
    for item in report.findings:
        lines.append(f"{item.level.value}: {finding_title(item)}")
        if item.why:
            lines.append(f"    “{item.why}” {item.source}".rstrip())
        lines += [f"    → {fix_label(fix)}" for fix in item.fixes]
    if report.not_run:
        lines.append(not_run_sentence(report.not_run))
    lines += [f"{item.network}: {length_text(item)}" for item in report.lengths]
    return "\n".join(lines)


def length_text(length: Length) -> str:
    """Return a length for people."""
    return f"{length.length} / {length.limit} {length.unit.value}"
