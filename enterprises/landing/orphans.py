"""Rows that wait: their enterprise, provider or grid group is not known yet.

They are kept as normalised rows and taken in by the batch that brings what they wait for, through
the same merge as if they were delivered then.
"""

import datetime as dt
from collections.abc import Sequence

from psycopg2 import sql

from enterprises.feeds.feed import Feed
from enterprises.feeds.registry import FEEDS
from enterprises.landing.catalogue import TARGETS
from enterprises.landing.merging import Merged, merge
from enterprises.landing.resolving import link_persons, link_units
from enterprises.landing.rivals import key_parts
from enterprises.landing.settling import settle
from enterprises.landing.staging import analyze_stage, create_stage, drop_stage
from enterprises.landing.statements import NOTHING, Part, fetch, name, run
from enterprises.landing.targets import Target
from enterprises.landing.touches import Touches

BRINGS = {"enterprises": "enterprise", "providers": "provider", "grid-groups": "grid"}


def hold(target: Target, *, batch_id: int) -> int:
    """Keeps the staged rows whose unit is unknown; returns how many there are."""
    if target.unit is None:
        return 0
    return run(
        "hold_orphans",
        _shape(target),
        feed=target.feed,
        missing=target.unit.missing,
        batch=batch_id,
    )


def overtake(target: Target) -> None:
    """Lets go of waiting rows whose key the staged rows deliver with a unit that is known.

    Only where the key does not name the unit can that be.
    """
    if target.unit and target.unit.delivered not in FEEDS[target.feed].key:
        run("overtake_orphans", _shape(target), feed=target.feed)


def claimed_key(target: Target) -> Part:
    """The key that the row of a claim c would wait under."""
    feed = FEEDS[target.feed]
    return _key(feed, [name(column, of="c") for column in feed.key])


def adopt(feed: str, *, batch_id: int, on: dt.date, touches: Touches) -> int:
    """Merges the rows that waited for what this batch of `feed` brought; returns how many."""
    missing = BRINGS.get(feed)
    if missing is None:
        return 0
    waiting = fetch(f"adoptable_{missing}", missing=missing)
    return sum(_adopt(waiter, missing, batch_id, on, touches) for (waiter,) in waiting)


def _adopt(feed: str, missing: str, batch_id: int, on: dt.date, touches: Touches) -> int:
    target = TARGETS[feed]
    create_stage(target)
    run(f"select_adopted_{missing}", feed=feed)
    run("stage_adopted", {"refs": _refs(target), "scheme": _scheme(target)})
    if target.person:
        run("stage_adopted_persons")
    if target.unit:
        run("stage_adopted_units", unit=target.unit.delivered)
    analyze_stage()
    count = run("mark_adopted", batch=batch_id)
    if target.person:
        link_persons(batch_id, count=count, named=feed == "employments")
    link_units(target)
    again = hold(target, batch_id=batch_id)
    merged: Merged = merge(target, batch_id=batch_id, rows=count)
    settle(target, merged, batch_id=batch_id, on=on, touches=touches)
    touches.note(target, merged)
    drop_stage()
    return count - again


def _shape(target: Target) -> dict[str, Part]:
    feed = FEEDS[target.feed]
    return {
        "key": _key(feed, key_parts(target, feed)),
        "row": _row(target),
        "person": sql.SQL("JOIN landing_person p ON p.ref = r.person_ref")
        if target.person
        else NOTHING,
        "mask": sql.SQL("JOIN landing_mask m ON m.mask = r.scheme") if target.packed else NOTHING,
    }


def _key(feed: Feed, parts: Sequence[Part]) -> Part:
    texts = [
        sql.SQL("encode({}, 'base64')").format(part) if column == "id_number" else part
        for column, part in zip(feed.key, parts, strict=True)
    ]
    return sql.SQL("concat_ws('|', {})").format(sql.SQL(", ").join(texts))


def _row(target: Target) -> Part:
    row: Part = sql.SQL("(to_jsonb(r.*) - '{line,key_hash,person_ref,unit_ref}'::text[])")
    if target.unit and target.unit.column:
        row += sql.SQL(" || jsonb_build_object({}, u.code)").format(
            sql.Literal(target.unit.delivered)
        )
    if target.person:
        row += sql.SQL(
            " || jsonb_build_object('id_number', encode(p.id_cipher, 'base64'),"
            " 'id_kind', p.id_kind, 'name', p.name, 'birth_month', p.birth_month, 'sex', p.sex)"
        )
    if target.packed:
        row += sql.SQL(" || jsonb_build_object('scheme', m.scheme)")
    return row


def _refs(target: Target) -> Part:
    refs = {"person_ref": target.person, "unit_ref": target.unit}
    pairs = [sql.SQL("{}, o.id").format(sql.Literal(ref)) for ref, has in refs.items() if has]
    return sql.SQL("jsonb_build_object({})").format(sql.SQL(", ").join(pairs))


def _scheme(target: Target) -> Part:
    """The scheme of a packed row is staged as a mask."""
    if not target.packed:
        return NOTHING
    return sql.SQL("|| jsonb_build_object('scheme', 1 << (o.row ->> 'scheme')::int)")
