"""The steps of a batch: stage, remove rivals, resolve, merge, settle, withdraw, adopt."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing

from enterprises.feeds.ahead import ahead
from enterprises.feeds.delivery import Delivery
from enterprises.feeds.normalising import Chunk
from enterprises.landing import orphans
from enterprises.landing.catalogue import TARGETS
from enterprises.landing.completeness import Complete, withdraw
from enterprises.landing.deriving import deriving
from enterprises.landing.frames import Frames, Framing
from enterprises.landing.keys import refuse_other_keys
from enterprises.landing.merging import Merged, merge
from enterprises.landing.outcome import Outcome
from enterprises.landing.rejects import Rejects
from enterprises.landing.resolving import link_persons, link_units
from enterprises.landing.rivals import Losers, remove_losers
from enterprises.landing.settling import settle
from enterprises.landing.staging import analyze_stage, create_stage, drop_stage, stage, stage_claims
from enterprises.landing.statements import fetch
from enterprises.landing.touches import Touches
from inspectorate.foundation.locks import lock_until_commit

Progress = Callable[[float], None]


class Landing:
    """One delivery on its way into the tables; fills `outcome` and `rejects`."""

    def __init__(
        self, delivery: Delivery, rejects: Rejects, outcome: Outcome, *, on: dt.date
    ) -> None:
        self.delivery = delivery
        self.rejects = rejects
        self.outcome = outcome
        self.on = on
        self.target = TARGETS[delivery.feed.name]
        self.touches = Touches(self.batch_id)
        self.touched_enterprises = 0
        self._framing = Framing(self.target, deriving(self.target.feed))
        self._staged = 0
        self._suspected = False

    @property
    def batch_id(self) -> int:
        """The id of the batch, taken from its sequence beforehand."""
        return int(self.outcome.batch or 0)

    def land(self, *, complete: Complete | None, progress: Progress | None) -> None:
        """Takes the delivery from its first chunk to the last row that waited for it."""
        self._stage(complete, progress)
        # Until here batches of several feeds go side by side; from here one sees the other's rows.
        lock_until_commit("landing")
        if self.target.person or self.target.entity == "worker":
            refuse_other_keys()
        losers = self._remove_losers()
        if self.target.person:
            link_persons(
                self.batch_id, count=self._framing.persons, named="name" in self._delivered()
            )
        link_units(self.target)
        merged = self._merge(self._staged - losers.same - len(losers.lines))
        settle(self.target, merged, batch_id=self.batch_id, on=self.on, touches=self.touches)
        self.touches.note(self.target, merged)
        self.touched_enterprises = self._touched_enterprises()
        if complete:
            self.outcome.withdrawn = withdraw(
                self.target, complete, batch_id=self.batch_id, touches=self.touches
            )
        drop_stage()
        self._adopt()
        self.outcome.rejected = self.rejects.count
        self.outcome.unknown_columns = self.delivery.unknown_columns
        self.outcome.remarks = self.delivery.remarks

    def _delivered(self) -> set[str]:
        return {column.name for column in self.delivery.feed.columns}

    def _stage(self, complete: Complete | None, progress: Progress | None) -> None:
        create_stage(self.target)
        with (
            closing(ahead(self.delivery, depth=1)) as chunks,
            closing(ahead(self._framed(chunks), depth=1)) as framed,
        ):
            for chunk, frames in framed:
                rejects = chunk.rejects
                self.rejects.add(rejects)
                stage(frames)
                if complete and chunk.claimed.height:
                    stage_claims(self.target, chunk.claimed)
                self._staged += frames.count
                self.outcome.read += frames.count + frames.surplus + rejects.height
                self.outcome.repeated += frames.surplus
                self._suspected |= len(frames.suspects) > 0
                if progress:
                    progress(self.delivery.progress)
        analyze_stage()

    def _framed(self, chunks: Iterable[Chunk]) -> Iterator[tuple[Chunk, Frames]]:
        for chunk in chunks:
            yield chunk, self._framing.frames(chunk)

    def _remove_losers(self) -> Losers:
        if not self._suspected:
            return Losers()
        losers = remove_losers(self.target, self.delivery.feed)
        self.outcome.repeated += losers.same
        self.rejects.add_duplicates(losers.lines)
        return losers

    def _merge(self, rows: int) -> Merged:
        merged = merge(self.target, batch_id=self.batch_id, rows=rows)
        orphans.overtake(self.target)
        self.outcome.orphaned = orphans.hold(self.target, batch_id=self.batch_id)
        self.outcome.loaded = merged.loaded
        self.outcome.updated = merged.updated
        self.outcome.repeated += rows - self.outcome.orphaned - merged.loaded - merged.updated
        return merged

    def _touched_enterprises(self) -> int:
        if not self.touches.everything:
            return self.touches.enterprises()
        return int(fetch("count_units")[0][0])

    def _adopt(self) -> None:
        self.outcome.adopted = orphans.adopt(
            self.target.feed, batch_id=self.batch_id, on=self.on, touches=self.touches
        )
        if not self.touches.everything:
            self.touched_enterprises = self.touches.enterprises()
