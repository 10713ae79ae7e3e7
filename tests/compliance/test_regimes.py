"""Regimes: what counts among several, what a violation ends, what runs out by itself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from compliance.actions import conduct, regimes
from compliance.models import RegimeGround, RegimeSpell
from compliance.procedure.refusals import Refused
from enterprises.models import Regime
from inspectorate.organisation.models import Role
from tests.compliance.factories import START, Office, propose, reaching, walk
from tests.factories import NOW, make_alert, make_enterprise, make_user

pytestmark = pytest.mark.django_db
UNTIL = date(2027, 12, 31)


def test_medal_waives_until_it_is_lifted_then_the_grade_counts() -> None:
    """Alerts are scored anew by each change, in the same transaction."""
    by, enterprise = make_user(Role.CITY_SUPERVISOR), make_enterprise()
    alert = make_alert(enterprise)
    for regime, ground in ((Regime.REDUCED, RegimeGround.GRADE), (Regime.WAIVED, "medal")):
        regimes.impose(
            [enterprise.pk],
            regime=regime,
            until=UNTIL,
            reason="守法",
            by=by,
            now=NOW,
            ground=ground,
        )
    enterprise.refresh_from_db()
    assert (enterprise.regime, enterprise.regime_until) == ("waived", UNTIL)
    alert.refresh_from_db()
    before = alert.score
    regimes.impose(
        [enterprise.pk], regime="intensified", until=UNTIL, reason="公布", by=by, now=NOW,
        ground=RegimeGround.EXPOSURE,
    )  # fmt: skip
    alert.refresh_from_db()
    enterprise.refresh_from_db()
    assert enterprise.regime == "intensified"
    assert alert.score > before
    regimes.lift([enterprise.pk], ground="exposure", reason="撤销", by=by, now=NOW)
    regimes.lift([enterprise.pk], ground="medal", reason="撤销", by=by, now=NOW)
    enterprise.refresh_from_db()
    assert enterprise.regime == "reduced"
    assert RegimeSpell.objects.count() == 3


def test_confirmed_violation_ends_the_waiver_the_same_day() -> None:
    office = Office()
    enterprise = make_enterprise(office.group)
    regimes.impose(
        [enterprise.pk], regime="waived", until=date(2030, 1, 1), reason="守法诚信奖牌",
        by=office.district, now=START, ground=RegimeGround.MEDAL,
    )  # fmt: skip
    case = propose(office, enterprise=enterprise)
    walk(case, office, *reaching("confirmed"))
    enterprise.refresh_from_db()
    assert enterprise.regime == "normal"
    assert "案" in RegimeSpell.objects.get().lifted_reason


def test_confirmed_conduct_ends_the_waiver_the_same_day() -> None:
    office = Office()
    enterprise = make_enterprise(office.group)
    head = make_user(Role.CITY_SUPERVISOR)
    regimes.impose(
        [enterprise.pk], regime=Regime.WAIVED, until=UNTIL, reason="守法", by=head, now=NOW,
        ground="medal",
    )  # fmt: skip
    fact = conduct.record(
        enterprise, kind="obstruction", happened_on=date(2026, 11, 10), description="阻挠检查",
        proof="现场笔录1号", by=office.inspector, now=NOW,
    )  # fmt: skip
    for established_on, too_early, why in (
        (None, date(1949, 12, 31), "older than 1 Jan 1950"),
        (date(2020, 5, 1), date(2020, 4, 30), "was established on 1 May 2020"),
    ):
        enterprise.established_on = established_on
        with pytest.raises(Refused, match=why):
            conduct.record(
                enterprise, kind="obstruction", happened_on=too_early, description="阻挠检查",
                proof="现场笔录1号", by=office.inspector, now=NOW,
            )  # fmt: skip
    enterprise.refresh_from_db()
    assert enterprise.regime == "waived"
    conduct.confirm(fact, by=office.district, now=NOW)
    enterprise.refresh_from_db()
    assert enterprise.regime == "normal"
    spell = RegimeSpell.objects.get()
    assert spell.lifted_at == NOW


def test_expired_spell_leaves_what_else_is_in_force() -> None:
    by, enterprise = make_user(Role.CITY_SUPERVISOR), make_enterprise()
    regimes.impose(
        [enterprise.pk], regime="intensified", until=NOW.date(), reason="公布", by=by, now=NOW
    )
    assert regimes.end_expired(now=NOW) == 0
    assert regimes.end_expired(now=NOW + timedelta(days=1)) == 1
    enterprise.refresh_from_db()
    assert (enterprise.regime, enterprise.regime_until) == ("normal", None)


def test_regime_without_reason_or_over_already_is_refused() -> None:
    by, enterprise = make_user(Role.CITY_SUPERVISOR), make_enterprise()
    for reason, until in (("", UNTIL), ("示例", date(2026, 11, 16))):
        with pytest.raises(Refused):
            regimes.impose(
                [enterprise.pk], regime="normal", until=until, reason=reason, by=by, now=NOW
            )
