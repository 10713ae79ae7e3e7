"""Random plain worlds to grade, by seed: `random_world(seed)` gives the rows of `grades_oracle`.

Everything in it could have come about: codes pass their check, cases walk the procedure from one
state to the next (and may stop anywhere or be reopened), decisions get numbers, and the feed
`penalties` echoes some of them, a few days off, among rows of its own. Moments crowd around what
could go wrong: the first and last midnight of the period in Asia/Shanghai, and the freeze. Some
steps, batches, confirmations and withdrawals come after it; a loader may stop there or go on.
Left out, since the record leaves them open: a number delivered for another enterprise than the
one it was decided on.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import count
from random import Random

from tests.oracle.grades_oracle import (
    CITY_CRITERIA,
    CITY_SCALE,
    CONDUCT_KINDS,
    SHANGHAI,
    Case,
    Conduct,
    Criterion,
    Enterprise,
    Paper,
    Penalty,
    PublicEntry,
    Step,
    Violation,
    World,
    day_of,
)
from tests.oracle.identifiers import build_uscc

# State of a case: the verbs that lead out of it, each with the state it leads to.
WAYS: dict[str, tuple[tuple[str, str], ...]] = {
    "proposed": (("file", "filed"), ("file", "filed"), ("file", "filed"), ("decline", "over")),
    "filed": (("begin", "investigating"),),
    "investigating": (("conclude", "concluded"),) * 6
    + (("transfer", "done"), ("redirect", "done")),
    "concluded": (("confirm", "confirmed"),) * 5 + (("find_none", "done"), ("withdraw", "done")),
    "confirmed": (
        ("order", "order_issued"),
        ("give_notice", "notice_issued"),
        ("transfer", "done"),
    ),
    "order_issued": (("serve_order", "order_served"),),
    "order_served": (("record_rectified", "done"), ("record_not_rectified", "not_rectified")),
    "not_rectified": (
        ("record_rectified", "done"),
        ("give_notice", "notice_issued"),
        ("give_notice", "notice_issued"),
    ),
    "notice_issued": (("serve_notice", "notice_served"),),
    "notice_served": (("submit", "in_review"),),
    "in_review": (("approve_draft", "reviewed"),) * 3 + (("return_draft", "notice_served"),),
    "reviewed": (("decide_penalty", "decided"), ("decide_handling", "decided")) * 2
    + (("withdraw", "done"),),
    "decided": (("serve_decision", "decision_served"),),
    "decision_served": (("record_compliance", "done"), ("apply_to_court", "at_court")),
    "at_court": (("record_enforcement", "done"),),
    "done": (("close", "closed"),),
    "closed": (("reopen", "investigating"),),
}
PAPER_OF = {
    "order": "order",
    "decide_penalty": "penalty_decision",
    "decide_handling": "handling_decision",
}
TYPES = ("V1", "V2", "V5", "L2", "L3", "L3", "L6", "L7")
OTHER_CODES = sorted(
    CONDUCT_KINDS | {"child_labour", "refused_order", "refused_decision", "exposed"}
)
SECOND = timedelta(seconds=1)


class Clock:
    """Draws moments and days of one appraisal, often at its edges."""

    def __init__(self, rng: Random, from_on: date, to_on: date, frozen_at: datetime) -> None:
        self.rng, self.from_on, self.to_on, self.frozen_at = rng, from_on, to_on, frozen_at
        turns = [midnight(from_on), midnight(to_on + timedelta(days=1))]
        self.edges = sorted(
            moment
            for turn in (*turns, frozen_at + SECOND)
            for moment in (turn - SECOND, turn, turn + SECOND)
        )
        self.edges += [frozen_at] * 3

    def moment(self) -> datetime:
        """Any moment from half a year before the period to shortly after the freeze."""
        if self.rng.random() < 0.15:
            return self.rng.choice(self.edges)
        first = midnight(self.from_on) - timedelta(days=180)
        last = self.frozen_at + timedelta(days=20)
        return first + self.rng.randrange(int((last - first).total_seconds())) * SECOND

    def after(self, moment: datetime, most_days: int = 45) -> datetime:
        """A later moment: the next edge, or within some days."""
        later = [edge for edge in self.edges if edge > moment]
        if later and self.rng.random() < 0.12:
            return later[0]
        return moment + self.rng.randrange(60, most_days * 86_400) * SECOND

    def maybe_after(self, moment: datetime, share: float) -> datetime | None:
        """A later moment in a share of the draws, else None."""
        return self.after(moment, 400) if self.rng.random() < share else None


def midnight(day: date) -> datetime:
    """The beginning of a day in Asia/Shanghai."""
    return datetime.combine(day, time(), SHANGHAI)


def random_world(
    seed: int,
    *,
    enterprises: int = 40,
    scale: Sequence[str] = CITY_SCALE,
    criteria: Sequence[Criterion] = CITY_CRITERIA,
    as_of: date | None = None,
) -> World:
    """A world of so many enterprises over the two years 2024 and 2025, the same for a seed."""
    rng = Random(seed)
    from_on, to_on = date(2024, 1, 1), date(2025, 12, 31)
    frozen_at = midnight(to_on) + rng.randrange(2 * 86_400, 40 * 86_400) * SECOND
    clock = Clock(rng, from_on, to_on, frozen_at)
    keys = count(1)
    usccs = [build_uscc(700_000 + seed % 1000 * 1000 + n) for n in range(enterprises)]
    cases = [
        random_case(clock, keys, rng.choice([uscc] * 9 + [None]))
        for uscc in usccs
        for _ in range(rng.choice((0, 0, 0, 1, 1, 2, 4)))
    ]
    cases += [case for uscc in usccs[:4] for case in awkward_cases(clock, keys, uscc)]
    penalties = echoes(clock, cases)
    for uscc in usccs[4:8]:
        at = clock.frozen_at - timedelta(days=90)
        row = random_penalty(clock, f"示例旧罚字{next(keys)}号", uscc, at)[0]
        ended_at = clock.frozen_at + rng.choice((0, 1)) * SECOND
        penalties.append(row._replace(ended_at=ended_at))
    for uscc in usccs:
        for _ in range(rng.choice((0, 0, 0, 0, 1, 3))):
            penalties += random_penalty(clock, f"示例旧罚字{next(keys)}号", uscc, clock.moment())
    return World(
        from_on=from_on,
        to_on=to_on,
        frozen_at=frozen_at,
        as_of=as_of,
        enterprises=[row for uscc in usccs for row in random_register(clock, uscc)],
        cases=cases,
        penalties=penalties,
        conduct=[random_conduct(clock, next(keys), uscc) for uscc in usccs if rng.random() < 0.2],
        entries=[random_entry(clock, next(keys), uscc) for uscc in usccs if rng.random() < 0.15],
        scale=scale,
        criteria=criteria,
    )


def random_criteria(seed: int, scale: Sequence[str] = ("D", "C", "B", "A")) -> list[Criterion]:
    """Rows of a criteria set, worst grade first, harder grades asking for more facts."""
    rng = Random(seed)
    codes = ["dealt_with", *OTHER_CODES]
    return [
        Criterion(
            grade,
            frozenset(rng.sample(codes, rng.randint(1, len(codes)))),
            rng.randint(1, len(scale) - place),
        )
        for place, grade in enumerate(scale[:-1])
        for _ in range(rng.randint(1, 2))
    ]


def random_register(clock: Clock, uscc: str) -> list[Enterprise]:
    """One version of an enterprise, or two."""
    rng = clock.rng
    edge = [clock.to_on + timedelta(days=days) for days in (-1, 0, 1)]
    long_ago = midnight(clock.from_on) - timedelta(days=rng.randrange(1, 400))
    known_at = clock.moment() if rng.random() < 0.1 else long_ago
    established_on = rng.choice([None, date(2015, 6, 1), date(2015, 6, 1), *edge])
    closed_on = rng.choice([None] * 12 + edge + [clock.from_on])
    status = rng.choice(["active"] * 8 + ["", "revoked", "deregistered", "deregistered"])
    ended_at = clock.maybe_after(known_at, 0.15)
    rows = [Enterprise(uscc, established_on, None, "active", known_at, ended_at)]
    if ended_at is None:
        return [rows[0]._replace(closed_on=closed_on, status=status)]
    return [*rows, Enterprise(uscc, established_on, closed_on, status, ended_at)]


def random_case(clock: Clock, keys: count[int], uscc: str | None) -> Case:
    """A case that walks the procedure until it ends or the drawing stops."""
    rng = clock.rng
    steps: list[Step] = []
    papers: list[Paper] = []
    confirmed_at: list[datetime] = []
    state, at, length = "proposed", clock.moment(), rng.choice((4, 8, 40, 40, 40))
    while state in WAYS and len(steps) < length:
        if state == "closed" and rng.random() < 0.6:
            break
        verb, state = rng.choice(WAYS[state])
        at = clock.after(at, 300 if verb == "apply_to_court" else 20)
        steps.append(Step(next(keys), verb, at))
        if verb == "confirm":
            confirmed_at.append(at)
        if verb in PAPER_OF:
            papers += decisions(clock, keys, PAPER_OF[verb], at)
    violations = [random_violation(clock, next(keys), confirmed_at) for _ in range(2)]
    return Case(
        next(keys), uscc, tuple(steps), tuple(violations[rng.randrange(2) :]), tuple(papers)
    )


def awkward_cases(clock: Clock, keys: count[int], uscc: str) -> list[Case]:
    """A case reversed at the freeze or a second later, and one reversed after its decision."""
    at = midnight(clock.to_on) - timedelta(days=clock.rng.randrange(60, 300))
    reversed_at = clock.frozen_at + clock.rng.choice((0, 1)) * SECOND
    late = [
        Step(next(keys), verb, moment)
        for verb, moment in (("confirm", at), ("close", clock.after(at)), ("reopen", reversed_at))
    ]
    verbs = ("confirm", "decide_penalty", "serve_decision", "close", "reopen")
    decided = [Step(next(keys), verb, at + n * SECOND) for n, verb in enumerate(verbs)]
    papers = decisions(clock, keys, "penalty_decision", decided[1].made_at)
    return [
        Case(next(keys), uscc, tuple(steps), (Violation(next(keys), "L6", at),), tuple(of_case))
        for steps, of_case in ((late, []), (decided, papers))
    ]


def random_violation(clock: Clock, key: int, confirmed: Sequence[datetime]) -> Violation:
    """A violation confirmed with one of its case's confirmations, seldom dropped since."""
    rng = clock.rng
    confirmed_at = rng.choice(confirmed) if confirmed else None
    dropped_at = clock.maybe_after(confirmed_at or clock.moment(), 0.15)
    if rng.random() < 0.1:
        dropped_at = clock.frozen_at + timedelta(days=rng.randrange(1, 9))
    # On the day of the freeze itself nobody can tell which came first.
    if dropped_at is None or day_of(dropped_at) == day_of(clock.frozen_at):
        return Violation(key, rng.choice(TYPES), confirmed_at)
    return Violation(key, rng.choice(TYPES), confirmed_at, day_of(dropped_at))


def decisions(clock: Clock, keys: count[int], kind: str, at: datetime) -> list[Paper]:
    """The paper issued with a step, sometimes replaced by one with another number."""
    papers = [Paper(kind, f"示例决字{next(keys)}号", at)]
    if clock.rng.random() < 0.15:
        papers.append(Paper(kind, f"示例决字{next(keys)}号", clock.after(at, 5)))
    return papers


def echoes(clock: Clock, cases: Sequence[Case]) -> list[Penalty]:
    """Rows of the feed with numbers of the cases' own papers, delivered after them."""
    rows = []
    for case in cases:
        for paper in case.papers:
            if case.uscc is not None and clock.rng.random() < 0.9:
                rows += random_penalty(clock, paper.number, case.uscc, paper.issued_at)
    return rows


def random_penalty(clock: Clock, number: str, uscc: str, at: datetime) -> list[Penalty]:
    """One row of the feed, or two versions of it, or one that was withdrawn."""
    rng = clock.rng
    decided_on = day_of(at) + timedelta(days=rng.choice((0, 0, 0, 1, 3)))
    published_at = clock.after(at + timedelta(days=4), 30)
    ended_at = clock.maybe_after(published_at, 0.2)
    row = Penalty(number, uscc, decided_on, rng.choice(TYPES), published_at, ended_at)
    if ended_at is None or rng.random() < 0.5:
        return [row]
    corrected_on = decided_on - timedelta(days=rng.choice((0, 1, 30)))
    return [row, Penalty(number, uscc, corrected_on, rng.choice(TYPES), ended_at)]


def random_conduct(clock: Clock, key: int, uscc: str) -> Conduct:
    """A conduct fact in any stage: recorded, confirmed, withdrawn."""
    happened_at = clock.moment()
    recorded_at = clock.after(happened_at, 60)
    confirmed_at = clock.maybe_after(recorded_at, 0.8)
    return Conduct(
        key=key,
        uscc=uscc,
        kind=clock.rng.choice(sorted(CONDUCT_KINDS)),
        happened_on=day_of(happened_at),
        document=f"示例函{key}号",
        recorded_at=recorded_at,
        recorded_by="样例甲",
        confirmed_at=confirmed_at,
        confirmed_by=None if confirmed_at is None else "样例乙",
        withdrawn_at=clock.maybe_after(confirmed_at or recorded_at, 0.2),
    )


def random_entry(clock: Clock, key: int, uscc: str) -> PublicEntry:
    """An entry of a public list in any stage: draft, published, withdrawn."""
    published_at = clock.moment() if clock.rng.random() < 0.9 else None
    return PublicEntry(
        key=key,
        kind=clock.rng.choice(("exposure", "exposure", "exposure", "medal", "watchlist")),
        uscc=uscc,
        published_at=published_at,
        withdrawn_at=clock.maybe_after(published_at, 0.3) if published_at else None,
    )
