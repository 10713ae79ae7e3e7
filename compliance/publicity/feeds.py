"""Lists for other programs: CSV, JSON, and an Atom feed of what changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language

from compliance.models import PublicChange, PublicEntry, PublicStatus
from inspectorate.foundation.exports import csv_response

from .lists import Listing, path_of, title_of

COLUMNS = (
    "list_code", "number", "name", "uscc", "district_code", "published_on", "starts_on", "ends_on",
    "status", "status_on", "explanation", "legal_basis", "authority",
)  # fmt: skip
EXPOSURE_COLUMNS = (
    "address", "person_in_charge", "facts", "decision", "decided_on", "arrears_wages_yuan",
    "arrears_contributions_yuan", "wages_paid_on", "contributions_paid_on", "paid_day_known",
)  # fmt: skip
MEDAL_COLUMNS = ("staff_band", "medals_in_a_row")
# Taken back is taken back: what was found is no longer told.
TAKEN_BACK = {
    "facts", "decision", "decided_on", "address", "person_in_charge", "legal_basis",
    "arrears_wages_yuan", "arrears_contributions_yuan", "medals_in_a_row",
}  # fmt: skip
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
ENTRIES_IN_FEED = 100


def absolute(path: str) -> str:
    """The address as people outside write it."""
    return f"{settings.SITE_URL}{path}"


def columns_of(listing: Listing) -> tuple[str, ...]:
    """What a list prints of each entry."""
    return COLUMNS + (EXPOSURE_COLUMNS if listing.slug == "exposure" else MEDAL_COLUMNS)


def row_of(entry: PublicEntry, columns: Iterable[str]) -> dict[str, Any]:
    """What is printed of an entry, days and money as text; blank where it was taken back."""
    withdrawn = entry.status == PublicStatus.WITHDRAWN
    return {
        column: None if withdrawn and column in TAKEN_BACK else _plain(getattr(entry, column))
        for column in columns
    } | {"address_of_entry": absolute(path_of(entry))}


def as_csv(listing: Listing, entries: Iterable[PublicEntry], *, name: str) -> HttpResponse:
    """The entries as a table; codes of digits alone are marked as text, spreadsheets round them."""
    columns = columns_of(listing)
    rows = [row_of(entry, columns) for entry in entries]
    header = [*columns, "address_of_entry"]
    return csv_response(name, header, ([_as_text(row[c]) for c in header] for row in rows))


def as_json(listing: Listing, entries: Iterable[PublicEntry], **about: Any) -> HttpResponse:
    """The entries as JSON, money as decimal text."""
    columns = columns_of(listing)
    content = {"list": listing.slug, **about, "entries": [row_of(e, columns) for e in entries]}
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def as_atom(listing: Listing, changes: Iterable[tuple[PublicChange, str]], *, title: str) -> str:
    """The newest changes, each with the sentence that tells it."""
    home = absolute(f"/{listing.slug}/")
    feed = Atom1Feed(
        title=title,
        link=home,
        description="",
        feed_url=absolute(f"/{listing.slug}.atom"),
        feed_guid=home,
        language=get_language(),
    )
    for change, sentence in changes:
        address = absolute(path_of(change.entry))
        feed.add_item(
            title=in_xml(sentence),
            link=address,
            unique_id=f"{address}#{change.pk}",
            description=in_xml(f"{title_of(change.entry.list_code)}. {sentence}"),
            pubdate=change.recorded_at,
            updateddate=change.recorded_at,
        )
    return str(feed.writeString("utf-8"))


def in_xml(text: str) -> str:
    """The text without the characters that no XML may hold."""
    return NOT_IN_XML.sub("", text)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return value


def _as_text(cell: Any) -> Any:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.isdigit() and len(text) > 15 else text
