"""Letters and campaigns as pages show them: what is left out and why, rows, shares, the curve."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alerts.presenting.headlines import headline
from compliance.actions.letters import Choice
from compliance.models import Campaign, Letter, LetterAlert, LetterAnswer, LetterState
from inspectorate.foundation.charts import Chart, line_chart
from inspectorate.foundation.writing import day_short, share
from inspectorate.organisation.due import NO_DUE, Due, due

REASONS = {
    "no_enterprise": _("about a provider or a person: letters go to enterprises"),
    "case_open": _("in a case"),
    "letter_sent": _("in a letter already"),
    "over": _("dismissed, put right or closed"),
    "proposed": _("filing is proposed already"),
    "no_demand": _("suspected fraud: nothing to put right by oneself"),
    "no_address": _("the enterprise has no address"),
}
TONES = {
    LetterState.SENT: "live",
    LetterState.PUT_RIGHT: "good",
    LetterState.WITHDRAWN: "off",
}
MOST_DAYS = 180


def left_out(choice: Choice) -> list[tuple[int, Any]]:
    """How many alerts are left out, by reason, most first."""
    counted = sorted(choice.left_out.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(count, REASONS[reason]) for reason, count in counted]


@dataclass(frozen=True)
class LetterRow:
    """One letter in a list."""

    letter: Letter
    tone: str
    due: Due
    named: int
    righted: int | None
    answers: int = 0

    @property
    def by_people(self) -> bool:
        """Whether its count is one of people."""
        return bool(self.letter.workers_count)


def letter_rows(letters: Iterable[Letter], *, on: date) -> list[LetterRow]:
    """The rows of a list of letters as it stands on a day."""
    shown = list(letters)
    answered = LetterAnswer.objects.filter(letter__in=[letter.pk for letter in shown])
    counted = Counter(answered.order_by().values_list("letter", flat=True))
    return [replace(letter_row(each, on=on), answers=counted[each.pk]) for each in shown]


def letter_row(letter: Letter, *, on: date) -> LetterRow:
    """One letter as a row."""
    by_people = bool(letter.workers_count)
    named = letter.workers_count if by_people else letter.findings_count
    left = letter.workers_left if by_people else letter.findings_left
    righted = None if left is None else max(0, named - left)
    return LetterRow(
        letter, TONES.get(LetterState(letter.state), ""), _due(letter, on), named, righted
    )


def _due(letter: Letter, on: date) -> Due:
    if letter.state == LetterState.SENT:
        return due(letter.due_on, on=on)
    if letter.state == LetterState.PUT_RIGHT:
        ended = timezone.localdate(letter.ended_at)
        return Due("done", str(_("Put right")), day_short(ended, today=on))
    return NO_DUE


@dataclass(frozen=True)
class PartRow:
    """One alert of a letter, before and after."""

    part: LetterAlert
    headline: str
    named: int
    left: int | None

    @property
    def righted(self) -> int | None:
        """How many of those named were put right, as far as answered."""
        return None if self.left is None else max(0, self.named - self.left)


def part_rows(letter: Letter) -> list[PartRow]:
    """The alerts a letter names."""
    rows = []
    for part in letter.parts.select_related("alert").order_by("id"):
        by_people = bool(part.workers_count)
        named = part.workers_count if by_people else part.findings_count
        left = part.workers_left if by_people else part.findings_left
        rows.append(PartRow(part, headline(part.alert), named, left))
    return rows


@dataclass(frozen=True)
class Figures:
    """What a campaign came to, within sight."""

    letters: int
    put_right: int
    proposed: int
    withdrawn: int
    out: int
    workers: int
    workers_righted: int
    yuan: Any
    papers: int

    @property
    def share(self) -> str:
        """Put right, of the letters that were not withdrawn."""
        return share(self.put_right, self.letters - self.withdrawn)


NO_FIGURES = Figures(0, 0, 0, 0, 0, 0, 0, 0, 0)


def figures(letters: QuerySet[Letter]) -> Figures:
    """The figures of a set of letters, in one statement."""
    return _figures(letters.order_by().aggregate(**_counts()))


def figures_by_campaign(
    letters: QuerySet[Letter], campaigns: Iterable[Campaign]
) -> dict[int, Figures]:
    """The figures of each campaign that has letters, in one statement."""
    within = letters.filter(campaign__in=list(campaigns)).order_by("campaign").values("campaign")
    rows: list[dict[str, Any]] = [{**row} for row in within.annotate(**_counts())]
    return {row.pop("campaign"): _figures(row) for row in rows}


def _counts() -> dict[str, Any]:
    answered = Q(workers_left__isnull=False)
    by_state = {
        "put_right": LetterState.PUT_RIGHT,
        "proposed": LetterState.FILING_PROPOSED,
        "withdrawn": LetterState.WITHDRAWN,
        "out": LetterState.SENT,
    }
    return {
        "letters": Count("id"),
        **{name: Count("id", filter=Q(state=state)) for name, state in by_state.items()},
        "workers": Sum("workers_count", default=0),
        "named": Sum("workers_count", filter=answered, default=0),
        "left": Sum("workers_left", filter=answered, default=0),
        "yuan": Sum("at_stake_yuan", default=0),
        "papers": Count("id", filter=Q(document__isnull=False)),
    }


def _figures(found: dict[str, Any]) -> Figures:
    named, left = found.pop("named"), found.pop("left")
    return Figures(**found, workers_righted=max(0, named - left))


@dataclass(frozen=True)
class Curve:
    """The share put right, day by day since sending: chart, and the days on which it changed."""

    chart: Chart | None
    steps: list[tuple[date, int, int, str]]
    due_day: int


def curve(campaign: Campaign, letters: QuerySet[Letter], *, on: date) -> Curve:
    """How the cohort put things right over time, against the day set."""
    sent = timezone.localdate(campaign.sent_at)
    counted = letters.exclude(state=LetterState.WITHDRAWN)
    total = counted.order_by().count()
    ended = counted.filter(state=LetterState.PUT_RIGHT).order_by("ended_at")
    by_day = Counter(timezone.localdate(at) for at in ended.values_list("ended_at", flat=True))
    due_day = (campaign.due_on - sent).days
    last = min(MOST_DAYS, max((on - sent).days, due_day))
    righted, shares, steps = 0, [], []
    for n in range(last + 1):
        today = sent + timedelta(days=n)
        righted += by_day[today]
        if today <= on:
            shares.append(100 * righted / total if total else 0)
        if by_day[today]:
            steps.append((today, n, righted, share(righted, total)))
    drawn = line_chart(
        range(last + 1), [("b", share(righted, total, digits=0), shares)], top=100, upright=due_day
    )
    return Curve(drawn if len(shares) > 1 else None, steps, due_day)


@dataclass(frozen=True)
class CameBack:
    """What deliveries told of letters since a day: “3 letters: 2 put right, 1 filing proposed”."""

    letters: int
    put_right: int
    filing_proposed: int
    partly: int

    def __bool__(self) -> bool:
        return bool(self.letters)


def came_back(user: Any, on: date, *, since: date | None = None) -> CameBack:
    """Letters within sight answered from `since` (by default the day before) to `on`."""
    first = since or on - timedelta(days=1)
    seen = Letter.objects.visible_to(user).answered_between(first, on)
    found = seen.order_by().aggregate(
        letters=Count("id"),
        put_right=Count("id", filter=Q(state=LetterState.PUT_RIGHT)),
        filing_proposed=Count("id", filter=Q(state=LetterState.FILING_PROPOSED)),
        partly=Count("id", filter=Q(state=LetterState.SENT)),
    )
    return CameBack(**found)
