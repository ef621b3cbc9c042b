"""What the checks mean for networks that a post does not go to: advice, never a stop."""

from __future__ import annotations

from dataclasses import replace

from studio.guidelines.finding import Level, Verdict
from studio.guidelines.request import Report

_RANK = {Level.STOP: 0, Level.CHECK: 1, Level.TIP: 2}
EMPTY_REPORT = Report(findings=(), passed=(), lengths=(), verdict=Verdict.READY)


def advised(report: Report, targets: set[str]) -> Report:
    """Make what only concerns networks that are looked at a tip: it stops no post.

    Args:
        report: of all the networks that are shown.
        targets: ids of the networks that the post goes to.
    """
    findings = tuple(
        replace(finding, level=Level.TIP)
        if finding.networks and targets.isdisjoint(finding.networks)
        else finding
        for finding in report.findings
    )
    levels = [finding.level for finding in findings]
    verdict = Verdict.DECIDE if Level.CHECK in levels else Verdict.READY
    ordered = sorted(findings, key=lambda finding: _RANK[finding.level])
    return replace(
        report,
        findings=tuple(ordered),
        verdict=Verdict.STOP if Level.STOP in levels else verdict,
    )
