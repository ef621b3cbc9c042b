"""The table that the brand team opens."""

from __future__ import annotations

import csv
import io

from studio.post import REASONS
from studio.storage.feedback import Feedback
from studio.wording.feedback import REASON_WORDS, feedback_table, reason_words


def rows(*items: Feedback) -> list[list[str]]:
    table = feedback_table(items).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(table, newline="")))


def test_every_reason_has_words() -> None:
    assert set(REASON_WORDS) == set(REASONS)


def test_ones_own_words_are_the_reason_when_there_are_some() -> None:
    assert reason_words("other", "my gran says so") == "my gran says so"
    assert reason_words("voice", "") == "It is how I talk"
    assert reason_words("", "") == ""


def test_a_table_has_a_heading_and_a_row_for_each() -> None:
    item = Feedback(rule="A.B", text="so, “best”\nyet", reason="true", kit_id="k", day="2026-11-22")
    heading, row = rows(item)
    assert heading[1] == "Words that were kept"
    assert row[:3] == ["2026-11-22", "so, “best”\nyet", "It is true, and I can show it"]


def test_words_that_a_spreadsheet_would_run_are_only_words() -> None:
    for words in ("=1+1", "+44 161", "-5 %", "@SUM(A1)", "\t=1"):
        _heading, row = rows(Feedback(rule="A.B", text=words))
        assert row[1] == f"'{words}"


def test_spreadsheets_read_it_as_unicode() -> None:
    assert feedback_table(()).startswith(b"\xef\xbb\xbf")
