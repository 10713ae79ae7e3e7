"""The watchlist: notice, statement, decision by a second person, term, early removal, effect."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from alerts.models import Alert, Watched
from alerts.standing import categorise
from compliance.actions import watchlist
from compliance.models import WATCH_MOVES, WatchlistEntry, WatchState
from compliance.procedure.refusals import NotFromHere, NotPermitted, NotYet, Refused, StaleState
from enterprises.models import Enterprise
from inspectorate.organisation.models import Role, User
from tests.compliance.factories import Office, propose, walk
from tests.compliance.factories_watchlist import NOTICED, REASON, make_notice
from tests.factories import make_alert, make_grid_group, make_provider, make_user

pytestmark = pytest.mark.django_db
AFTER = datetime(2026, 11, 10, 2, 0, tzinfo=UTC)


@pytest.fixture
def head() -> User:
    return make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370214"])


def listed(head: User, **changes: Any) -> WatchlistEntry:
    """An entry that was decided on."""
    entry = make_notice(**changes)
    return watchlist.decide(entry, by=head, now=AFTER, listed=True, reason="情况属实")


def test_every_state_is_reached_and_the_last_ones_stay() -> None:
    assert {target for _source, target in WATCH_MOVES.values()} | {"noticed"} == set(WatchState)
    left = {source for source, _target in WATCH_MOVES.values()}
    assert set(WatchState) - left == {"dismissed", "removed", "ended"}


def test_nobody_is_listed_before_they_could_speak(head: User) -> None:
    entry = make_notice()
    assert entry.statement_due_on == date(2026, 11, 9)
    decide = {"by": head, "listed": True, "reason": "情况属实"}
    with pytest.raises(NotYet, match="9 Nov 2026"):
        watchlist.decide(entry, now=NOTICED, **decide)
    stated = {"by": entry.noticed_by, "text": "已经补缴", "stated_on": date(2026, 11, 2)}
    watchlist.record_statement(entry, now=NOTICED, **stated)
    with pytest.raises(NotYet, match="9 Nov 2026"):  # more may come
        watchlist.decide(entry, now=NOTICED, **decide)
    with pytest.raises(Refused, match="document"):
        watchlist.record_statement(entry, now=NOTICED, **stated, complete=True)
    waived = {**stated, "text": "别无陈述", "complete": True, "document": "放弃陈述声明1号"}
    mine = WatchlistEntry.objects.get(pk=entry.pk)
    watchlist.record_statement(entry, now=NOTICED, **waived)
    with pytest.raises(StaleState):  # what was said since is read first
        watchlist.decide(mine, **decide, now=AFTER)
    assert entry.statement == "已经补缴\n\n别无陈述"
    watchlist.decide(entry, now=NOTICED, **decide)
    assert (entry.state, entry.until_on) == ("listed", date(2028, 11, 2))
    assert "已经补缴" in entry.decision.facts["defence"]


def test_no_reason_tells_a_number_of_a_person(head: User) -> None:
    with pytest.raises(Refused, match="identity number"):
        make_notice(reason="1. 11010519491231002X")
    with pytest.raises(Refused, match="identity number"):
        watchlist.decide(make_notice(), by=head, now=AFTER, listed=True, reason="13800138000")


def test_nobody_ends_the_time_to_speak_and_decides(head: User) -> None:
    entry = make_notice()
    told = {"text": "无陈述意见", "stated_on": date(2026, 11, 2)}
    waived = {"complete": True, "document": "放弃陈述声明1号"}
    watchlist.record_statement(entry, by=head, now=NOTICED, **told, **waived)
    for now in (NOTICED, AFTER):
        with pytest.raises(NotYet, match="You recorded the statement"):
            watchlist.decide(entry, by=head, now=now, listed=True, reason="情况属实")
    assert entry.state == "noticed"


def test_a_second_person_decides(head: User) -> None:
    entry = make_notice(by=head)
    with pytest.raises(NotYet, match="somebody else"):
        watchlist.decide(entry, by=head, now=AFTER, listed=True, reason="情况属实")
    with pytest.raises(IntegrityError), transaction.atomic():
        WatchlistEntry.objects.filter(pk=entry.pk).update(
            state="dismissed", decided_at=AFTER, decided_by=head, decision_reason="x"
        )
    other = make_user(Role.CITY_SUPERVISOR)
    theirs = WatchlistEntry.objects.get(pk=entry.pk)
    watchlist.decide(entry, by=other, now=AFTER, listed=False, reason="情节轻微")
    with pytest.raises(StaleState, match=str(other)):
        watchlist.decide(theirs, by=other, now=AFTER, listed=True, reason="情况属实")
    with pytest.raises(NotFromHere):
        watchlist.decide(entry, by=other, now=AFTER, listed=True, reason="情况属实")
    assert not Watched.objects.exists()


def test_a_subject_is_noticed_once_and_within_sight(head: User) -> None:
    entry = make_notice()
    with pytest.raises(StaleState):
        make_notice(enterprise=entry.enterprise, by=head)
    elsewhere = make_user(Role.FULL_TIME_INSPECTOR, groups=[make_grid_group()])
    with pytest.raises(NotPermitted):
        make_notice(enterprise=entry.enterprise, by=elsewhere)
    with pytest.raises(Refused):
        make_notice(reason=" ")


def test_alerts_category_and_regime_follow_while_it_lasts(head: User) -> None:
    entry = make_notice()
    enterprise = entry.enterprise
    assert enterprise
    alert = make_alert(enterprise)
    watchlist.decide(entry, by=head, now=AFTER, listed=True, reason="情况属实")
    categorise([enterprise.pk], as_of=date(2026, 11, 10))
    alert.refresh_from_db()
    enterprise = Enterprise.objects.get(pk=enterprise.pk)
    assert "watchlist" in [reason["code"] for reason in alert.reasons]
    assert "watchlist" in [reason["code"] for reason in enterprise.risk_reasons]
    assert (enterprise.regime, enterprise.regime_until) == ("intensified", date(2028, 11, 10))
    score = alert.score
    ask = {"by": entry.noticed_by, "reason": "已经补缴并整改"}
    with pytest.raises(NotYet, match="10 May 2027"):
        watchlist.ask_removal(entry, now=AFTER, **ask)
    later = datetime(2027, 5, 10, 2, 0, tzinfo=UTC)
    with pytest.raises(NotYet):
        watchlist.remove(entry, by=head, now=later, granted=True, reason="同意")
    watchlist.ask_removal(entry, now=later, **ask)
    watchlist.remove(entry, by=head, now=later, granted=False, reason="尚未全部缴清")
    watchlist.ask_removal(entry, now=later, **{**ask, "by": head})
    with pytest.raises(NotPermitted):
        watchlist.remove(entry, by=head, now=later, granted=True, reason="同意")
    other = make_user(Role.CITY_SUPERVISOR)
    read = WatchlistEntry.objects.get(pk=entry.pk)
    watchlist.remove(entry, by=other, now=later, granted=False, reason="尚未全部缴清")
    own = later + timedelta(hours=1)
    watchlist.ask_removal(entry, now=own, **{**ask, "by": other})
    with pytest.raises(StaleState):  # read before the own request was written
        watchlist.remove(read, by=other, now=own, granted=True, reason="同意")
    other = make_user(Role.CITY_SUPERVISOR)
    watchlist.remove(entry, by=other, now=later, granted=True, reason="同意")
    alert.refresh_from_db()
    enterprise.refresh_from_db()
    assert entry.state == "removed"
    assert alert.score < score
    assert enterprise.regime == "normal"


def test_providers_and_persons_are_listed_too(head: User) -> None:
    group = make_grid_group()
    provider = make_provider(group)
    entry = listed(head, group=group, provider=provider)
    assert Watched.objects.get().provider == provider
    office = Office()
    case = propose(office)
    walk(case, office, "file")
    of_case = make_notice(case=case, by=office.inspector)
    assert of_case.enterprise == case.enterprise
    assert entry.subject_name == provider.name
    assert Alert.objects.filter(provider=provider).count() == 0


def test_a_term_ends_by_itself(head: User) -> None:
    entry = listed(head)
    last = datetime(2028, 11, 10, 2, 0, tzinfo=UTC)
    assert watchlist.end_terms(now=last) == 0
    assert watchlist.end_terms(now=last.replace(day=11)) == 1
    entry.refresh_from_db()
    assert (entry.state, Watched.objects.count()) == ("ended", 0)


def test_pages_from_notice_to_the_list(client: Client, time_machine: Any) -> None:
    time_machine.move_to(NOTICED)
    seen = make_notice()
    other = make_notice(make_grid_group(district_code="370202"))
    inspector = seen.noticed_by
    client.force_login(inspector)
    new = {"about": "x", "ground": "evade", "reason": REASON, "language": "en"}
    assert "No enterprise" in client.post("/watchlist/new/", new).content.decode()
    enterprise = seen.enterprise
    assert enterprise
    full_width = "".join(chr(ord(sign) + 0xFEE0) for sign in enterprise.uscc)
    for written in (enterprise.uscc, full_width, enterprise.uscc.lower()):
        new["about"] = written
        assert client.post("/watchlist/new/", new).status_code == 409  # noticed already
    assert [row.entry for row in client.get("/watchlist/").context["rows"]] == [seen]
    assert client.get(f"/watchlist/{other.pk}/").status_code == 404
    paper = client.get(f"/watchlist/{seen.pk}/papers/notice/")
    assert b"".join(paper.streaming_content).startswith(b"%PDF")
    told = {
        "channel": "in_person", "received_on": "2026-11-02", "bearer": "李示例",
        "text": "已经补缴", "complete": "on", "document": "声明1号",
    }  # fmt: skip
    assert client.post(f"/watchlist/{seen.pk}/state/", told).status_code == 302
    client.force_login(make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370214"]))
    act = f"/watchlist/{seen.pk}/list/"
    assert client.post(act, {"reason": "情况属实"}).status_code == 302
    page = client.get(f"/watchlist/{seen.pk}/").content.decode()
    assert "2 Nov 2028" in page
    assert client.get(f"/watchlist/{seen.pk}/ask-removal/").context["is_hindered"]
    for query, found in (("state=listed", 1), ("kind=provider", 0), (f"q={seen.number}", 1)):
        assert len(client.get(f"/watchlist/?{query}").context["rows"]) == found
