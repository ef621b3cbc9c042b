"""What was kept, as the brand team reads it: a table that any spreadsheet opens."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from studio.wording.i18n import N_, _

if TYPE_CHECKING:
    from studio.storage.feedback import Feedback

REASON_WORDS: dict[str, str] = {
    "true": N_("It is true, and I can show it"),
    "voice": N_("It is how I talk"),
    "misfit": N_("The guideline does not fit here"),
    "other": N_("Something else"),
}
"""What the button of each reason says."""


def reason_words(reason: str, words: str) -> str:
    """Return a reason as people read it, "" when none was given."""
    if words:
        return words
    return _(REASON_WORDS[reason]) if reason in REASON_WORDS else ""


def feedback_table(items: tuple[Feedback, ...]) -> bytes:
    """Return the table as CSV in UTF-8 with a byte order mark, as spreadsheets expect it.

    A cell that a spreadsheet would take for a formula starts with an apostrophe
    (OWASP, "CSV Injection", read 2026-11-22).
    """
    file = io.StringIO()
    table = csv.writer(file, lineterminator="\r\n")
    heads = (_("Day"), _("Words that were kept"), _("Reason"), _("Guideline"), _("Rule"))
    table.writerow((*heads, _("Kit"), _("Version"), _("Language")))
    for item in items:
        cells = (
            item.day,
            item.text,
            reason_words(item.reason, item.words),
            item.guideline,
            item.rule,
            item.kit_id,
            item.kit_version,
            item.locale,
        )
        table.writerow([_plain(cell) for cell in cells])
    return file.getvalue().encode("utf-8-sig")


def _plain(cell: str) -> str:
    return f"'{cell}" if cell[:1] in tuple("=+-@\t\r") and cell else cell
