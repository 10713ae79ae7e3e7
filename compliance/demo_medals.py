"""The demonstration's medals: those of one yearly cycle awarded, the next one ranked and waiting.

Both cycles are brought to their end through the actions, on days of the past weeks; one supervisor
has the enterprises ranked, another awards, as it must be.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from compliance.actions import medals
from compliance.appraisal.cycles import next_period, period_of
from compliance.demo_appraisal import CURRENT_DAYS, to_the_end
from compliance.medals.cuts import cut_of
from compliance.models import Appraisal, MedalRound, Scale
from inspectorate.organisation.models import User

SCALE = "national"
MOST_OF_A_BAND = 12


def fill_the_medals(*, now: datetime) -> None:
    """Two cycles, one year each: medals of the first awarded, of the second to be awarded."""
    supervisor = User.objects.get(username="supervisor")
    deputy = User.objects.get(username="deputy")
    last = next_period(Scale.objects.get(code=SCALE), today=timezone.localdate(now))
    for year in (last.to_on.year - 1, last.to_on.year):
        to_the_end(period_of(str(year)), by=supervisor, now=now)
    first = _ranked(last.to_on.year - 1, by=deputy, now=now - timedelta(days=CURRENT_DAYS))
    _award(first, by=supervisor, now=now - timedelta(days=CURRENT_DAYS - 1))
    _ranked(last.to_on.year, by=deputy, now=now - timedelta(days=2))


def _ranked(year: int, *, by: User, now: datetime) -> MedalRound:
    found = medals.open_round(Appraisal.objects.get(code=str(year)), by=by, now=now)
    medals.rank_waiting(now=now + timedelta(minutes=2))
    found.refresh_from_db()
    return found


def _award(ranked: MedalRound, *, by: User, now: datetime) -> None:
    """A third of each size band, twelve at most; none where nobody may have one."""
    chosen = {
        band: min(-(-eligible // 3), MOST_OF_A_BAND) for band, eligible in ranked.bands.items()
    }
    cut = cut_of(ranked, chosen)
    if cut.count:
        medals.award(ranked, cut=chosen, seen=cut.mark, by=by, now=now)
