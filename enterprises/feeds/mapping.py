"""Which column of a delivery is which of ours: recognised, mapped by hand, or set to one value."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl
from django.utils.translation import gettext_lazy as _

from enterprises.feeds.checks.kind import Setting
from enterprises.feeds.columns import Column
from enterprises.feeds.faults import Fault
from enterprises.feeds.feed import Feed
from enterprises.feeds.options import Options
from enterprises.feeds.refusals import Refusal

_POSITION = re.compile(r"#([1-9][0-9]{0,3})", re.ASCII)
AS_DELIVERED = " (as delivered)"
"""Added in a rejects file to delivered headers that are names of its own columns."""


@dataclass(frozen=True, slots=True)
class Bound:
    """One of our columns and where its cells come from."""

    column: Column
    position: int | None
    """The place of the delivered column, counted from 0; None where a constant is set."""
    constant: str | None = None
    translations: dict[str, str] = field(default_factory=dict)
    how: str = "known"
    """`known`, `mapped` or `set`."""


@dataclass(frozen=True, slots=True)
class Binding:
    """The columns of a feed that a delivery fills, in the contract's order."""

    feed: Feed
    bound: tuple[Bound, ...]
    header: tuple[str, ...]
    width: int
    """Cells a row may have: those of the header, or more where a mapping names a later one."""
    missing: tuple[Column, ...] = ()
    """Required columns that nothing fills; only a preview goes on with any."""

    @property
    def positions(self) -> list[int]:
        """The delivered columns that are taken, each once, in their order."""
        return sorted({bound.position for bound in self.bound if bound.position is not None})

    @property
    def unknown(self) -> list[str]:
        """The headers that are not taken."""
        taken = set(self.positions)
        return [
            theirs.strip()
            for place, theirs in enumerate(self.header)
            if place not in taken and theirs.strip()
        ]


def plain_header(text: str) -> str:
    """A header as it is compared: half-width, lower case, letters and digits alone."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum())


def bind(
    header: Sequence[str],
    feed: Feed,
    options: Options,
    setting: Setting,
    *,
    partial: bool = False,
) -> Binding:
    """Say where every column comes from. Refuses what is contradictory, unknown or, unless
    `partial`, missing."""
    mapped = _mapped_positions(header, feed, options)
    constants = {_ours(feed, name).name: value for name, value in options.sets}
    recognised = _recognised_positions(header, feed, {*mapped, *constants})
    translations = _translations(feed, options)
    bound: list[Bound] = []
    missing: list[Column] = []
    for column in feed.columns:
        meanings = translations.get(column.name, {})
        if column.name in constants:
            if column.name in mapped:
                raise _twice(column, "--map", "--set")
            bound.append(Bound(column, None, constants[column.name], meanings, "set"))
            _refuse_bad_constant(bound[-1], setting)
        elif column.name in mapped:
            bound.append(Bound(column, mapped[column.name], None, meanings, "mapped"))
        elif column.name in recognised:
            bound.append(Bound(column, recognised[column.name], None, meanings, "known"))
        elif column.required:
            missing.append(column)
    if missing and not partial:
        raise _missing(missing, feed, header)
    width = max([len(header), *(place + 1 for place in mapped.values())])
    return Binding(feed, tuple(bound), tuple(header), width, tuple(missing))


def _mapped_positions(header: Sequence[str], feed: Feed, options: Options) -> dict[str, int]:
    positions: dict[str, int] = {}
    for theirs, ours in options.maps:
        column = _ours(feed, ours)
        position = _their_position(header, theirs)
        if positions.get(column.name, position) != position:
            raise _twice(column, theirs, header_at(header, positions[column.name]))
        positions[column.name] = position
    return positions


def _their_position(header: Sequence[str], theirs: str) -> int:
    if found := _POSITION.fullmatch(theirs):
        return int(found[1]) - 1
    plain = plain_header(theirs)
    places = [place for place, text in enumerate(header) if plain_header(text) == plain]
    if len(places) == 1:
        return places[0]
    if places:
        template = _(
            "--map %(theirs)s: %(count)d columns have this header. Name the one you mean by its "
            "position, such as #%(place)d."
        )
        raise Refusal(
            "ambiguous_column", template, theirs=theirs, count=len(places), place=places[0] + 1
        )
    raise Refusal(
        "unknown_header",
        _("--map %(theirs)s: the file has no such column. Its columns are: %(columns)s."),
        theirs=theirs,
        columns=", ".join(text.strip() for text in header),
    )


def _recognised_positions(header: Sequence[str], feed: Feed, settled: set[str]) -> dict[str, int]:
    names = {plain_header(column.name): column for column in feed.columns}
    names |= {plain_header(column.header): column for column in feed.columns}
    positions: dict[str, int] = {}
    for place, text in enumerate(header):
        # A rejects file sent back has two columns `code`: neither may be taken for the other.
        column = names.get(plain_header(text.removesuffix(AS_DELIVERED)))
        if column is None or column.name in settled:
            continue
        if column.name in positions:
            raise _twice(column, text.strip(), header_at(header, positions[column.name]))
        positions[column.name] = place
    return positions


def _translations(feed: Feed, options: Options) -> dict[str, dict[str, str]]:
    meanings: dict[str, dict[str, str]] = {}
    for name, theirs, ours in options.translations:
        meanings.setdefault(_ours(feed, name).name, {})[theirs] = ours
    return meanings


def _ours(feed: Feed, name: str) -> Column:
    plain = plain_header(name)
    for column in feed.columns:
        if plain in {plain_header(column.name), plain_header(column.header)}:
            return column
    raise Refusal(
        "unknown_column",
        _("The feed %(feed)s has no column %(name)s. Its columns are: %(columns)s."),
        feed=feed.name,
        name=name,
        columns=", ".join(column.name for column in feed.columns),
    )


def header_at(header: Sequence[str], position: int) -> str:
    """The header of a column, or its position where there is none."""
    text = header[position].strip() if position < len(header) else ""
    return text or f"#{position + 1}"


def _refuse_bad_constant(bound: Bound, setting: Setting) -> None:
    text = bound.constant or ""
    text = bound.translations.get(text, text)
    for part in text.split(";") if bound.column.name == "scheme" else [text]:
        judged = bound.column.kind.judge(pl.Series([part], dtype=pl.String), setting)
        fault = Fault.NONE if judged.faults is None else Fault(int(judged.faults[0]))
        if fault:
            raise Refusal(
                "bad_constant",
                _("--set %(column)s=%(value)s: %(sentence)s"),
                column=bound.column.name,
                value=text,
                sentence=bound.column.kind.explain(fault, part, setting),
            )


def _twice(column: Column, first: str, second: str) -> Refusal:
    return Refusal(
        "ambiguous_column",
        _(
            "%(first)s and %(second)s would both be the column %(column)s (%(header)s). "
            "Say which one is meant with --map THEIRS=%(column)s."
        ),
        first=first,
        second=second,
        column=column.name,
        header=column.header,
    )


def _missing(columns: Sequence[Column], feed: Feed, header: Sequence[str]) -> Refusal:
    first = columns[0].name
    return Refusal(
        "missing_column",
        _(
            "The feed %(feed)s requires %(missing)s, and the file has no such column; it has: "
            "%(columns)s. Name it with --map THEIRS=%(first)s or set one value for all rows with "
            "--set %(first)s=VALUE."
        ),
        missing=", ".join(f"{column.name} ({column.header})" for column in columns),
        first=first,
        feed=feed.name,
        columns=", ".join(text.strip() for text in header),
    )
