"""After a complaint was received: replaced papers, renewed secrets, identities forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from compliance.actions import complainants, complaints, documents
from compliance.complaints import identity, secrets
from compliance.models import Complaint
from compliance.procedure.refusals import Refused
from inspectorate.organisation.models import AccessLog, Role, User
from tests.compliance.factories_complaints import WHO, made, make_complaint
from tests.factories import NOW, make_enterprise, make_grid_group, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> User:
    """Whoever stands at the counter."""
    return make_user(Role.COUNTER_CLERK)


def test_a_replaced_paper_is_offered_and_moves_with_its_complaint(client: Client) -> None:
    group = make_grid_group()
    complaint, secret = made(make_enterprise(group))
    by = make_user(groups=[group])
    step = complaints.take(complaint, "refuse", by=by, now=NOW, text="不属于本机关管辖")
    old = step.document
    assert old is not None
    new = documents.replace(
        old, by=by, now=NOW, facts={"reason": "不属于劳动保障监察事项"}, reason="写错"
    )
    address = f"/complaints/{complaint.number}/"
    client.post(address, {"number": complaint.number, "secret": secret})
    page = client.get(address).content.decode()
    assert page.index(new.number) < page.index(old.number) < page.index("replaced by the one above")
    answer = client.get(f"{address}papers/{new.pk}/")
    assert answer.content.startswith(b"%PDF")
    other = make_grid_group(district_code="370213")
    Complaint.objects.filter(pk=complaint.pk).update(grid_group=other, district_code="370213")
    for paper in (old, new):
        paper.refresh_from_db()
        assert paper.grid_group_id == other.pk


def test_a_lost_secret_is_renewed_at_the_counter_and_logged(client: Client, clerk: User) -> None:
    complaint, lost = made()
    client.force_login(clerk)
    address = f"/complaints/inbox/{complaint.pk}/"
    assert f'href="{address}secret/"' in client.get(address).content.decode()
    page = client.post(f"{address}secret/", {"checked": "card"}).content.decode()
    secret = page.split("<dd>")[-1].split("</dd>")[0]
    assert secrets.found_by(complaint.number, lost) is None
    assert secrets.found_by(complaint.number, secret) == complaint.pk
    entry = AccessLog.objects.get(action="complaint_secret")
    assert (entry.user, entry.purpose) == (clerk, f"card, {complaint.number}")
    assert complaint.complaintsteps.get(verb="renew_secret").taken_by == clerk
    assert secrets.renew(make_complaint().pk, entry=entry.pk) == ""


def test_nobody_is_checked_for_an_anonymous_report(clerk: User) -> None:
    report = make_complaint(who=None)
    with pytest.raises(Refused, match="without a name"):
        complainants.renew_secret(report, by=clerk, now=NOW, checked="card")


def test_who_complained_is_forgotten_once_the_limit_is_over() -> None:
    group = make_grid_group()
    by = make_user(groups=[group])
    over, waiting = (make_complaint(make_enterprise(group)) for _each in range(2))
    complaints.take(over, "refuse", by=by, now=NOW, text="不属于本机关管辖")
    late = NOW + timedelta(days=365 * 3 + 2)
    assert complainants.purge(now=late - timedelta(days=30)) == 0
    assert complainants.purge(now=late) == 1
    assert complainants.purge(now=late) == 0
    assert identity.betrays([WHO.name], complaints=[waiting.pk])
    assert not identity.betrays([WHO.name], complaints=[over.pk])
    assert over.complaintsteps.order_by("-id").values_list("verb", flat=True)[0] == "purge"
