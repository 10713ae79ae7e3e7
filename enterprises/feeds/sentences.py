"""The sentence that says why a row was not taken, in the language active when it is asked for."""

from collections.abc import Iterator

import polars as pl
from django.utils.translation import gettext as _

from enterprises.feeds.checks.kind import Setting
from enterprises.feeds.checks.tidying import tidied_text
from enterprises.feeds.faults import Fault, Flaw
from enterprises.feeds.feed import Feed


def sentences(rejects: pl.DataFrame, feed: Feed, setting: Setting, width: int) -> Iterator[str]:
    """A sentence for every reject; `width` is the number of cells a row may have."""
    for row in rejects.iter_rows(named=True):
        fault = Fault[row["code"].upper()]
        yield sentence(
            feed,
            setting,
            fault,
            column=row["column"],
            value=row["value"],
            extra=row["extra"],
            counts=(len(row["cells"]), width),
        )


def sentence(
    feed: Feed,
    setting: Setting,
    fault: Fault,
    *,
    column: str | None = None,
    value: str | None = None,
    extra: str | None = None,
    counts: tuple[int, int] = (0, 0),
) -> str:
    """One sentence: what is wrong with this row. `counts` are its cells and those it may have."""
    if fault == Fault.BAD_ROW:
        return explain_flaw(Flaw[(extra or "none").upper()], *counts)
    if fault == Fault.DUPLICATE_IN_FILE:
        return _("A later row of this file has the same %(key)s and other content; it counts.") % {
            "key": ", ".join(feed.key)
        }
    if column is None:
        return _("This row cannot be taken.")
    named = feed.column(column)
    if fault == Fault.MISSING_VALUE:
        return _("The required value %(column)s (%(header)s) is blank.") % {
            "column": column,
            "header": named.header,
        }
    if fault == Fault.INVERTED_PERIOD:
        return _("The end, %(end)s, lies before the start, %(start)s.") % {
            "end": (value or "").strip(),
            "start": (extra or "").strip(),
        }
    return named.kind.explain(fault, tidied_text(value or "", punctuation=True), setting)


def explain_flaw(flaw: Flaw, cells: int, width: int) -> str:
    """The sentence for a row that cannot be read at all."""
    if flaw == Flaw.CELLS:
        return _("This row has %(cells)d cells, the header has %(width)d.") % {
            "cells": cells,
            "width": width,
        }
    if flaw == Flaw.QUOTE:
        return _("A quotation mark in this row is not closed, or text follows the closing one.")
    return _("This row has bytes that are no characters in the encoding of the file.")
