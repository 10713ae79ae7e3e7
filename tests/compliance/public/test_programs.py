"""What programs read: CSV, JSON, Atom, the site map; and what hostile readers type."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compliance.actions import publications
from compliance.complaints import abuse
from compliance.publicity import certificates
from compliance.publicity.front import counted
from compliance.publicity.searching import search
from inspectorate.organisation.models import Role
from tests.compliance.factories_public import make_exposure, make_medal
from tests.compliance.public.narrow import cells_without_label
from tests.factories import NOW, TODAY, make_enterprise, make_user

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
DIGITS = "913702141234567890"


def test_csv_runs_nothing_and_rounds_no_code(client: Client) -> None:
    make_exposure(name='=HYPERLINK("http://x")', uscc=DIGITS)
    response = client.get("/exposure/2026-Q3.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="exposure-2026-Q3.csv"'
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0]["name"].startswith("'=")
    assert rows[0]["uscc"] == f"'{DIGITS}"
    assert rows[0]["arrears_wages_yuan"] == "1284600.00"


def test_json_carries_codes_and_money_as_text(client: Client) -> None:
    entry = make_exposure(uscc=DIGITS, arrears_contributions_yuan=Decimal("0.10"))
    told = json.loads(client.get("/exposure.json").content)["entries"][0]
    assert told["uscc"] == DIGITS
    assert told["arrears_contributions_yuan"] == "0.10"
    assert told["address_of_entry"].endswith(f"/exposure/2026-Q3/{entry.number}/")
    assert "verification_code" not in told


def test_the_feed_tells_every_change_and_is_atom(client: Client) -> None:
    entry = make_exposure(name="青岛<示例>\x0b厂")
    by = make_user(Role.CITY_SUPERVISOR)
    publications.mark_paid(entry, paid_on=TODAY, by=by, now=NOW)
    response = client.get("/exposure.atom")
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = ET.fromstring(response.content)  # noqa: S314 - our own feed
    assert feed.tag == f"{ATOM}feed"
    titles = [each.findtext(f"{ATOM}title") for each in feed.findall(f"{ATOM}entry")]
    assert titles == [
        "青岛<示例>厂: Arrears paid, 17 Nov 2026",
        "青岛<示例>厂: Put on the list, 17 Nov 2026",
    ]
    ids = [each.findtext(f"{ATOM}id") for each in feed.findall(f"{ATOM}entry")]
    assert len(set(ids)) == 2
    assert feed.findtext(f"{ATOM}updated")


def test_the_site_map_leads_to_pages_that_are_there(client: Client) -> None:
    make_exposure(), make_medal()
    found = ET.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own
    places = [str(each.findtext(f"{MAP}loc")) for each in found.findall(f"{MAP}url")]
    assert len(places) == len(set(places)) == 18
    for place in places:
        assert client.get("/" + place.split("/", 3)[3]).status_code == 200, place
    robots = client.get("/robots.txt").content.decode()
    assert "Disallow: /search/" in robots
    assert "Sitemap: " in robots


def test_two_characters_find_an_enterprise_with_what_the_lists_say(client: Client) -> None:
    wanted = make_enterprise(name="青岛样例船舶配套有限公司", address="隐去路1号")
    make_enterprise(name="青岛船样例只舶有限公司")  # both pairs, not in this order
    make_exposure(uscc=wanted.uscc, name=wanted.name)
    text = client.get("/search/?q=船舶").content.decode()
    assert wanted.name in text
    assert "只舶" not in text
    assert "Exposure list" in text
    assert "隐去路" not in text
    assert wanted.name in client.get(f"/search/?q={wanted.uscc.lower()}").content.decode()
    assert "2026-Q3-0001" in client.get("/search/?q=2026-q3-0001").content.decode()


def test_long_results_are_walked_without_holes() -> None:
    ids = [make_enterprise(name=f"黄岛样品厂{n}").pk for n in range(45)]
    seen: list[int] = []
    after: int | None = 0
    while after is not None:
        found = search("样品", after=after)
        seen += [hit.enterprise.pk for hit in found.hits]
        after = found.next_after
    assert seen == ids


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=st.text(max_size=80), after=st.text(max_size=12))
def test_whatever_is_typed_is_answered(client: Client, text: str, after: str) -> None:
    text = text.encode("utf-8", "surrogatepass").decode("utf-8", "ignore")
    after = after.encode("utf-8", "surrogatepass").decode("utf-8", "ignore")
    assert client.get("/search/", {"q": text, "after": after}).status_code in (200, 400)
    assert client.get("/medals/", {"district": text, "after": after}).status_code in (200, 400)


@pytest.mark.parametrize(
    "text", ["%00", "%ff%fe", "'; DROP TABLE x --", "%F0%9F%98%80", "<b>x</b>"]
)
def test_hostile_words_find_nothing_and_break_nothing(client: Client, text: str) -> None:
    make_enterprise()
    response = client.get(f"/search/?q={text}")
    assert response.status_code in (200, 400)
    assert "<b>x" not in response.content.decode()


def test_a_certificate_is_genuine_withdrawn_or_unknown(client: Client) -> None:
    entry = make_medal()
    code = entry.verification_code
    typed = "-".join(code[at : at + 4] for at in range(0, 16, 4)).lower()
    page = client.get("/certificates/", {"code": typed}, follow=True)
    assert "Genuine, and it stands." in page.content.decode()
    by = make_user(Role.CITY_SUPERVISOR)
    publications.withdraw(entry, explanation="违法行为查实", by=by, now=NOW)
    assert "the medal was revoked on" in client.get(f"/certificates/{code}/").content.decode()
    unknown = client.get("/certificates/AAAA/")
    assert (unknown.status_code, "fingerprint at the foot" in unknown.text) == (404, True)
    assert "Write the code first." in client.get("/certificates/?code=").text
    assert "No certificate has this code." in client.get("/certificates/?code=🏅").content.decode()
    assert "No certificate has this code." not in client.get("/certificates/").content.decode()


def test_wrong_codes_are_counted_right_ones_are_not(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(certificates, "TRIED", abuse.Limit("certificates-address", 2, 60))
    code = make_medal().verification_code
    statuses = [client.get(f"/certificates/{code}/").status_code for _n in range(4)]
    statuses += [client.get("/certificates/WRONG/").status_code for _n in range(3)]
    assert statuses == [200] * 4 + [404, 404, 429]
    assert client.get(f"/certificates/{code}/").status_code == 429


def test_public_figures_are_those_of_the_newest_snapshot(client: Client) -> None:
    from compliance.actions import snapshots

    make_enterprise()
    snapshots.take(snapshots.ask(by=None, as_of=date(2026, 11, 17), now=NOW), now=NOW)
    shown = counted()
    assert shown
    text = client.get("/figures/").content.decode()
    assert all(each.title in text for each in shown)
    assert cells_without_label(text) == []
    make_exposure(list_code="2026-Q3")
    rows = json.loads(client.get("/figures.json").content)["figures"]
    listed = {row["code"]: row for row in rows if row["list_code"] == "2026-Q3"}
    assert listed["exposed"]["value"] == "1"
    assert listed["exposure_paid"]["numerator"] == "0"
    assert listed["exposure_paid"]["denominator"] == "1"
    counts = [row for row in rows if not row["list_code"]]
    assert [row["title"] for row in counts] == [each.title for each in shown]
    assert all(row["definition"] and row["as_of"] == "2026-11-17" for row in counts)
    table = client.get("/figures.csv").content.decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(table)))) == len(rows)
