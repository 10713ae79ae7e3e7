"""Rejected rows as a batch's page shows them: what came, masked, and why it was not taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from enterprises.feeds.checks.kind import Setting
from enterprises.feeds.faults import Fault
from enterprises.feeds.registry import FEEDS
from enterprises.feeds.sentences import sentence
from enterprises.models import Batch, BatchReject


@dataclass(frozen=True)
class RejectRow:
    """One rejected row."""

    line: int
    column: str
    header: str
    value: str
    blank: bool
    why: str


def code_words(code: str) -> str:
    """A reject code in a word or two."""
    return {
        "bad_row": _("unreadable row"),
        "missing_value": _("empty"),
        "bad_uscc": _("credit code"),
        "bad_id_number": _("identity number"),
        "bad_date": _("date"),
        "bad_month": _("month"),
        "bad_number": _("number"),
        "bad_choice": _("value"),
        "bad_area": _("area"),
        "inverted_period": _("period"),
        "future_date": _("future date"),
        "mangled_by_spreadsheet": _("spreadsheet"),
        "duplicate_in_file": _("twice in the file"),
        "too_long": _("too long"),
    }[code]


def codes_of(batch: Batch) -> list[dict[str, Any]]:
    """The codes of a batch with their counts, the most frequent first."""
    counts = sorted(batch.rejects_by_code.items(), key=lambda pair: (-pair[1], pair[0]))
    return [{"code": code, "words": code_words(code), "count": count} for code, count in counts]


def reject_rows(batch: Batch, rejects: list[BatchReject]) -> list[RejectRow]:
    """The rows of a page of rejects."""
    feed = FEEDS[batch.feed]
    setting = Setting(timezone.localdate(batch.started_at))
    headers = {entry["column"]: entry["header"] for entry in batch.columns if entry["column"]}
    return [
        RejectRow(
            line=reject.line,
            column=reject.column,
            header=headers.get(reject.column, ""),
            value=reject.value,
            blank=reject.code == Fault.MISSING_VALUE.code,
            why=_why(reject, feed, setting),
        )
        for reject in rejects
    ]


def _why(reject: BatchReject, feed: Any, setting: Setting) -> str:
    fault = Fault[reject.code.upper()]
    if fault == Fault.BAD_ID_NUMBER and "*" in reject.value:
        return _("Form, birth date or check digit of this number is wrong; see the rejects file.")
    if fault == Fault.BAD_ROW:
        return _("The row cannot be read: its cells do not fit the header, or its bytes no text.")
    return sentence(
        feed,
        setting,
        fault,
        column=reject.column or None,
        value=reject.value,
        extra=reject.arguments.get("extra"),
    )
