"""What became of an entry: told in the order it became known, counted as it stands."""

from __future__ import annotations

from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from compliance.actions import publications
from compliance.models import PublicEntry
from compliance.publicity.lists import LISTINGS, lists_of, path_of
from inspectorate.organisation.models import Role, User
from tests.compliance.factories_public import make_exposure, make_medal
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
A_DAY = timedelta(days=1)
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def supervisor() -> User:
    return make_user(Role.CITY_SUPERVISOR)


def text_of(client: Client, path: str) -> str:
    """What the page says, in English."""
    return " ".join(client.get(path).content.decode().split())


def test_changes_stand_in_the_order_in_which_they_became_known(
    client: Client, supervisor: User
) -> None:
    first = make_exposure(now=NOW)
    second = make_exposure(now=NOW + 2 * A_DAY)
    long_ago = date(2026, 9, 13)
    publications.mark_paid(second, paid_on=long_ago, by=supervisor, now=NOW + 3 * A_DAY)
    # Written later, known earlier: the moment counts, not the row's number.
    publications.mark_paid(first, paid_on=TODAY, by=supervisor, now=NOW + A_DAY)
    told = [
        f"{second.name}: Arrears paid on 13 Sep 2026, before publication, recorded on 20 Nov 2026",
        f"{second.name}: Put on the list, 19 Nov 2026",
        f"{first.name}: Arrears paid on 17 Nov 2026, recorded on 18 Nov 2026",
        f"{first.name}: Put on the list, 17 Nov 2026",
    ]
    feed = ET.fromstring(client.get("/exposure.atom").content)  # noqa: S314 - our own feed
    assert [each.findtext(f"{ATOM}title") for each in feed.findall(f"{ATOM}entry")] == told
    page = text_of(client, "/exposure/changes/")
    days = ["2026-11-20", "2026-11-19", "2026-11-18", "2026-11-17"]
    places = [page.index(f'datetime="{day}"') for day in days]
    assert places == sorted(places)
    assert "Arrears paid on 13 Sep 2026, before publication" in page
    assert "Arrears paid on 13 Sep 2026, before publication" in text_of(client, path_of(second))


def test_a_change_log_is_walked_without_holes(
    client: Client, supervisor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compliance.publicity.pages.CHANGES_ON_A_PAGE", 2)
    entries = [make_exposure(now=NOW - n * A_DAY) for n in range(3)]
    seen, path = [], "/exposure/changes/"
    while path:
        page = client.get(path)
        seen += [line.change.entry_id for line in page.context["lines"]]
        more = page.context["more_after"]
        path = f"/exposure/changes/?after={more}" if more else ""
    assert seen == [entry.pk for entry in entries]


def test_an_exposure_taken_back_says_when_why_and_until_when(
    client: Client, supervisor: User
) -> None:
    entry = make_exposure(ends_on=TODAY + 9 * A_DAY)
    publications.withdraw(entry, explanation="行政复议撤销", by=supervisor, now=NOW)
    page = text_of(client, path_of(entry))
    assert "Withdrawn on 17 Nov 2026" in page
    assert "行政复议撤销" in page
    assert "tells of the withdrawal until 26 Nov 2026" in page
    assert "Stands until" not in page
    assert publications.expire_ended(on=entry.ends_on, now=NOW) == 0
    assert publications.expire_ended(on=entry.ends_on + A_DAY, now=NOW + 10 * A_DAY) == 1
    assert publications.expire_ended(on=entry.ends_on + A_DAY, now=NOW + 10 * A_DAY) == 0
    assert PublicEntry.objects.get().status == "withdrawn"
    for path in ("/exposure/", path_of(entry), "/exposure/changes/", "/exposure.atom"):
        assert entry.name not in text_of(client, path), path
        assert "行政复议撤销" not in text_of(client, path), path


def test_a_medal_taken_back_says_so_wherever_it_is_read(client: Client, supervisor: User) -> None:
    earlier = make_medal(list_code="2022-2023")
    entry = make_medal(uscc=earlier.uscc, name=earlier.name)
    assert "2 in a row" in text_of(client, "/medals/")
    publications.withdraw(entry, explanation="违法行为查实", by=supervisor, now=NOW)
    assert "in a row" not in text_of(client, "/medals/")
    assert "in a row" not in text_of(client, path_of(entry))
    certificate = f"/certificates/{entry.verification_code}/"
    for path in (path_of(entry), f"/enterprises/{entry.uscc}/", certificate):
        page = text_of(client, path)
        assert "revoked on 17 Nov 2026" in page, path
        assert "违法行为查实" in page, path
        assert "Stands until" not in page, path
    assert "Medal revoked on 17 Nov 2026" in text_of(client, "/medals/")


def test_lists_count_what_stands_and_tell_the_withdrawn_apart(
    client: Client, supervisor: User
) -> None:
    for make, slug in ((make_exposure, "exposure"), (make_medal, "medals")):
        made = [make() for _n in range(3)]
        publications.withdraw(made[0], explanation="撤销原决定", by=supervisor, now=NOW)
        [found] = lists_of(LISTINGS[slug])
        assert (found.count, found.withdrawn) == (2, 1)
        rows = client.get(f"/api/open/{slug}/").json()["results"]
        assert [(row["count"], row["withdrawn"]) for row in rows] == [(2, 1)]
    assert "1 entry was withdrawn" in text_of(client, "/exposure/")
    assert "1 medal was revoked" in text_of(client, "/medals/")


def test_urgent_entries_stand_in_front_of_the_newest_list(client: Client, supervisor: User) -> None:
    make_exposure()
    # The second one of a day is no quarter's list either.
    urgent = [make_exposure(list_code=code) for code in ("2026-11-17", "2026-11-17-2")]
    gone = make_exposure(list_code="2026-11-16")
    publications.withdraw(gone, explanation="撤销原决定", by=supervisor, now=NOW)
    page = client.get("/exposure/")
    assert page.context["chosen"].code == "2026-Q3"
    assert page.context["urgent_entries"] == urgent[::-1]
    assert "Made public at once" in page.content.decode()
    assert "17 Nov 2026, urgent (2)" in page.content.decode()
    assert urgent[1].name in client.get("/exposure/2026-11-17-2/").content.decode()
    assert client.get(path_of(urgent[1])).status_code == 200
    assert "urgent_entries" not in client.get("/exposure/2026-Q3/").context
