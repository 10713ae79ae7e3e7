"""What a batch changed, so that only that is compared again; or the word that it is everything."""

from psycopg2 import sql

from enterprises.landing.merging import Merged
from enterprises.landing.owners import owners
from enterprises.landing.statements import Part, equal, fetch, run
from enterprises.landing.targets import Target

MOST_ENTERPRISES = 20_000
MOST_ROWS = 200_000


class Touches:
    """Collects the touches of one batch. Beyond the limits nothing is listed: all was touched."""

    def __init__(self, batch_id: int) -> None:
        self.batch_id = batch_id
        self.everything = False

    def note(self, target: Target, merged: Merged) -> None:
        """Adds what a merge wrote; `landing_change` must still be there."""
        count = merged.loaded + merged.updated
        if not count or self.everything:
            return
        if count > MOST_ROWS:
            self._give_up()
            return
        relation = sql.Identifier(target.relation)
        changed = (
            sql.SQL("{} t WHERE t.batch_id = %(batch)s").format(relation)
            if merged.filled
            else sql.SQL("{} t JOIN landing_change s ON {}").format(
                relation, equal(target.key, "t", "s")
            )
        )
        self._add(owners(target) | {"changed": changed})

    def note_rows(self, target: Target, table: str) -> None:
        """Adds the rows of a table shaped like the target's own."""
        if not self.everything:
            changed = sql.SQL("{} t").format(sql.Identifier(table))
            self._add(owners(target) | {"changed": changed})

    def note_placed(self) -> None:
        """Adds the enterprises and providers of `landing_placed`, whose grid group changed."""
        if not self.everything:
            run("touch_placed", batch=self.batch_id)
            self._count()

    def enterprises(self) -> int:
        """How many enterprises are listed."""
        return int(fetch("count_touched", batch=self.batch_id)[0][0])

    def _add(self, parts: dict[str, Part]) -> None:
        run("touch_changed", parts, batch=self.batch_id)
        self._count()

    def _count(self) -> None:
        if self.enterprises() > MOST_ENTERPRISES:
            self._give_up()

    def _give_up(self) -> None:
        self.everything = True
        run("forget_touches", batch=self.batch_id)
