"""The first rows of a delivery as the mapping page shows them: theirs beside ours."""

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import polars as pl

from enterprises.feeds.blocks import Block, Source
from enterprises.feeds.checks.kind import Setting
from enterprises.feeds.expanding import expanded
from enterprises.feeds.faults import Fault
from enterprises.feeds.feed import Feed
from enterprises.feeds.limits import STANDARD, Limits
from enterprises.feeds.mapping import Binding, Bound, bind
from enterprises.feeds.normalising import Normaliser
from enterprises.feeds.options import UNCHANGED, Options
from enterprises.feeds.places import AreaIndex
from enterprises.feeds.reading import open_source
from enterprises.feeds.sentences import sentence

_BLOCK_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class PreviewCell:
    """A cell as delivered, as it would be taken, and the sentence when it would not."""

    raw: str
    taken: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class PreviewColumn:
    """A delivered column, or one that is set. `how` is known, mapped, set or not_taken."""

    theirs: str
    position: int | None
    """Counted from 1, as in `#N`; None for a column that is set."""
    ours: str
    how: str
    cells: tuple[PreviewCell, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What the mapping page shows of a file."""

    columns: tuple[PreviewColumn, ...]
    lines: tuple[int, ...]
    missing: tuple[str, ...]
    """Required columns that nothing fills yet."""
    format: str
    encoding: str | None
    delimiter: str | None
    remarks: tuple[str, ...]


def preview(
    path: str | Path,
    feed: Feed,
    *,
    options: Options = UNCHANGED,
    on: dt.date,
    areas: AreaIndex | None = None,
    rows: int = 20,
    limits: Limits = STANDARD,
) -> Preview:
    """The first rows of a file under these options. Refuses a file that is no table."""
    small = replace(limits, block_bytes=min(_BLOCK_BYTES, limits.block_bytes), chunk_rows=rows)
    source = open_source(path, small)
    try:
        setting = Setting(on, areas, source.typed)
        binding = bind(source.header, feed, options, setting, partial=True)
        places = list(range(binding.width))
        block = next(source.blocks(places, binding.width), None)
    finally:
        source.close()
    return _preview(source, binding, setting, block, rows)


def _preview(
    source: Source, binding: Binding, setting: Setting, block: Block | None, rows: int
) -> Preview:
    lines = () if block is None else tuple(int(line) for line in block.lines[:rows])
    count = len(lines)
    delivered = [] if block is None else block.delivered(np.arange(count)).to_list()
    filled: dict[int, list[PreviewColumn]] = {}
    constant: list[PreviewColumn] = []
    for bound in binding.bound:
        cells = () if block is None else _cells(binding, bound, setting, block, count)
        theirs = "" if bound.position is None else _header(binding, bound.position)
        place = None if bound.position is None else bound.position + 1
        column = PreviewColumn(theirs, place, bound.column.name, bound.how, cells)
        if bound.position is None:
            constant.append(column)
        else:
            filled.setdefault(bound.position, []).append(column)
    columns: list[PreviewColumn] = []
    for place in range(binding.width):
        raw = tuple(PreviewCell(row[place] if place < len(row) else "", "") for row in delivered)
        left = PreviewColumn(_header(binding, place), place + 1, "", "not_taken", raw)
        columns += filled.get(place, [left])
    return Preview(
        tuple(columns + constant),
        lines,
        tuple(column.name for column in binding.missing),
        source.format,
        source.encoding,
        source.delimiter,
        tuple(source.remarks),
    )


def _header(binding: Binding, position: int) -> str:
    return binding.header[position].strip() if position < len(binding.header) else ""


def _cells(
    binding: Binding, bound: Bound, setting: Setting, block: Block, count: int
) -> tuple[PreviewCell, ...]:
    column, feed = bound.column, binding.feed
    cells = Normaliser(binding, setting).cells(bound, block).head(count)
    if column.name == feed.expands:
        expansion = expanded(cells, column.kind, bound.translations, setting)
        lines, parts = expansion.rows([])
        values = [column.kind.shown(value) for value in expansion.values.gather(pl.Series(parts))]
        taken = [";".join(np.array(values)[lines == line]) for line in range(count)]
        faults = [int(expansion.faults[parts[lines == line]].max()) for line in range(count)]
    else:
        judged = column.kind.judge(cells, setting)
        taken = [column.kind.shown(value) for value in judged.values.to_list()]
        faults = [0] * count if judged.faults is None else judged.faults.tolist()
        if column.required:
            blank = judged.values.is_null().to_list()
            faults = [
                fault or Fault.MISSING_VALUE * empty
                for fault, empty in zip(faults, blank, strict=True)
            ]
    return tuple(
        PreviewCell(
            raw or "",
            shown,
            sentence(feed, setting, Fault(fault), column=column.name, value=raw) if fault else "",
        )
        for raw, shown, fault in zip(cells.to_list(), taken, faults, strict=True)
    )
